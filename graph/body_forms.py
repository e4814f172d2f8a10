"""What the form of a name tells of its bearer: which kind of body, or a post."""

from __future__ import annotations

import re
from typing import Final

_COMPANY_NAME: Final = (
    r"^(together for children|achieving for children)\b|\bchildren first$|\bchildren'?s services trust$|"
    r"\bchildren and families trust$"
)
_COMPANY: Final = re.compile(_COMPANY_NAME, re.IGNORECASE)
# In order: the first pattern that the name matches decides.
_FORMS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (_COMPANY_NAME, "childrens-trust"),
        (
            r"^(the )?(care quality commission|cqc|hmicfrs|hmic|hmip|estyn)$|"
            r"^(the )?(hmi|(her|his) majesty'?s inspectorate of) (constabulary|probation|prisons)\b|\bofsted$",
            "inspectorate",
        ),
        (r"^(the )?(association of\b|lga$)|\bassociation$", "association"),
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
_FOR_NOW: Final = r"(interim|acting|temporary)"
_INTERIM: Final = re.compile(rf"^{_FOR_NOW}\s+(?=\S)|\s*\({_FOR_NOW}\)$|,\s*{_FOR_NOW}$", re.IGNORECASE)
# Since 2019; a partnership that safeguards adults is another thing.
_SAFEGUARDING_PARTNERSHIP: Final = re.compile(
    r"^(?=.*\bchild(ren)?\b)(?=.*\bsafeguarding\b).*\b(partnership|partners|arrangements)\b", re.IGNORECASE
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
    plain = _plain(name)
    if _POST.search(plain):
        return None
    return next((kind for pattern, kind in _FORMS if pattern.search(plain)), None)


def says_post(name: str) -> bool:
    """Whether the name has the form of somebody's office."""
    return _POST.search(_plain(name)) is not None


def office(title: str) -> str:
    """The post in a title: without the word that says that it is held for now only."""
    return _INTERIM.sub("", title.strip()).strip() or title


def is_safeguarding_partnership(name: str) -> bool:
    """Whether the name is that of the partners who safeguard children."""
    return _SAFEGUARDING_PARTNERSHIP.search(name) is not None


def is_delivery_company(name: str) -> bool:
    """Whether the name is that of a company or trust that runs children's services; a trust's board runs none."""
    return _COMPANY.search(_plain(name)) is not None


def _plain(name: str) -> str:
    return _SPACE.sub(" ", name.translate(_TYPOGRAPHIC).replace("&", "and")).strip()


def council_name(name: str) -> str:
    """The short name in a council's full one ("Sunderland City Council": "Sunderland"); "" for "the Council"."""
    short = _COUNCIL.sub("", f" {name.strip()}".replace("  ", " ").strip())
    return "" if short.casefold() in ("council", "the council") else short.strip()


def key_of(name: str) -> str:
    """A name as it is compared: case, typography, "the", "local" before "safeguarding", and spaces folded."""
    plain = name.translate(_TYPOGRAPHIC).replace("&", "and").casefold()
    plain = re.sub(r"\b(the|local(?= safeguarding))\b", " ", plain)
    return _SPACE.sub(" ", re.sub(r"[^a-z0-9/']+", " ", plain).replace("'", "")).strip()
