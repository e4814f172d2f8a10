"""What people type for a parameter, as a term of the parameter's kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from rapidfuzz import process
from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Identifier

from graph.errors import AmbiguousName, UnknownName
from graph.identifiers import slug
from graph.moments import bounds
from ontology.terms import SCHEME
from queries.question import Parameter
from queries.resolving import Resolve

_INTEGER: Final = re.compile(r"[+-]?\d{1,18}", re.ASCII)


def term_of(parameter: Parameter, text: str, resolve: Resolve) -> Identifier:
    """The term that `text` means. Raises `ValueError` saying what is wrong and what to write instead,
    and whatever `resolve` raises for a name that is unknown or means several things.
    """
    if not text.strip():
        raise ValueError("the value is empty; leave the parameter out to ask without it")
    if parameter.allowed and text not in parameter.allowed:
        raise ValueError(_not_allowed(text, parameter.allowed))
    match parameter.kind:
        case "iri":
            return URIRef(_entity(parameter, text, resolve))
        case "integer":
            return _integer(text)
        case "date":
            return _day(text)
        case "text":
            return Literal(_edtf(text) if parameter.form == "edtf" else text)


def _entity(parameter: Parameter, text: str, resolve: Resolve) -> str:
    if parameter.scheme is None:
        return resolve(text, cls=parameter.cls)
    prefix = f"{SCHEME}{parameter.scheme}/"
    try:
        iri = _concept(parameter.scheme, text, resolve)
    except UnknownName as error:
        raise ValueError(_no_concept(text, parameter.scheme, error.near)) from error
    except AmbiguousName as error:
        of_scheme = [one for one, _, _ in error.candidates if one.startswith(prefix)]
        if len(of_scheme) != 1:
            raise ValueError(_no_concept(text, parameter.scheme, of_scheme)) from error
        iri = of_scheme[0]
    if not iri.startswith(prefix):
        raise ValueError(_no_concept(text, parameter.scheme, ()))
    return iri


def _no_concept(text: str, scheme: str, near: Sequence[str]) -> str:
    prefix = f"{SCHEME}{scheme}/"
    listed = [repr(iri.removeprefix(prefix)) for iri in near if iri.startswith(prefix)]
    return f"{text!r} is not in the scheme {scheme!r}" + (f"; did you mean {' or '.join(listed)}?" if listed else "")


def _concept(scheme: str, text: str, resolve: Resolve) -> str:
    """A concept by its notation in the scheme first: the same word may be a concept of other schemes."""
    if "/" not in text and any(character.isalnum() and character.isascii() for character in text):
        try:
            return resolve(f"{scheme}/{slug(text)}", cls=None)
        except UnknownName:
            pass  # then it is a label, or unknown altogether: the next line tells
    return resolve(text, cls=None)


def _integer(text: str) -> Literal:
    if not _INTEGER.fullmatch(text):
        raise ValueError(f"{text!r} is not a whole number; write it in digits, as in 12")
    return Literal(str(int(text)), datatype=XSD.integer)


def _day(text: str) -> Literal:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ValueError(f"{text!r} is not a day of the calendar; write it as in 2015-09-18")
    return Literal(text, datatype=XSD.date)


def _edtf(text: str) -> str:
    bounds(text)  # its ValueError says how a date is written
    return text


def _not_allowed(text: str, allowed: tuple[str, ...]) -> str:
    near = process.extractOne(text, allowed, score_cutoff=60)
    meant = f"did you mean {near[0]!r}? " if near else ""
    return f"{text!r} is not one of the values that it can take; {meant}they are: {', '.join(allowed)}"
