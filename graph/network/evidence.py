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
_PLACES = f"SELECT {_COLUMNS} WHERE {{ VALUES ?passage {{ %s }} {_PLACE} }}"
_NAMED = """SELECT ?thing (COUNT(DISTINCT ?passage) AS ?named) WHERE {
  VALUES ?thing { %s } ?thing gt:supportedBy ?passage
} GROUP BY ?thing"""
# The build says which passage comes first, by document and place in it: to find it here costs a look at all of them.
_FIRST = "SELECT ?thing ?passage WHERE { VALUES ?thing { %s } ?thing gt:hasCitedPassage ?passage }"
_CLAIMED = f"""SELECT ?near ?property ?far {_COLUMNS} WHERE {{
  VALUES ?near {{ %s }}
  ?claim gt:claimAbout ?near ; gt:claimedProperty ?property ; gt:claimedObject ?far ; gt:claimPassage ?passage .
  {_PLACE}
}}"""


def with_passages(dataset: Selecting, ties: Sequence[Tie]) -> tuple[Tie, ...]:
    """The same ties, each with the passages that state it, by document and place.

    A structural fact that no claim states apart rests on the passages that name its part.
    """
    structure = {plain.property for plain in plain_ties()}
    of_ties = _support(dataset, (tie.id for tie in ties if " " not in tie.id))
    of_facts = _claimed(dataset, (_part(tie) for tie in ties if " " in tie.id), structure)
    of_parts = _support(dataset, (_part(tie) for tie in ties if " " in tie.id and tie.id not in of_facts))
    found = (of_ties.get(tie.id) or of_facts.get(tie.id) or of_parts.get(_part(tie)) or () for tie in ties)
    return tuple(replace(tie, passages=_sorted(passages)) for tie, passages in zip(ties, found, strict=True))


def named(dataset: Selecting, parties: Sequence[Party]) -> tuple[Party, ...]:
    """The same parties, each with how many passages name it and the first of them."""
    iris = [party.iri for party in parties]
    counted = {str(thing): int(str(count)) for thing, count in _asked(dataset, _NAMED, iris)}
    first = {str(thing): str(passage) for thing, passage in _asked(dataset, _FIRST, iris)}
    places = {str(row[0]): _passage(row) for row in _asked(dataset, _PLACES, first.values())}
    return tuple(
        replace(party, named=counted.get(party.iri, party.named), first=places.get(first.get(party.iri, "")))
        for party in parties
    )


def _part(tie: Tie) -> str:
    """What a structural fact says is a part: the first of the three that make its id."""
    return tie.id.split(" ")[0]


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
