"""How a long pattern is written in YAML: as a list, an alternative or a piece a line, rather than as one line of regex.

    led_by: !run              # one after the other
      - '\\s(?:jointly )?led by '
      - !maybe [the , our ]   # (?:the |our )?
      - who: ['[A-Z]\\w+', council]   # (?P<who>[A-Z]\\w+|council)
    asked: !either            # one or the other: asked to|required to
      - asked to
      - required to

Inside `!run` a plain list is a group of alternatives. `!any`, `!maybe`, `!ahead` and `!unless` write one anywhere:
(?:a|b), (?:a|b)?, (?=a|b) and (?!a|b).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import yaml

_ROUNDS: Final = {
    "!run": ("", "", ""),
    "!either": ("", "|", ""),
    "!any": ("(?:", "|", ")"),
    "!maybe": ("(?:", "|", ")?"),
    "!ahead": ("(?=", "|", ")"),
    "!unless": ("(?!", "|", ")"),
}

# The same language in C, eight times as fast, wherever PyYAML was built with it.
_FASTEST: Final[type[Any]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_FASTEST):  # type: ignore[misc]
    """YAML in which a pattern may be written as a list.

    Raises `yaml.YAMLError` for a tag that is none of these, and `ValueError` for a piece that YAML takes for no words.
    """


def _written(opens: str, between: str, closes: str) -> Callable[[Any, Any], str]:
    def construct(loader: Any, node: Any) -> str:
        pieces = loader.construct_sequence(node, deep=True)
        return opens + between.join(map(_piece, pieces)) + closes

    return construct


def _piece(piece: Any) -> str:
    """A string as it is, a list as a group, a name with a list as a named group."""
    if isinstance(piece, dict):
        return "".join(f"(?P<{name}>{_alternatives(words)})" for name, words in piece.items())
    return f"(?:{_alternatives(piece)})" if isinstance(piece, list) else _words(piece)


def _alternatives(words: Any) -> str:
    return "|".join(map(_piece, words)) if isinstance(words, list) else _words(words)


def _words(piece: Any) -> str:
    if not isinstance(piece, str):
        raise ValueError(f"a pattern holds {piece!r}, which YAML takes for no words; put it in quotation marks")
    return piece


for _tag, _round in _ROUNDS.items():
    Loader.add_constructor(_tag, _written(*_round))
