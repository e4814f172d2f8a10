"""What the form of a name tells of its bearer: which kind of body, or a post."""

from __future__ import annotations

import re
from typing import Final

# In order: the first pattern that the name matches decides.
_FORMS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"\bsub[- ]?(committee|group)s?$", "sub-committee"),
        (r"\bsafeguarding (children'?s? )?board$", "lscb"),
        (r"\bhealth and well[- ]?being board$", "health-and-wellbeing-board"),
        (r"\bimprovement board$", "improvement-board"),
        (r"\bchildren'?s trust( board)?$", "childrens-trust"),
        (r"\b(scrutiny (committee|panel|board|commission)|overview and scrutiny)$", "scrutiny-committee"),
        (r"\b(executive|executive group)$", "executive-group"),
        (r"\btask (and finish )?group$", "task-group"),
        (r"\b(board|committee|panel|cabinet|forum|commission)$", "board"),
        (r"\b(partnership|group|alliance|network)$", "partnership"),
        (r"\bofsted$", "inspectorate"),
        (r"\b(department for|department of|ministry of)\b", "government-department"),
        (r"\b(police|constabulary)$", "police"),
        (r"\b(nhs|clinical commissioning group|integrated care board)\b", "nhs"),
        (r"^[^,]*\bcouncil$|^(the )?(london|royal|metropolitan) borough of ", "local-authority"),
        (r"\b(directorate|department|services|service|team|hub)$", "council-department"),
    )
)
# The first words, or the last before a comma, of somebody's office.
_OFFICE: Final = (
    r"(chair|chairman|chairperson|director|head|chief|chief executive|chief officer|lead|manager|officer|member|"
    r"secretary|minister|commissioner|leader|holder|dcs)"
)
_POST: Final = re.compile(
    rf"(^|, )((independent|interim|acting|vice|deputy|assistant|associate|executive|strategic|lead|corporate)[ -])*"
    rf"{_OFFICE}\b|^[^,]*\b{_OFFICE}(,|$)",
    re.IGNORECASE,
)
_COUNCIL: Final = re.compile(
    r"^(the )?((london|royal|metropolitan) )?((borough|city|county) (council )?of )?|"
    r"( (city|county|borough|district|metropolitan( borough)?|london borough|unitary))*( council)$",
    re.IGNORECASE,
)
_TYPOGRAPHIC: Final = str.maketrans({"’": "'", "‘": "'"})
_SPACE: Final = re.compile(r"\s+")


def kind_by_form(name: str) -> str | None:
    """The kind of body that the name's form tells, or None where it tells none: then it is taken for a post."""
    plain = _SPACE.sub(" ", name.translate(_TYPOGRAPHIC).replace("&", "and")).strip()
    if _POST.search(plain):
        return None
    return next((kind for pattern, kind in _FORMS if pattern.search(plain)), None)


def council_name(name: str) -> str:
    """The short name in a council's full one ("Sunderland City Council": "Sunderland"); "" for "the Council"."""
    short = _COUNCIL.sub("", f" {name.strip()}".replace("  ", " ").strip())
    return "" if short.casefold() in ("council", "the council") else short.strip()


def key_of(name: str) -> str:
    """A name as it is compared: case, typography, "the", "local" before "safeguarding", and spaces folded."""
    plain = name.translate(_TYPOGRAPHIC).replace("&", "and").casefold()
    plain = re.sub(r"\b(the|local(?= safeguarding))\b", " ", plain)
    return _SPACE.sub(" ", re.sub(r"[^a-z0-9/']+", " ", plain).replace("'", "")).strip()
