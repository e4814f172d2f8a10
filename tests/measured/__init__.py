"""Papers of invented councils that measure the rules: see README.md. `made` composes one, `gold` is what it states."""

from tests.measured.composing import SLUGS, gold, made, words

__all__ = ["SLUGS", "gold", "made", "words"]
