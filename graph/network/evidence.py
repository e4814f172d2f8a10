"""The passages behind the parties and ties of a network, fetched for those alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from graph.answers import Row
from graph.identifiers import listed
from graph.names import Selecting
from graph.network.forms import PREFIXES, plain_ties
from graph.network.parties import Party, Passage, Tie

_AT_ONCE = 2000  # so many things are asked for in one query
_PLACE = """
  ?passage gt:inDocument ?document ; gt:startOffset ?start ; gt:endOffset ?end .
  OPTIONAL { ?document rdfs:label ?title }
  OPTIONAL { ?document gt:dated/gt:edtf ?date }
  OPTIONAL { ?passage gt:paragraphLabel ?paragraph }
  OPTIONAL { ?passage gt:pageNumber ?page }
  OPTIONAL { ?passage gt:quotation ?quote }
"""
_COLUMNS = "?passage ?document ?title ?date ?paragraph ?page ?start ?end ?quote"
_SUPPORT = f"SELECT ?thing {_COLUMNS} WHERE {{ VALUES ?thing {{ %s }} ?thing gt:supportedBy ?passage . {_PLACE} }}"
_CLAIMED = f"""SELECT ?near ?property ?far {_COLUMNS} WHERE {{
  VALUES ?near {{ %s }}
  ?claim gt:claimAbout ?near ; gt:claimedProperty ?property ; gt:claimedObject ?far ; gt:claimPassage ?passage .
  {_PLACE}
}}"""


def with_passages(
    dataset: Selecting, parties: Sequence[Party], ties: Sequence[Tie]
) -> tuple[tuple[Party, ...], tuple[Tie, ...]]:
    """The same parties and ties, each with the passages that state it, by document and place.

    A structural fact that no claim states apart rests on the passages that name its part.
    """
    structure = {plain.property for plain in plain_ties()}
    facts = [tie for tie in ties if " " in tie.id]
    parts = [tie.id.split(" ")[0] for tie in facts]
    of_things = _support(dataset, [*(party.iri for party in parties), *parts, *(tie.id for tie in ties)])
    of_facts = _claimed(dataset, parts, structure)
    return (
        tuple(replace(party, passages=_sorted(of_things.get(party.iri, ()))) for party in parties),
        tuple(replace(tie, passages=_stating(tie, of_things, of_facts)) for tie in ties),
    )


def _stating(
    tie: Tie, of_things: Mapping[str, set[Passage]], of_facts: Mapping[str, set[Passage]]
) -> tuple[Passage, ...]:
    found = of_things.get(tie.id) or of_facts.get(tie.id) or of_things.get(tie.id.split(" ")[0]) or set()
    return _sorted(found)


def _support(dataset: Selecting, iris: Iterable[str]) -> Mapping[str, set[Passage]]:
    found: dict[str, set[Passage]] = defaultdict(set)
    for row in _asked(dataset, _SUPPORT, iris):
        found[str(row[0])].add(_passage(row[1:]))
    return found


def _claimed(dataset: Selecting, iris: Iterable[str], properties: set[str]) -> Mapping[str, set[Passage]]:
    found: dict[str, set[Passage]] = defaultdict(set)
    for row in _asked(dataset, _CLAIMED, iris):
        if str(row[1]) in properties:
            found[f"{row[0]} {row[1]} {row[2]}"].add(_passage(row[3:]))
    return found


def _asked(dataset: Selecting, query: str, iris: Iterable[str]) -> Iterator[Row]:
    remaining = iter(sorted(set(iris)))
    while some := list(islice(remaining, _AT_ONCE)):
        yield from dataset.select(PREFIXES + query % listed(some)).rows


def _sorted(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    by_iri = {
        passage.iri: passage for passage in sorted(passages, key=lambda one: (one.iri, one.date or "", one.title))
    }
    return tuple(sorted(by_iri.values(), key=lambda one: (one.document, one.start, one.end)))


def _passage(row: Row) -> Passage:
    passage, document, title, date, paragraph, page, start, end, quote = (
        None if term is None else str(term) for term in row
    )
    return Passage(
        document=document or "",
        start=int(start or 0),
        end=int(end or 0),
        iri=passage or "",
        title=title or document or "",
        date=date,
        paragraph=paragraph,
        page=int(page) if page else None,
        quote=quote,
    )
