"""Grades that are given as things: "received a 'good' judgement for adoption", "this inadequate rating"."""

from __future__ import annotations

from loaders.claims import Area
from loaders.rules.grades.grades import areas_in, find_grades, subject_area
from loaders.rules.inspections.cues import words
from loaders.rules.judgements.graded_forms import pattern

# What stands before a grade of the whole, and what behind it.
_WHOLE = (
    ("given_all", "all_areas"),
    ("providing", "a_service"),
    ("the_grade", "ofsted_report"),
    ("the_grade", "given_by"),
    ("the_grade", "rating_dated"),
    ("given", "in_inspection"),
    ("given_bare", "overall_behind"),
)


def given_areas(before: str, after: str) -> tuple[Area, ...]:
    """ "received a 'good' judgement for adoption", "overall effectiveness of good"."""
    listed = pattern("namely").match(after)
    alone = listed and not any(find_grades(after[: listed.start("what")]))
    if listed and alone and (areas := _namely(listed["what"], before)):
        return areas
    bracketed = pattern("bracketed").search(before)
    if bracketed and pattern("bracketed_after").match(after):
        special = [area for area in areas_in(bracketed["what"] or "") if area not in ("overall", "safeguarding")]
        return () if len(special) == 1 else ("overall",)
    if pattern("given").search(before):
        match = pattern("given_after").match(after)
        if match:
            told = match["what"] or ""
            another = next(find_grades(told), None)  # "an inadequate judgement for leadership and a good for adoption"
            return tuple(areas_in(told[: another.at] if another else told)) or _receiving(before)
    if areas_behind := _behind(before, after):
        return areas_behind
    named = _named(before, after)
    if named:
        return named
    if pattern("been").search(before) and pattern("for_overall").match(after):
        return ("overall",)
    if pattern("list_end").search(before) and pattern("overall_alone").match(after) and any(find_grades(before)):
        return ("overall",)
    counted = _counted(before, after)
    if counted:
        return counted
    if shared := _shared(before, after):
        return shared
    if not pattern("after").match(after):
        return ()
    match = pattern("noun").search(pattern("dated_aside").sub(" ", before if before.endswith(" ") else f"{before} "))
    if match and (of_clause := _of_clause(before, match["what"])):
        return of_clause
    if match:
        areas = tuple(area for area in areas_in(match["what"]) if area != "overall")
        return areas[:1] or ("overall",)
    return ()


def _shared(before: str, after: str) -> tuple[Area, ...]:
    """ "Judged good for leadership and for care leavers", "the Council is 'outstanding' for leadership"."""
    quoted = after[:1] in "\"'" and pattern("is_quoted").search(before)
    match = pattern("shared_after").match(after) if quoted or pattern("shared").search(before) else None
    told = pattern("except").split(match["what"])[0] if match else ""
    shared = tuple(areas_in(told))
    if pattern("whole_named").search(told):
        return shared
    return tuple(area for area in shared if area != "overall") or shared


def _namely(what: str, before: str) -> tuple[Area, ...]:
    """ "Good for each of the three judgements: leadership, ..."; the whole shares it where it is told."""
    another = next(find_grades(what), None)
    areas = [area for area in areas_in(what[: another.at] if another else what) if area != "overall"]
    clause = before.rpartition(" and ")[2] if any(find_grades(before)) else before
    whole = pattern("whole_named").search(clause) or pattern("whole_named").search(what)
    return tuple(["overall", *areas] if whole and areas else areas)


def _of_clause(before: str, what: str) -> tuple[Area, ...]:
    """ "Leadership fared worst, with a grade of inadequate": the one area of the clause, where the grade names none."""
    clause = pattern("with_grade").search(before if before.endswith(" ") else f"{before} ")
    if clause is None or what.lower().startswith("overall") or pattern("inspected").search(clause["what"]):
        return ()
    areas = [area for area in areas_in(clause["what"]) if area not in ("overall", "safeguarding")]
    return tuple(areas) if len(areas) == 1 else ()


def _named(before: str, after: str) -> tuple[Area, ...]:
    """ "Received a good in all areas", "providing a good service", "this inadequate rating", "which received a ..."."""
    whole = any(pattern(front).search(before) and pattern(behind).match(after) for front, behind in _WHOLE)
    if whole:
        return ("overall",)
    if pattern("is_an").search(before) and pattern("an_authority").match(after):
        return ("overall",) if pattern("by_inspection").search(before + after) else ()
    which = pattern("which_received").search(before)
    if which and (areas := areas_in(which["what"])):
        return tuple(areas)
    if pattern("named_grade").search(before) and pattern("is_rating").match(after):
        return tuple(areas_in(after[:60].partition(" for ")[2]) or areas_in(before[-30:])) or ("overall",)
    return ()


def _behind(before: str, after: str) -> tuple[Area, ...]:
    """ "Good services for care leavers", "an inadequate judgement was given for X", "X was the only area ..."."""
    front = pattern("in_front_of").match(after) if pattern("in_front").search(before) else None
    if front:
        return tuple(area for area in areas_in(front["what"]) if area != "overall")
    first = pattern("grade_first_after").match(after) if pattern("grade_first").search(before) else None
    if first:
        return tuple(areas_in(first["what"]))
    if pattern("from_grade").search(before) and pattern("from_grade_dated").match(after):
        areas = tuple(area for area in areas_in(before) if area not in ("overall", "other", "safeguarding"))
        return areas[-1:] or (() if words("not_graded_by").search(before) else ("overall",))
    if pattern("this_area").search(before):
        return tuple(area for area in areas_in(before) if area not in ("overall", "other"))[-1:]
    one = pattern("is_area").match(after) if pattern("one_area").search(before) else None
    if one:
        return tuple(area for area in areas_in(one["what"]) if area != "overall")
    only = pattern("only_area").search(before)
    if only:
        return tuple(areas_in(only["what"]))
    return ()


def _receiving(before: str) -> tuple[Area, ...]:
    """Who "received a 'good' judgement": the board or the area that is the subject, else the whole."""
    if "lscb" in areas_in(pattern("first_verb").split(before)[0]):
        return ("lscb",)
    given = pattern("given").search(before)
    strict = subject_area(before[: given.start()].rstrip(" ,")) if given else None
    return (strict[0],) if strict else ("overall",)


def also_areas(after: str) -> tuple[Area, ...]:
    """ "... was inadequate, as was leadership": the areas that share the grade."""
    match = pattern("as_was").match(after)
    return tuple(area for area in areas_in(match["what"]) if area != "overall") if match else ()


def _counted(before: str, after: str) -> tuple[Area, ...]:
    """ "Three were inadequate (leadership, adoption, care leavers)", "two - adoption and care leavers - were good"."""
    padded = before if before.endswith(" ") else before + " "
    match = pattern("between").search(padded) or pattern("areas_after").match(after)
    if match is None and pattern("counted").search(padded):
        match = pattern("counted_after").match(after)
    if match is None:
        return ()
    whole = pattern("whole_named").search(match["what"])
    return tuple(area for area in areas_in(match["what"]) if whole or area != "overall")
