"""Forms of words by which a sentence gives a grade: which areas the words around it give it to."""

from __future__ import annotations

import re
from functools import cache

from loaders.claims import Area, Grade
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.grades.grades import area_of, areas_in, find_grades, grade_words, subject_area
from loaders.rules.paper.paper import Paper

_CLAUSE = prepare(
    r"[.;:]\s|,\s(?:and|but|while|whilst|although|with|which|however)\s|\s(?:but|while|whilst|although|however|when|since)\s"
    r"|\s(?:in|at|under|after|during) which\s|,?\swhere\s"
)
_LIST_CLAUSE = prepare(
    r"[.;:]\s|,\s(?:but|while|whilst|although|with|which|however)\s|\s(?:but|while|whilst|although|however|when)\s"
)
_LIST_LENGTH = 300
_OVERALL = prepare(r"\boverall,?\s$", re.I)
_ASIDE = prepare(r", (?:including|which|who) [^,]{3,80},|\s\([^()]{1,60}\)")
_MEANWHILE = prepare(
    r",\s(?:when|after|once|following|on|in) [^,;.]{3,80},\s(?=(?:was|were|is|are|has|have|had)\b)"
    r"|,\s(?:on|of|in|for|to|through|by) (?:which|whom) [^;.]{3,140},\s(?=(?:was|were|is|are|has|have|had)\b)"
    r"|,\s(?:which|whom) (?:the|we|they|our|its) [^,;.]{3,80},\s(?=(?:was|were|is|are|has|have|had)\b)",
    re.I,
)
_AFRESH = prepare(r"[\"']?(?:(?:,|;)\s(?:(?:and|but|while|whilst)\s)?|\s(?:and|but|while|whilst)\s)")
_LABELLED = prepare(r"(?:^|[.;]\s)\W*(?P<what>[^:;.]{3,70}):\s(?:we|it|they|this|these|services)\s*$", re.I)
_LEDE = 20_000
_EACH = prepare(r"\b(?:both|each)\b", re.I)
_AND_LEAVERS = prepare(r"\sand (?:for )?care leavers\W*$", re.I)
_BOTH = prepare(r"\bboth\s(?P<what>.{3,100}\s(?:and|of)\s.{3,100})$", re.I)
_WHICH = prepare(
    r"(?P<what>[^.;:]{3,90}?),? (?:which|and|that|whom) (?:they|ofsted|inspectors|it|the inspectors)\s$", re.I
)


@cache
def pattern(key: str) -> Pattern:
    """The pattern `key` of lexicon/judgements."""
    return prepare(load("judgements")[key].replace("@G", grade_words()), re.I)


def predicated_areas(paper: Paper, before: str, after: str, grade: Grade, *, told: bool) -> tuple[Area, ...]:
    """The subject of "is good", "was judged to be good", "requires improvement"; "judged X to be good"."""
    before = _MEANWHILE.sub(" ", before)
    padded = before if before.endswith(" ") else before + " "
    if told and pattern("participle").match(padded) and pattern("participle_after").match(after):
        return ("overall",)
    improved = pattern("improved").search(padded)
    if improved:
        risen = pattern("risen").search(before[: improved.start()].rstrip()) if told else None
        if risen and paper.gazetteer.find(_CLAUSE.split(risen["what"])[-1]):
            return ("overall",)
        rising = _loose(paper, before[: improved.start()], told=told)
        return tuple(area for area in rising if told or area != "other")
    judged = pattern("judged").search(padded)
    which = _WHICH.search(before[: judged.start()].rstrip() + " ") if judged else None
    if which:
        return tuple(filter(None, [area_of(which["what"][-60:])])) or _loose(paper, which["what"], told=told)
    about = None if judged else pattern("judged_that").search(padded) or pattern("rated").search(padded)
    if about:
        pointed = _pointed(paper, about["what"], before[: about.start()], told=told)
        return pointed or _whole_or_loose(paper, about["what"], told=told)
    copula = judged or pattern("copula").search(padded)
    if not copula and (listed := _in_list(before)):
        strict = subject_area(pattern("adverb").sub("", before.rstrip(" ,")))
        is_verb = grade == "requires-improvement" and strict  # "both require improvement"
        return _joined(before, strict, "") if is_verb and strict else (listed,)
    if not copula and grade != "requires-improvement":
        return ()
    subject = before[: copula.start()] if copula else re.sub(r",?\s(?:that|which)\s*$", "", before)
    subject = pattern("no_longer").sub("", subject)
    return (_labelled(subject) if copula else ()) or _of_subject(
        paper, subject, (padded[copula.start() :] if copula else "", after), bool(judged), told=told
    )


def _labelled(subject: str) -> tuple[Area, ...]:
    """ "Children in care: we were judged ...": the areas that the label of a line names."""
    labelled = _LABELLED.search(subject)
    return tuple(area for area in areas_in(labelled["what"]) if area != "overall") if labelled else ()


def _of_subject(paper: Paper, subject: str, around: tuple[str, str], judged: bool, *, told: bool) -> tuple[Area, ...]:
    """The areas of the subject of a verb; `around` are the verb, where there is one, and the words behind the grade."""
    verb, after = around
    joined = judged and (verb.startswith("and ") or subject.endswith(" and "))
    inspected_and = pattern("inspected_and").match(subject) if joined else None
    if inspected_and and told and (areas := _whole_or_loose(paper, inspected_and["what"], told=told)):
        return areas
    relative = pattern("relative").search(subject) if verb else None
    called = pattern("called").search(subject) if relative and told else None
    if called and _named_before(paper, subject, called):
        return _whole_or_loose(paper, called["aside"], told=False) or ("overall",)
    if judged and told and _is_neighbour(paper, subject):
        return ("overall",)
    if relative:
        return _whole_or_loose(paper, pattern("except").split(relative["what"])[-1], told=told)
    concluded = pattern("concluded_that").search(subject)
    if concluded or judged:
        clause = concluded["it"] if concluded else _CLAUSE.split(subject)[-1]
        pointed = _pointed(
            paper, clause, subject[: concluded.start() if concluded else -len(clause) or None], told=told
        )
        if pointed:
            return pointed
    strict = subject_area(pattern("adverb").sub("", subject.rstrip(" ,")))
    if strict:
        return _joined(subject, strict, verb)
    possessed = pattern("possessed").search(subject) if told and judged else None
    if possessed and (own := subject_area(possessed["what"])):
        return (own[0],)
    if told and ((judged and pattern("everything").search(subject)) or (verb and _is_authority(paper, subject))):
        return ("overall",)
    if verb and told and not judged and pattern("overall_they").search(subject):
        return ("overall",)
    ours = verb and not judged and pattern("ours").match(_CLAUSE.split(subject)[-1])
    if ours and pattern("at_inspection").match(after):
        return ("overall",)
    if ours and pattern("dated").match(after) and any(find_grades(subject)):
        return ("overall",)  # "required improvement in 2016; they had been inadequate in 2013"
    told_of = pattern("at_its_inspection").match(subject) or pattern("inspected_it").search(subject)
    if verb and told and not judged and told_of:
        return ("overall",)
    if not judged and (verb or not pattern("inspected").search(subject)):
        return ()
    return _loose(paper, subject, told=told)


def _is_neighbour(paper: Paper, subject: str) -> bool:
    """True for "Lanmere, since it is our closest neighbour and": an authority, and what it is besides."""
    also = pattern("called_and").search(subject)
    return also is not None and _named_before(paper, subject, also)


def _named_before(paper: Paper, subject: str, match: re.Match[str]) -> bool:
    return bool(paper.gazetteer.find(subject[max(match.start() - 60, 0) : match.start()]))


def _is_authority(paper: Paper, subject: str) -> bool:
    """True where the clause that `subject` ends with is the name of an authority and nothing else."""
    clause = pattern("and_clause").split(_CLAUSE.split(subject)[-1])[-1].strip()
    named = paper.gazetteer.find(clause)
    return len(named) == 1 and pattern("council_words").sub("", clause[: named[0].at] + clause[named[0].stop :]) == ""


def _joined(subject: str, strict: tuple[Area, int], verb: str) -> tuple[Area, ...]:
    """The area at the end of `subject`, and with a verb of several those that "and" joins to it."""
    if strict[0] == "looked-after" and _EACH.search(verb) and _AND_LEAVERS.search(subject[strict[1] :]):
        return ("looked-after", "care-leavers")  # two areas, where each is judged
    clause = _CLAUSE.split(pattern("fronted").sub("", subject))[-1][-200:]
    given = [span.stop for span in find_grades(clause)][-1:]
    if given and (behind := _AFRESH.match(clause, given[0])):
        clause = clause[behind.end() :]  # "effectiveness was good, leadership and care leavers each require ..."
    alone = not pattern("first_verb").search(clause) and not next(find_grades(clause), None)
    if re.match(r"(?:were|are|(?:ha(?:ve|d) )?(?:\w+ )?been)\b", verb):
        longer = _LIST_CLAUSE.split(pattern("fronted").sub("", subject))[-1][-_LIST_LENGTH:]
        if not pattern("first_verb").search(longer) and not next(find_grades(longer), None):
            clause = longer
    shared = re.match(r"(?:were|are|have)\b", verb) or (alone and (not verb or re.match(r"had\b", verb)))
    whole = alone and pattern("services_and").match(clause)
    if shared and (whole or re.search(r"(?:,|\band)\s(?:of\s|for\s)?$", subject[: strict[1]])):
        named = whole or pattern("whole_named").search(clause)
        several = tuple(area for area in areas_in(clause) if named or area != "overall")
        if strict[0] == "care-leavers" and strict[0] not in several and "looked-after" in several:
            return several  # one area of both
        return several if strict[0] in several else (strict[0],)
    return (strict[0],)


def _pointed(paper: Paper, what: str, before: str, *, told: bool) -> tuple[Area, ...]:
    """What "it" or "both" goes back to in `before`: the area or board told of, or the whole of the services."""
    if pattern("both_boards").search(what):
        return ("overall", "lscb")
    if pattern("board_again").match(what.strip()) and "lscb" in areas_in(before):
        return ("lscb",)
    if pattern("pronoun").match(what) and pattern("board_reviewed").search(before):
        return ("lscb",) if "lscb" in areas_in(paper.document.text[:_LEDE]) else ()
    areas = tuple(area for area in areas_in(before) if area != "overall")
    if pattern("both").match(what):
        return areas[-2:] if len(areas) > 1 else ()
    if told and pattern("us").search(what):
        return ("overall",)
    if not pattern("pronoun").match(what):
        return ()
    if told and (pattern("protection_arrangements").search(before) or pattern("inspection_when").search(before)):
        return ("overall",)
    specific = tuple(area for area in areas if area != "safeguarding")  # of a post or a title, more often than not
    subject = areas_in(pattern("first_verb").split(before)[0])
    if len(specific) == 1 and specific[0] in subject:
        return specific
    served = pattern("served").search(before) or paper.gazetteer.find(before)
    return ("overall",) if told and served and not specific else ()


def _in_list(before: str) -> Area | None:
    """The area in "leadership was judged good; help and protection, inadequate": its verb is that of the list."""
    strict = subject_area(pattern("adverb").sub("", before.rstrip(" ,\"'")))
    named = before[max(strict[1] - len("overall "), 0) :].rstrip(" ,\"'") if strict else ""
    whole = strict and strict[0] == "overall" and not pattern("whole_named").search(named)
    if strict and not whole and pattern("list_verb").search(_OVERALL.sub("", before[: strict[1]])):
        return strict[0]
    return None


def _whole_or_loose(paper: Paper, what: str, *, told: bool) -> tuple[Area, ...]:
    strict = subject_area(what.strip())
    both = _BOTH.search(what) if strict else None
    if both and len(several := [area for area in areas_in(both["what"]) if area != "overall"]) == 2:
        return tuple(several)
    return (strict[0],) if strict else _loose(paper, what, told=told)


def _loose(paper: Paper, subject: str, *, told: bool) -> tuple[Area, ...]:
    """The areas of a subject that is explicitly judged: those it names, else the whole where it names the authority."""
    clause = _CLAUSE.split(_ASIDE.sub("", subject))[-1][-140:]
    if pattern("negated").search(clause):
        return ()
    named = paper.gazetteer.find(clause)
    if told and pattern("arrangements_judged").search(clause) and not pattern("quality").search(clause):
        return ("overall",)
    if pattern("of_board").search(clause):
        return ("lscb",) if "lscb" in areas_in(paper.document.text[:_LEDE]) else ()
    if told and pattern("pronoun").match(clause):
        before = subject[: -len(clause)]
        served = pattern("served").search(before) or paper.gazetteer.find(before)
        return ("overall",) if served and pattern("inspected").search(before) and not areas_in(before[-60:]) else ()
    if told and (named or pattern("whole").search(clause[-60:])) and _is_whole(clause):
        return ("overall",)
    areas = areas_in(clause)
    return tuple(areas) if areas else ()


def _is_whole(clause: str) -> bool:
    """True where `clause` speaks of all services, or of arrangements of a kind that one inspection covers."""
    areas = [area for area in areas_in(clause) if area not in ("overall", "safeguarding")]
    return not areas or bool(re.search(r"\barrangements\b", clause, re.I))
