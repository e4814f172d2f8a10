"""Papers of invented councils that measure the rules: see README.md. `made` composes one, `gold` is what it states.

`FIRST` are the papers that have been looked at since and measure no longer, `SLUGS` those that measure.
"""

from tests.measured.composing import FIRST, SLUGS, gold, made, words

__all__ = ["FIRST", "SLUGS", "gold", "made", "words"]
