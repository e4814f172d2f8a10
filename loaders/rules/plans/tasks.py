"""What opens as a task does: "Open a second hub", "Circulate the minutes", "Weekly, check every open case"."""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import listed, load
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.listings import is_imperative

_FIRST = prepare(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def is_task(text: str) -> bool:
    """True where `text` begins by telling somebody what to do, in the words of a recommendation or of a plan.

    >>> is_task("Circulate the minutes"), is_task("Draft plan"), is_task("Draft a plan")
    (True, False, True)
    """
    opens = _FIRST.search(text)
    if is_imperative(text) or (opens and opens[0].lower() in listed("actions", "task_verbs")):
        return True
    return bool(_doubtful().match(text))


@cache
def _doubtful() -> Pattern:
    """The verbs that are nouns too, with a word behind them that shows them to be verbs."""
    verbs = "|".join(load("actions")["doubtful_task_verbs"])
    return prepare(rf"^\W*(?:{verbs})\s{load('actions')['behind_task_verb']}", re.I)
