"""The generated Markdown pages: one a module, the checks, the index and the list from A to Z."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tools.ontology_docs.entries import Entries, table
from tools.ontology_docs.model import KINDS, SEVERITIES, Module, Reference
from tools.ontology_docs.places import CHECKS_PAGE, Places, plain

_PLURALS = {
    "class": "Classes",
    "object property": "Properties that link things",
    "data property": "Properties that give values",
    "annotation property": "Notes on terms",
}
_SEVERITY_WORDS = {
    "Violation": "Violations: what a loader must have done",
    "Warning": "Warnings: what an analyst should look at",
    "Info": "Information: what no source says",
}
_MADE = "<!-- Made from the ontology by `make docs`; edit the Turtle, not this page. -->"


def module_page(module: Module, reference: Reference, places: Places, picture: str | None) -> str:
    """Everything that the module declares, and what it says of the terms of others."""
    entries = Entries(reference, places)
    sections = [*_term_sections(module, entries), *_list_sections(module, entries), *_axiom_sections(module, reference)]
    contents = "\n".join(f"- [{title}](#{_slug(title)}): {names}" for title, names, _ in sections)
    shown = f"![{plain(picture)}](../pictures/{module.name}.svg)" if picture else ""
    bodies = [f'## <a id="{_slug(title)}"></a>{title}\n\n{body}' for title, _, body in sections]
    page = _page(f"{module.name.capitalize()}: {_lower(module.title)}", [shown, contents, *bodies])
    return page.replace(f"]({module.name}.md#", "](#")


def checks_page(reference: Reference, places: Places) -> str:
    """Every check, gravest first."""
    entries = Entries(reference, places)
    lead = (
        "Checks of a graph against the ontology as a closed world (SHACL). A violation says that something was "
        "loaded wrongly; warnings and information say what the sources leave open, and are findings, not errors."
    )
    bodies = []
    for severity in SEVERITIES:
        checks = [check for check in reference.checks if check.severity == severity]
        if checks:
            bodies.append(f"## {_SEVERITY_WORDS[severity]}")
            bodies += [entries.check(check) for check in checks]
    return _page("Shapes: the checks of a graph", [lead, *bodies]).replace(f"]({CHECKS_PAGE}.md#", "](#")


def index_page(
    reference: Reference, pictures: Iterable[str], guides: Mapping[str, str], patterns: Mapping[str, str]
) -> str:
    """What the ontology is, its parts, how to cite it. `guides` and `patterns`: titles of pages by path."""
    header, pictured = reference.header, set(pictures)
    rows = [
        [
            f"[{module.name}](reference/{module.name}.md)",
            plain(module.title),
            *(str(len(reference.terms_of(module.name, kind)) or "") for kind in KINDS[:3]),
            str(sum(len(one.concepts) for one in reference.schemes if one.module == module.name) or ""),
            f"[picture](pictures/{module.name}.svg)" if module.name in pictured else "",
        ]
        for module in reference.modules
    ]
    rows.append(
        [f"[{CHECKS_PAGE}](reference/{CHECKS_PAGE}.md)", f"{len(reference.checks)} checks of a graph"] + [""] * 5
    )
    columns = ["Module", "What is in it", "Classes", "Links", "Values", "Listed concepts", "Picture"]
    prefixes = [[f"`{prefix}:`", f"`{namespace}`"] for prefix, namespace in reference.prefixes]
    sections = [
        plain(header.description),
        f"Version {header.version}. Licence: `{header.license}`.",
        "The pages for reading are in [html/index.html](html/index.html) as well: the same words, with the pictures.",
        "## Start here",
        _links(guides),
        "## Patterns",
        _links(patterns),
        "## Modules",
        table(columns, rows),
        "All terms in one list: [from A to Z](a-z.md).",
        "## Prefixes",
        table(["Prefix", "Stands for"], prefixes),
        "## Addresses do not resolve",
        plain(header.comment),
        "## How to cite",
        f"{plain(header.creator)}, *{plain(header.title)}*, version {header.version}. `{header.iri}/{header.version}`",
    ]
    return _page(header.title, sections)


def a_to_z_page(reference: Reference) -> str:
    """Every term of ours under its first letter, other names included."""
    named = [(name, term) for term in reference.terms for name in (term.label, *term.also)]
    ordered = sorted(named, key=lambda pair: (pair[0].casefold(), pair[1].iri))
    letters = sorted({name[0].upper() for name, _ in ordered})
    parts = [" · ".join(f"[{letter}](#letter-{letter})" for letter in letters)]
    for letter in letters:
        lines = [
            f"- [{plain(name)}](reference/{term.module}.md#{term.name}): {term.kind}"
            + ("" if name == term.label else f", see {plain(term.label)}")
            for name, term in ordered
            if name[0].upper() == letter
        ]
        parts.append(f'## <a id="letter-{letter}"></a>{letter}\n\n' + "\n".join(lines))
    return _page("Terms from A to Z", parts)


def _term_sections(module: Module, entries: Entries) -> Iterator[tuple[str, str, str]]:
    for kind in KINDS:
        terms = entries.reference.terms_of(module.name, kind)
        if terms:
            names = ", ".join(entries.places.link(term.iri) for term in terms)
            yield _PLURALS[kind], names, "\n\n".join(entries.term(term) for term in terms)
    foreign = [term for term in entries.reference.foreign if term.module == module.name]
    if foreign:
        yield "Borrowed terms", f"{len(foreign)} terms", entries.foreign(foreign)


def _list_sections(module: Module, entries: Entries) -> Iterator[tuple[str, str, str]]:
    link = entries.places.link
    frameworks = [one for one in entries.reference.frameworks if one.module == module.name]
    if frameworks:
        names = ", ".join(link(one.iri) for one in frameworks)
        yield "Frameworks", names, "\n\n".join(entries.framework(one) for one in frameworks)
    schemes = [one for one in entries.reference.schemes if one.module == module.name]
    if schemes:
        names = ", ".join(link(one.iri) for one in schemes)
        yield "Lists of values", names, "\n\n".join(entries.scheme(one) for one in schemes)


def _axiom_sections(module: Module, reference: Reference) -> Iterator[tuple[str, str, str]]:
    for title, sentences in reference.axioms.get(module.name, ()):
        yield title, f"{len(sentences)} statements", "\n".join(f"- {sentence}" for sentence in sentences)


def _links(pages: Mapping[str, str]) -> str:
    return "\n".join(f"- [{plain(title)}]({path})" for path, title in pages.items())


def _page(title: str, parts: Iterable[str]) -> str:
    return "\n\n".join([_MADE, f"# {plain(title)}", *(part for part in parts if part)]) + "\n"


def _slug(title: str) -> str:
    return "section-" + re.sub(r"[^a-z]+", "-", title.lower()).strip("-")


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
