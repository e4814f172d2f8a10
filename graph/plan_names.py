"""Which matters are plans: by the head of the name, never by a word somewhere in it."""

from __future__ import annotations

import re
from typing import Final

# The head of a name stands before what qualifies it: "plan for improvement", "plan 2015/16", "plan (draft)".
_QUALIFIED: Final = re.compile(
    r"\s*[(,:;–—]|\s+-\s|\s+\d|\s+(of|for|to|in|on|by|from|with|after|following|arising|dated|which|that)\b"
)
# Plans for one child, not for a service.
_OF_A_CHILD: Final = re.compile(
    r"\b(child protection|care|pathway|permanence|placement|safety|child in need|personal education|"
    r"education,? health and care)\s+plan$"
)
_SPACE: Final = re.compile(r"\s+")


def has_form_of_plan(name: str) -> bool:
    """Whether the noun at the head of a name is "plan".

    >>> [has_form_of_plan(name) for name in ("Improvement Plan 2015", "planning", "progress on the plan")]
    [True, False, False]
    """
    plain = _SPACE.sub(" ", name).strip().casefold()
    head = _QUALIFIED.split(plain, maxsplit=1)[0].strip()
    return head.rpartition(" ")[2] == "plan" and _OF_A_CHILD.search(head) is None
