"""A pattern as `re` compiles it, told with which characters it can begin where `re` does not find that out itself.

A search then goes from one such character to the next, as in `re` itself with patterns that begin with a letter. This
is known of the code that one edition of `re` makes; with another, patterns are as it compiles them: the same matches,
found more slowly.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
import re._compiler as compiler  # type: ignore[import-not-found]  # no public way to compile a tree
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import Any, Final

from loaders.patterns.firsts import ALL, ASCII, firsts

_EDITION: Final = 20220615  # of the code of patterns that `_with_firsts` knows: that of Python 3.11
_NUMBER: Final = 32  # bits of one number of the code
_MAP: Final = 256  # characters in a map of a set; all beyond are a range
_LAST: Final = 0x10FFFF
_MOST: Final = 80  # characters; where more of the 129 can begin a match, looking for them first saves nothing


def compile_pattern(pattern: str, flags: int) -> re.Pattern[str]:
    """`pattern` made ready to run. Raises `re.error` as `re.compile` does."""
    return compiled(parser.parse(pattern, flags), flags, pattern)


def compiled(tree: Any, flags: int, pattern: str | None = None) -> re.Pattern[str]:
    """The tree of a pattern, or of a part that has the groups of the whole, made ready to run."""
    if codes.MAGIC != _EDITION:
        plain: re.Pattern[str] = compiler.compile(pattern or tree, flags)
        return plain
    state = tree.state
    flags |= state.flags
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = _with_firsts(compiler._code(tree, flags), firsts(tree, flags))
    made: re.Pattern[str] = _sre.compile(pattern, flags, code, state.groups - 1, state.groupdict, tuple(names))
    return made


def _with_firsts(code: list[int], bits: int) -> list[int]:
    """`code` with the characters of `bits` in its opening block (name, length, what is told, widths, what it tells)."""
    name, length, told, *widths = code[:5]
    if told or bits == ALL or bits.bit_count() > _MOST:
        return code
    known = _charset(bits)
    return [name, length + len(known), codes.SRE_INFO_CHARSET, *widths, *known, *code[1 + length :]]


def _charset(bits: int) -> list[int]:
    """The code of a set of characters: a map of those up to 256, and a range of all beyond."""
    ascii_only = (1 << ASCII) - 1
    beyond = bits >> ASCII
    low = bits & ascii_only | (ascii_only << ASCII if beyond else 0)
    words = [low >> at & ((1 << _NUMBER) - 1) for at in range(0, _MAP, _NUMBER)]
    rest = [codes.RANGE, _MAP, _LAST] if beyond else []
    return [codes.CHARSET, *words, *rest, codes.FAILURE]
