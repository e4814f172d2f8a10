"""The bodies and authorities that a paper names, one claim each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders.claims import BodyClaim, BodyKind, Evidence
from loaders.lexicon import load
from loaders.naming.directory import Body
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Party, Told

_PASSAGES = 3
_POSTCODE = prepare(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b")


def body_claims(paper: Paper, cast: Cast) -> Iterator[BodyClaim]:
    """A claim for each body, in the order of first mention, with its first passages."""
    found: dict[str, Body] = {}
    where: dict[str, list[Evidence]] = {}
    for told in cast.told:
        for party in told.parties:
            if party.sort == "authority" and _POSTCODE.search(told.sentence.plain.norm):
                continue  # a town in an address
            for body in _bodies(paper, party):
                known = found.get(body.name)
                if known is None or (body.acronym and not known.acronym):
                    found[body.name] = body
                where.setdefault(body.name, []).extend(_passages(paper, told, party))
    for name, body in found.items():
        yield BodyClaim(
            document=paper.document.slug,
            evidence=tuple(dict.fromkeys(where[name]))[:_PASSAGES],
            confidence=_confidence(body.kind),
            method="body-name",
            name=name,
            kind=body.kind,
            acronym=body.acronym,
            authority=body.authority,
        )


def _bodies(paper: Paper, party: Party) -> Iterator[Body]:
    """The body that `party` is or is of; of "the Chief Executive of Example Council" the authority, another's."""
    if party.body:
        yield from () if _collective().search(party.body.name) else (party.body,)
    elif party.of:
        yield party.of
    elif party.organisation and party.organisation != paper.authority:
        named = paper.gazetteer.find(party.organisation)
        if len(named) == 1 and named[0].name == party.organisation:
            yield Body(party.organisation, "local-authority", party.organisation)


@cache
def _collective() -> Pattern:
    return prepare(load("body-kinds")["collective"])


def _passages(paper: Paper, told: Told, party: Party) -> tuple[Evidence, ...]:
    sentence = told.sentence
    return paper.passages(sentence.plain, sentence.at + party.at, sentence.at + party.stop, index=sentence.index)


def _confidence(kind: BodyKind | None) -> float:
    return 0.75 if kind in ("team", "other", None) else 0.9
