"""A pattern as `re` compiles it, told with which characters it can begin, where `re` does not find that out itself.

A search then goes from one such character to the next, as it does in `re` for patterns that begin with a letter.
"""

from __future__ import annotations

import re
import re._compiler as compiler  # type: ignore[import-not-found]  # no public way to compile a tree
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import Any, Final

import _sre  # type: ignore[import-not-found]

from loaders.patterns.firsts import ALL, ASCII, firsts

_WORD: Final = 32  # bits of one number of the code
_LATIN: Final = 256
_MANY: Final = 80  # characters, of which a text has one at most places


def compiled(tree: Any, flags: int) -> re.Pattern[str]:
    """The tree of a pattern made ready to run."""
    state = tree.state
    flags |= state.flags
    code = compiler._code(tree, flags)
    bits = firsts(tree, flags)
    if code[2] == 0 and bits != ALL and bits.bit_count() <= _MANY:
        told = _charset(bits)
        stop = 1 + code[1]
        code = [code[0], code[1] + len(told), codes.SRE_INFO_CHARSET, *code[3:stop], *told, *code[stop:]]
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    made: re.Pattern[str] = _sre.compile(None, flags, code, state.groups - 1, state.groupdict, tuple(names))
    return made


def compile_pattern(pattern: str, flags: int) -> re.Pattern[str]:
    return compiled(parser.parse(pattern, flags), flags)


def _charset(bits: int) -> list[int]:
    """The code of the set of characters: a map of those up to 256, and a range for all beyond."""
    beyond = bits >> ASCII & 1
    low = bits & ((1 << ASCII) - 1) | ((((1 << ASCII) - 1) << ASCII) if beyond else 0)
    words = [low >> at & 0xFFFFFFFF for at in range(0, _LATIN, _WORD)]
    rest = [codes.RANGE, _LATIN, 0x10FFFF] if beyond else []
    return [codes.CHARSET, *words, *rest, codes.FAILURE]
