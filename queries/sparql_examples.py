"""Questions as SPARQL examples in SHACL, as the SIB Swiss Institute of Bioinformatics publishes its own.

https://github.com/sib-swiss/sparql-examples: `sh:select` is the query with the values of the question's first
example. Of ours: `schema:text` is the query with its parameters as variables, and each `sh:parameter` describes
one of them; the last part of its `sh:path` is the variable.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from graph.tokens import meaningful
from ontology.terms import BASE, ONT
from queries.binding import bind
from queries.question import Parameter, Question
from queries.resolving import Resolve
from queries.terms import term_text
from queries.wording import worded

QUESTION: Final = f"{BASE}question/"
_PREFIXES: Final = {
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "xsd": str(XSD),
}
_DATATYPES: Final = {"integer": "xsd:integer", "date": "xsd:date", "text": "xsd:string"}


def heading() -> str:
    """What stands before the examples of a file."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(_PREFIXES.items()))


def declarations(questions: list[Question]) -> str:
    """The prefixes that the queries use, as SHACL declares them, by name."""
    used = sorted({pair for question in questions for pair in _prefixes(question.text)})
    declared = ",\n".join(
        f'    [ sh:prefix "{name}" ; sh:namespace "{namespace}"^^xsd:anyURI ]' for name, namespace in used
    )
    return f"<{_declared()}> sh:declare\n{declared} .\n"


def example(question: Question, resolve: Resolve, *, endpoint: str | None) -> str:
    """One question in Turtle. Raises what binding its first example raises; `endpoint` is an IRI."""
    return " ;\n".join(_lines(question, resolve, endpoint)) + " .\n"


def _lines(question: Question, resolve: Resolve, endpoint: str | None) -> Iterator[str]:
    values = question.examples[0].values
    asked = worded(question.question, {name: ", ".join(several) for name, several in values.items()})
    yield f"<{QUESTION}{question.id}> a sh:SPARQLExecutable, sh:SPARQLSelectExecutable"
    yield f"  sh:prefixes <{_declared()}>"
    yield f"  rdfs:label {_words(question.summary)}"
    yield f"  rdfs:comment {_words(asked)}"
    yield f"  schema:abstract {_words(question.description)}"
    yield f"  schema:version {_text(question.version)}"
    yield f"  schema:keywords {', '.join(map(_text, dict.fromkeys((question.topic, *question.tags))))}"
    if question.aliases:
        yield f"  schema:alternateName {', '.join(map(_words, question.aliases))}"
    if endpoint:
        yield f"  schema:target {term_text(URIRef(endpoint))}"
    yield f"  sh:select {_text(bind(question, values, resolve))}"
    yield f"  schema:text {_text(question.text)}"
    for parameter in question.parameters:
        yield f"  sh:parameter [ {' ; '.join(_parameter(question, parameter))} ]"


def _parameter(question: Question, parameter: Parameter) -> Iterator[str]:
    yield f"sh:path <{QUESTION}{question.id}#{parameter.variable}>"
    yield f"sh:name {_words(parameter.label)}"
    if parameter.hint:
        yield f"sh:description {_words(parameter.hint)}"
    if parameter.kind != "iri":
        yield f"sh:datatype {_DATATYPES[parameter.kind]}"
    elif parameter.cls:
        yield f"sh:class <{ONT}{parameter.cls.removeprefix('gt:')}>"
    else:
        yield "sh:nodeKind sh:IRI"
    if not parameter.required or parameter.default:
        yield "sh:optional true"
    if parameter.allowed:
        yield f"sh:in ({' '.join(map(_text, parameter.allowed))})"
    if len(parameter.default) == 1:
        yield f"sh:defaultValue {_text(parameter.default[0])}"


def _prefixes(sparql: str) -> Iterator[tuple[str, str]]:
    words = meaningful(sparql)
    for place, token in enumerate(words):
        if token.kind == "word" and token.text.upper() == "PREFIX":
            yield words[place + 1].text.rstrip(":"), words[place + 2].text.strip("<>")


def _declared() -> str:
    return f"{QUESTION}prefixes"


def _words(text: str) -> str:
    return Literal(text, lang="en").n3()


def _text(text: str) -> str:
    return Literal(text).n3()
