"""Papers of invented councils that measure the rules: see README.md. `made` composes one, `gold` is what it states."""

from tests.measured.composing import gold, made, words
from tests.measured.sets import EIGHTH, FIFTH, FIRST, FOURTH, NINTH, SECOND, SEVENTH, SIXTH, TENTH, THIRD

__all__ = [
    "EIGHTH",
    "FIFTH",
    "FIRST",
    "FOURTH",
    "NINTH",
    "SECOND",
    "SEVENTH",
    "SIXTH",
    "TENTH",
    "THIRD",
    "gold",
    "made",
    "words",
]
