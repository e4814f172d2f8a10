"""Where each thing is documented, and links to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib.namespace import XSD

from ontology.terms import BASE, GTSH, ID, ONT, SCHEME
from tools.ontology_docs.model import Check, Framework, Scheme, Term

CHECKS_PAGE = "shapes"
_DATATYPES = {
    str(XSD.string): "text",
    str(XSD.integer): "whole number",
    str(XSD.nonNegativeInteger): "whole number of at least 0",
    str(XSD.positiveInteger): "whole number of at least 1",
    str(XSD.decimal): "number",
    str(XSD.dateTime): "date and time",
    str(XSD.anyURI): "address",
    str(XSD.boolean): "true or false",
}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def plain(words: str) -> str:
    """Words so written that Markdown, in a table too, shows them as they are."""
    return _SPECIAL.sub(r"\\\1", words)


@dataclass(frozen=True, slots=True)
class Place:
    """A heading or row of the reference. `anchor` is unique on its page."""

    page: str
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Places:
    """Looks up places by IRI; links are relative to the folder of reference pages."""

    by_iri: Mapping[str, Place]

    def label(self, iri: str) -> str:
        """Its label; of a foreign term without one, what stands last in its IRI."""
        place = self.by_iri.get(str(iri))
        return place.label if place else _DATATYPES.get(str(iri)) or re.split(r"[#/]", iri)[-1]

    def link(self, iri: str, label: str | None = None) -> str:
        """A Markdown link; plain words for what is not documented here."""
        place = self.by_iri.get(str(iri))
        words = plain(label or self.label(iri))
        return f"[{words}]({place.page}.md#{place.anchor})" if place else words

    def links(self, iris: Iterable[str], between: str = ", ") -> str:
        """Links in the order of labels."""
        return between.join(self.link(iri) for iri in sorted(iris, key=lambda iri: (self.label(iri).casefold(), iri)))


def find_places(
    terms: Iterable[Term], schemes: Iterable[Scheme], frameworks: Iterable[Framework], checks: Iterable[Check]
) -> Places:
    """Each term, list, value, framework and check has a place. Two on one anchor of a page are an error."""
    found: dict[str, Place] = {}
    for term in terms:
        found[term.iri] = Place(term.module, _anchor(term.iri), term.label)
    for scheme in schemes:
        found[scheme.iri] = Place(scheme.module, _anchor(scheme.iri), scheme.label)
        for concept in scheme.concepts:
            found[concept.iri] = Place(scheme.module, _anchor(concept.iri), concept.label)
    for framework in frameworks:
        found[framework.iri] = Place(framework.module, _anchor(framework.iri), framework.label)
    for check in checks:
        found[check.iri] = Place(CHECKS_PAGE, _anchor(check.iri), check.name)
    if len({(place.page, place.anchor) for place in found.values()}) != len(found):
        raise ValueError("two things share an anchor on one page")
    return Places(found)


def _anchor(iri: str) -> str:
    short = iri.removeprefix(ONT).removeprefix(SCHEME).removeprefix(ID).removeprefix(str(GTSH))
    ours = iri.startswith(BASE)
    return re.sub(r"[^A-Za-z0-9]+", "-", short if ours else "-".join(re.split(r"[#/]", iri)[-2:]))
