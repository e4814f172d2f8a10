"""One entry of the reference, in Markdown, for a term, a list, a framework or a check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ontology.terms import GT
from tools.ontology_docs.model import Check, Framework, Reference, Scheme, Term
from tools.ontology_docs.places import Places, plain

QUERIES = "../../../"


def heading(level: int, anchor: str, label: str) -> str:
    """A heading with an anchor that stays when the words change."""
    return f'{"#" * level} <a id="{anchor}"></a>{plain(label)}'


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; cells are Markdown already."""
    names = list(columns)
    lines = [f"| {' | '.join(row)} |" for row in (names, ["---"] * len(names), *rows)]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Entries:
    """Writes entries of one reference."""

    reference: Reference
    places: Places

    def term(self, term: Term) -> str:
        """Heading, name, definition, and a list of all else that is known of it."""
        facts = [f"- **{name}**: {said}" for name, said in self._facts(term) if said]
        deprecated = (
            "**Deprecated.** Use " + self.places.links(term.replaced_by) if term.replaced_by else "**Deprecated.**"
        )
        parts = [
            heading(3, self.places.by_iri[term.iri].anchor, term.label),
            f"`gt:{term.name}` · {term.kind} · `{term.iri}`",
            *([deprecated] if term.deprecated else []),
            self._reading(term),
            "\n".join(facts),
        ]
        return "\n\n".join(part for part in parts if part)

    def scheme(self, scheme: Scheme, level: int = 3) -> str:
        """Heading, definition and a table of values; columns that no value fills are left out."""
        columns = ["Value", "Notation", "Meaning"]
        rank, under = any(one.rank for one in scheme.concepts), any(one.broader for one in scheme.concepts)
        kinds = any(one.kinds for one in scheme.concepts) and not rank
        columns += ["Rank", "Band"] * rank + ["Kind"] * kinds + ["Beneath"] * under
        rows = []
        for one in scheme.concepts:
            anchor = self.places.by_iri[one.iri].anchor
            meaning = " ".join((one.definition, *one.notes, *(f"Also: {name}." for name in one.also)))
            row = [f'<a id="{anchor}"></a>{plain(one.label)}', f"`{one.notation}`", plain(meaning)]
            row += [str(one.rank), self.places.link(one.band or "")] * rank
            row += [self.places.links(one.kinds)] * kinds
            row += [self.places.link(one.broader) if one.broader else ""] * under
            rows.append(row)
        parts = [
            heading(level, self.places.by_iri[scheme.iri].anchor, scheme.label),
            f"`{scheme.iri}` · {len(scheme.concepts)} values",
            plain(" ".join((scheme.definition, *scheme.notes))),
            self._valued_by(scheme),
            table(columns, rows) if rows else "",
        ]
        return "\n\n".join(part for part in parts if part)

    def framework(self, framework: Framework) -> str:
        """Heading, definition, and where its scale and areas are."""
        areas = {self.places.by_iri[area].anchor: self.places.link(area) for area in framework.areas}
        facts = (
            ("Also called", "; ".join(map(plain, framework.also))),
            ("In use from", framework.since),
            ("No more in use on", framework.until),
            ("Scale", self.places.links(framework.scales) or "none: it awards no grades"),
            ("Areas", ", ".join(areas[anchor] for anchor in sorted(areas))),
            ("Note", plain(" ".join(framework.notes))),
        )
        parts = [
            heading(3, self.places.by_iri[framework.iri].anchor, framework.label),
            f"`{framework.notation}` · `{framework.iri}`",
            plain(framework.definition),
            "\n".join(f"- **{name}**: {said}" for name, said in facts if said),
        ]
        return "\n\n".join(part for part in parts if part)

    def check(self, check: Check) -> str:
        """Heading, message, whom it looks at and along what path."""
        facts = (
            ("Looks at", self.places.links(check.targets)),
            ("Along", f"`{check.path}`" if check.path else ""),
            ("Values from", self.places.link(check.scheme) if check.scheme else ""),
            ("Terms", self.places.links(check.terms)),
        )
        parts = [
            heading(3, self.places.by_iri[check.iri].anchor, check.name),
            plain(check.message),
            "\n".join(f"- **{name}**: {said}" for name, said in facts if said),
        ]
        return "\n\n".join(parts)

    def foreign(self, terms: Iterable[Term]) -> str:
        """Terms of other vocabularies as a table."""
        rows = [
            [f'<a id="{self.places.by_iri[term.iri].anchor}"></a>{plain(term.label)}', f"`{term.iri}`", term.kind]
            for term in terms
        ]
        return table(["Term", "IRI", "Kind"], rows)

    def _reading(self, term: Term) -> str:
        if not term.definition:
            return ""
        if term.kind == "class":
            return f"*{plain(term.definition)}*"
        return f"*x* **{plain(term.definition)}** *y*"

    def _facts(self, term: Term) -> Iterator[tuple[str, str]]:
        link, reference = self.places.links, self.reference
        yield "Also called", "; ".join(map(plain, term.also))
        yield ("Kind of" if term.kind == "class" else "Implies"), link(term.parents)
        yield ("Kinds" if term.kind == "class" else "Implied by"), link(term.children)
        if term.kind == "class":
            yield "Plain link", self._shortcut(term)
        else:
            yield "From", reference.starts[term.iri] or self._anywhere(term)
            yield "To", reference.ends[term.iri] or self._anywhere(term)
            yield "Values from", link({one.scheme for one in reference.checks if one.scheme and term.iri in one.terms})
            yield "Plain link of", link({one.iri for one in reference.terms if self._tells(one, term)})
        yield "The other way round", link(term.inverses)
        yield "Known", " ".join(reference.statements[term.iri])
        yield "Never at once", link(term.disjoint)
        if term.kind == "class":
            yield "Properties from it", link(one.iri for one in reference.terms if term.iri in one.domains)
            yield "Properties to it", link(one.iri for one in reference.terms if term.iri in one.ranges)
        yield "Example", "; ".join(map(plain, term.examples))
        yield "Note", " ".join(map(plain, term.notes))
        yield "Checks", link(one.iri for one in reference.checks if term.iri in one.terms)
        asked = [one for one in reference.questions if term.iri in one.terms]
        yield "Questions", ", ".join(f"[{one.name}]({QUERIES}{one.path})" for one in asked)

    def _anywhere(self, term: Term) -> str:
        return "" if term.kind == "annotation property" else "anything"

    def _tells(self, relation: Term, link: Term) -> bool:
        return relation.shortcut is not None and relation.shortcut.link == link.iri

    def _shortcut(self, term: Term) -> str:
        if term.shortcut is None:
            return ""
        ends = self.places.link(term.shortcut.start), self.places.link(term.shortcut.end)
        return f"{ends[0]} {self.places.link(term.shortcut.link)} {ends[1]} (derived, never asserted)"

    def _valued_by(self, scheme: Scheme) -> str:
        paths = {str(GT[check.path]) for check in self.reference.checks if check.path and check.scheme == scheme.iri}
        names = self.places.links(paths & set(self.places.by_iri))
        return f"Values of {names}." if names else ""
