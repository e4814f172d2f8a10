"""Papers of invented councils that measure the rules: see README.md. `made` composes one, `gold` is what it states.

`FIRST` and `SECOND` are the papers that have been looked at since and measure no longer, `THIRD` those that measure,
`FOURTH` and `FIFTH` those of the sets after them, `SIXTH` and
`SEVENTH` those on which no rule has been run yet.
"""

from tests.measured.composing import gold, made, words
from tests.measured.sets import FIFTH, FIRST, FOURTH, SECOND, SEVENTH, SIXTH, THIRD

__all__ = ["FIFTH", "FIRST", "FOURTH", "SECOND", "SEVENTH", "SIXTH", "THIRD", "gold", "made", "words"]
