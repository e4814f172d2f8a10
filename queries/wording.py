"""A question's words with its values in them."""

from __future__ import annotations

import re
from collections.abc import Mapping


def worded(words: str, values: Mapping[str, str]) -> str:
    """A question's words with its values in place; what has no value stands as its name."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], f"any {found[1]}"), words)
