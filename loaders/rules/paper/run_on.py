"""Lists whose numbered items run on in one paragraph: "1. That ... be noted. 2. That Cabinet ...".

An item that ends in a semicolon may be followed by one that begins with a small letter."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.layout.plain import Plain
from loaders.patterns import prepare

_MARK = r"(?<=\s){number}[.)]\s+(?=[\"']?[A-Z])|(?:(?<=;\s)|(?<=;\sand\s)){number}[.)]\s+(?=[\"']?[a-z])"


def run_on(plain: Plain, at: int, stop: int, number: str | None) -> Iterator[tuple[int, int, str | None]]:
    """From `at` to `stop` the parts of an item numbered `number`, each with its number; the item where it is one.

    Numbers must follow one another; one that does not is part of the words.
    """
    while number and number.isdigit():
        following = str(int(number) + 1)
        mark = prepare(_MARK.format(number=following)).search(plain.norm, at, stop)
        if mark is None:
            break
        yield at, at + len(plain.norm[at : mark.start()].rstrip()), number
        at, number = mark.end(), following
    yield at, stop, number
