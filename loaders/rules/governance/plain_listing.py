"""Members without a name in a list of those who have one: "⟪p0⟫, ⟪b1⟫ and two headteachers sit on ⟪b2⟫"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from loaders.lexicon import load
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.plain_members import member_of_list
from loaders.rules.paper.parties import Party, Told

_MARK = r"⟪[bpa]\d+⟫"
# "⟪p0⟫ designate of ⟪b1⟫, ⟪b2⟫ and ...": whose officer it is.
_WHOSE = prepare(
    rf"(?P<who>⟪p\d+⟫)(?: designate| elect)?,? (?:of|from|at|for|in) {_MARK}"
    r"(?=,|;| and | (?:are|is|were|was|will|would|sits?|sat|serves?|each|all|both|have|has|had)\b)"
)


def with_plain_members(told: Told, text: str) -> tuple[Told, str]:
    """`told` and its typed `text`, in which whoever is listed without a name has a mark too, or is left out."""
    if text.count("⟫") < 2 and not _item().search(text):
        return told, text
    text = _WHOSE.sub(r"\g<who>", text)
    parties = list(told.parties)

    def marked(found: re.Match[str]) -> str:
        name = member_of_list(found["what"])
        if name is None:
            return ""
        parties.append(Party(0, 0, "post", name, title=name))
        return f"{found['join']}⟪p{len(parties) - 1}⟫"

    text = _item().sub(marked, text)
    return (replace(told, parties=tuple(parties)) if len(parties) > len(told.parties) else told), text


@cache
def _item() -> Pattern:
    return prepare(load("plain-members")["in_list"])
