"""RDF terms as the values of Python that programs reckon with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from rdflib import Literal
from rdflib.namespace import XSD
from rdflib.term import Identifier

from queries.shown import plain

PythonValue = str | int | float | bool | Decimal | date | None

_WHOLE: Final = re.compile(r"[+-]?\d+")
_DECIMAL: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_LONGEST: Final = 4_300  # characters of a number; Python reads no longer whole number either
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_TRUE: Final = frozenset({"true", "1"})
_FALSE: Final = frozenset({"false", "0"})
_INTEGERS: Final = (
    XSD.integer, XSD.int, XSD.long, XSD.short, XSD.byte, XSD.nonNegativeInteger, XSD.positiveInteger,
    XSD.nonPositiveInteger, XSD.negativeInteger, XSD.unsignedInt, XSD.unsignedLong, XSD.unsignedShort, XSD.unsignedByte,
)  # fmt: skip


def python_value(term: Identifier | None) -> PythonValue:
    """A number, truth value or day as Python has it; every other term as its whole text; None for no value.

    A text that its type does not fit ("many" as an integer) stays the text that it is; so do partial dates and
    numbers of more than 4,300 characters.
    """
    if not isinstance(term, Literal) or term.datatype is None:
        return None if term is None else plain(term)
    read = _READ.get(str(term.datatype))
    text = str(term)
    try:
        return text if read is None else read(text)
    except ValueError:
        return text


def _whole(text: str) -> int:
    return int(_fitting(_WHOLE, text))


def _decimal(text: str) -> Decimal:
    return Decimal(_fitting(_DECIMAL, text))


def _day(text: str) -> date:
    return date.fromisoformat(_fitting(_DAY, text))


def _truth(text: str) -> bool:
    if text not in _TRUE | _FALSE:
        raise ValueError(text)
    return text in _TRUE


def _fitting(form: re.Pattern[str], text: str) -> str:
    if len(text) > _LONGEST or not form.fullmatch(text):
        raise ValueError(text)
    return text


_READ: Final[Mapping[str, Callable[[str], PythonValue]]] = {
    **{str(kind): _whole for kind in _INTEGERS},
    str(XSD.decimal): _decimal,
    str(XSD.double): float,
    str(XSD.float): float,
    str(XSD.boolean): _truth,
    str(XSD.date): _day,
}
