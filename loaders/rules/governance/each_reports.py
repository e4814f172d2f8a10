"""That each group of a section reports to one body: "Each sub-group reports to the Executive" above their list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from loaders.claims import RelationClaim
from loaders.grammar.modality import frequency_of
from loaders.grammar.typed import marked, typed
from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import PARTS, Party, Told

_CONFIDENCE = 0.8
_FEWEST = 2


def reporting_groups(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """A claim for each group that opens a row or an item of the section, where two or more do."""
    for told in cast.told:
        goes_back = told.sentence.at and told.sentence.text.startswith("They")
        if told.cell or goes_back or not _said("reported").search(told.sentence.text):
            continue
        found = _said("each_reports").match(typed(told.sentence.text, told.parties))
        whole = next((told.parties[n] for n in marked(found["object"])), None) if found else None
        if whole is None:
            continue
        groups = _groups(paper, cast, told, whole)
        for group, one in groups if len(groups) >= _FEWEST else ():
            yield RelationClaim(
                document=paper.document.slug,
                evidence=tuple(
                    passage
                    for said in (told.sentence, one.sentence)
                    for passage in paper.passages(said.plain, said.at, said.stop, index=said.index)
                ),
                confidence=_CONFIDENCE,
                method="each-reports",
                predicate="reports-to",
                subject=group.name,
                object=whole.name,
                status="actual",
                frequency=frequency_of(told.sentence.text),
            )


def _groups(paper: Paper, cast: Cast, opening: Told, whole: Party) -> Sequence[tuple[Party, Told]]:
    """The groups of the section of `opening`, each with the row or the item that begins with it, once."""
    found: dict[str, tuple[Party, Told]] = {}
    section = paper.places[opening.sentence.index].headings
    for told in cast.told:
        first = told.parties[0] if told.parties else None
        if not first or not first.body or not (told.item or told.cell) or first.at or told.sentence.at:
            continue
        if told.sentence.index <= opening.sentence.index:
            continue  # "They report to it" below the groups may go back to others
        if paper.places[told.sentence.index].headings != section or first.name == whole.name:
            continue
        if first.sort == "body" and (first.body.kind in PARTS or _said("nouns").search(first.name)):
            found.setdefault(first.name, (first, told))
    return tuple(found.values())


@cache
def _said(key: str) -> Pattern:
    return prepare(load("group-sections")[key])
