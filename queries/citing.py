"""How an answer is cited: a sentence, BibTeX, and CSL-JSON for reference managers. No clock stands in any."""

from __future__ import annotations

import json
import re
from typing import Any, Final, Literal
from urllib.parse import quote

from graph.source_documents import SourceDocument
from ontology.terms import ID
from queries.about import About

CitationFormat = Literal["text", "bibtex", "csl"]
_NOT_ADDRESS: Final = re.compile(r"[\s{}\\]")
_NOT_KEY: Final = re.compile(r"[^\w:.+-]")
_NAMED: Final = 3  # documents that the sentence names; of more it says how many
_TEX: Final = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
}  # fmt: skip


def citation(about: About, format: CitationFormat = "text") -> str:
    """The citation of an answer and, in BibTeX and CSL-JSON, of each document that it cites."""
    match format:
        case "text":
            return sentence(about)
        case "bibtex":
            return bibtex(about)
        case "csl":
            return csl(about)


def sentence(about: About) -> str:
    """One plain sentence: what was asked, of which data, with which program, and from which documents."""
    asked = f"“{about.sentence}” ({_identity(about)})" if about.question else "Answer to a SPARQL query"
    said = [asked, about.tool, *_data(about)]
    named = [_named(one) for one in about.documents[:_NAMED]]
    more = len(about.documents) - len(named)
    named += [f"{more} other document{'s' if more > 1 else ''}"] if more else []
    rests = f", from {_joined(named)}" if named else ""
    return f"{', '.join(said)}{rests}."


def bibtex(about: About) -> str:
    """An entry for the answer, and one for each document."""
    note = [_identity(about) if about.question else None, *_data(about)]
    entries = [
        _entry(
            "misc",
            _key(about),
            title=about.sentence or "Answer to a SPARQL query",
            author="{" + _tex(about.tool) + "}",
            note=", ".join(filter(None, note)),
            howpublished=_address(about.endpoint),
        )
    ]
    entries += [
        _entry(
            "misc",
            one.iri.removeprefix(ID).replace("/", ":"),
            title=one.title or one.iri,
            author="{" + _tex(one.publisher) + "}" if one.publisher else None,
            year=one.date[:4] if one.date else None,
            date=one.date,
            url=_address(one.address),
            note=f"SHA-256 {one.digest}" if one.digest else None,
        )
        for one in about.documents
    ]
    return "\n".join(entries)


def csl(about: About) -> str:
    """A list of items (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), the answer first."""
    answer: dict[str, Any] = {
        "id": _key(about),
        "type": "dataset",
        "title": about.sentence or "Answer to a SPARQL query",
        "publisher": about.tool,
        "version": about.version,
        "URL": about.endpoint,
        "note": ", ".join(filter(None, (_identity(about) if about.question else None, *_data(about)))),
    }
    items = [answer, *map(_csl_document, about.documents)]
    told = [{name: value for name, value in item.items() if value} for item in items]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _csl_document(one: SourceDocument) -> dict[str, Any]:
    day = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", one.date or "")
    return {
        "id": one.iri.removeprefix(ID),
        "type": "report",
        "title": one.title or one.iri,
        "publisher": one.publisher,
        "issued": {"date-parts": [[int(part) for part in day.groups() if part]]} if day else None,
        "URL": one.address,
        "note": f"SHA-256 {one.digest}" if one.digest else None,
    }


def _identity(about: About) -> str:
    """The question's id and version, with the values that were given."""
    values = [f"{name}={', '.join(several)}" for name, several in sorted(about.values.items()) if several]
    return "; ".join((about.question.citation, *values)) if about.question else "SPARQL query"


def _data(about: About) -> list[str]:
    told = [f"dataset {about.version}" if about.version else None]
    told += [f"SHA-256 {about.sha256}" if about.sha256 else None]
    told += [f"asked at {about.endpoint}" if about.endpoint else None, about.part]
    return [one for one in told if one]


def _named(document: SourceDocument) -> str:
    inside = ", ".join(filter(None, (document.publisher, document.date)))
    return f"“{document.title or document.iri.removeprefix(ID)}”{f' ({inside})' if inside else ''}"


def _joined(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _key(about: About) -> str:
    name = about.question.id if about.question else "sparql-query"
    return f"goldenthread:{name}:{about.version or 'endpoint'}"


def _entry(kind: str, key: str, **fields: str | None) -> str:
    kept = {name: value for name, value in fields.items() if value}
    as_they_are = ("author", "url", "howpublished")
    lines = [f"  {name} = {{{value if name in as_they_are else _tex(value)}}},\n" for name, value in kept.items()]
    return f"@{kind}{{{_NOT_KEY.sub('-', key)},\n{''.join(lines)}}}\n"


def _address(address: str | None) -> str | None:
    """An address that cannot end the field in which it stands: braces and the like as an IRI writes them."""
    return address and _NOT_ADDRESS.sub(lambda found: quote(found[0]), address)


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in " ".join(text.split()))
