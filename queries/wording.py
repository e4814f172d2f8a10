"""A question's words with its values in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

PLACE: Final = re.compile(r"\{(\w+)\}")  # where a parameter's value stands in the words of a question


def worded(words: str, values: Mapping[str, str]) -> str:
    """A question's words with its values in place; what has no value stands as its name."""
    return PLACE.sub(lambda found: values.get(found[1], f"any {found[1]}"), words)
