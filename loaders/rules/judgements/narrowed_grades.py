"""Grades that seem to be of the whole, and by the words around them are of a part, or of whose paper it is."""

from __future__ import annotations

from loaders.claims import Area
from loaders.rules.grades.grades import areas_in
from loaders.rules.judgements.graded_forms import pattern
from loaders.rules.paper.own_pages import names_board
from loaders.rules.paper.paper import Paper

_MOST = 2  # of more the words are the long name of an inspection


def narrowed(paper: Paper, before: str, after: str) -> tuple[Area, ...]:
    """The parts that a grade of the whole is told for, or the board that speaks of itself; none of the whole."""
    fronted = pattern("fronted_area").search(before)
    if fronted and (parts := _parts(fronted["what"])):
        return parts
    behind = pattern("narrowed").match(after)
    if behind:
        whole = pattern("whole_named").search(before)
        if not whole or pattern("half").match(behind["what"]):
            return _parts(behind["what"])
    if after and pattern("of_us").search(before) and names_board(paper):
        return ("lscb",)
    return ()


def _parts(what: str) -> tuple[Area, ...]:
    if pattern("not_narrowed").search(what):
        return ()
    areas = tuple(area for area in areas_in(what) if area != "overall")
    return areas if len(areas) <= _MOST else ()
