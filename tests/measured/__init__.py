"""Papers of invented councils that measure the rules: see README.md. `made` composes one, `gold` is what it states."""

from tests.measured.composing import gold, made, words
from tests.measured.sets import LATEST, SETS

__all__ = ["LATEST", "SETS", "gold", "made", "words"]
