"""Names of bodies: in full, in the usual case, with the authority in front where it is left understood."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.paper.paper import Paper

_COUNCIL_BEFORE = prepare(r"^[\w&',. -]{2,60}\bCouncil\s*[–—:|-]\s+(?=\w)")
_MEMBERS_OF = prepare(
    r"^(?:presented to (?:the )?)?(?:(?:the )?(?:chair|vice-chair)\w*(?:,| and) )?"
    r"(?:(?:all )?(?:the )?members of (?:the )?)?",
    re.I,
)
_COUNCIL_OF_BODY = prepare(
    r"^(?:[\w&'.-]+\s){1,6}Council\s(?=(?:[\w&',-]+\s){0,6}(?:Cabinet|Committee|Panel|Commission|Executive)$)", re.I
)
_COUNCIL_BEHIND = prepare(r"\sof\s(?:the\s)?[\w&',. -]{2,60}\sCouncil$", re.I)


@lru_cache(maxsize=1024)
def own_case(words: str) -> str:
    """`words` in the usual case where all of them are printed in capitals.

    >>> own_case("HEALTH AND WELLBEING BOARD")
    'Health and Wellbeing Board'
    """
    letters = [c for c in words if c.isalpha()]
    if not letters or any(c.islower() for c in letters):
        return words
    if len(words.split()) < 2:
        return words.capitalize() if words.capitalize() in load("bodies")["kinds"] else words
    small = set(load("bodies")["small"])
    parts = [w.lower() if w.lower() in small else _capitalised(w) for w in words.split()]
    return " ".join([_capitalised(parts[0]), *parts[1:]])


def _capitalised(word: str) -> str:
    lead = re.match(r"\W*", word)
    at = lead.end() if lead else 0
    return word[:at] + word[at : at + 1].upper() + word[at + 1 :].lower()


@lru_cache(maxsize=4)
def body_name(paper: Paper, words: str) -> str:
    """The fullest name of the body that `words` name in `paper`."""
    name = re.sub(r"^the\s", "", own_case(words.strip(" .,:;*")), flags=re.I)
    name = _COUNCIL_BEFORE.sub("", _MEMBERS_OF.sub("", name))
    name = _COUNCIL_OF_BODY.sub("", name)
    if (behind := _COUNCIL_BEHIND.search(name)) and [one.name for one in paper.gazetteer.find(name)] == [
        paper.authority
    ]:
        name = name[: behind.start()]
    for acronym, full in load("bodies")["acronyms"].items():
        name = re.sub(rf"\b{acronym}\b", full, name)
    name = _made_whole(paper, name)
    if paper.authority and not paper.gazetteer.find(name):
        return f"{paper.authority} {name}"
    return name


def full_name(paper: Paper, words: str) -> str | None:
    """The name in capitals that `paper` gives to the body of which `words` are the last, or all; None where none is.

    The council is no such body.
    """
    name = re.sub(r"^(?:the|its|our)\s", "", words.strip(" .,:;"), flags=re.I)
    if not name[:1].isupper() or not re.search(rf"\b(?:{'|'.join(load('bodies')['asked'])})$", name):
        return None
    if len(name.split()) > 1:
        return name if paper.gazetteer.find(name) else f"{paper.authority} {name}"
    longer = prepare(rf"(?:[A-Z][\w'-]+\s(?:(?:and|of|for|&)\s)?){{1,6}}{re.escape(name)}\b")
    found = [re.sub(r"^(?:The|In|A)\s", "", re.sub(r"\s+", " ", m[0])) for m in longer.finditer(paper.document.text)]
    found = [one for one in found if one != name]
    return max(sorted(set(found)), key=found.count, default=None)


def _made_whole(paper: Paper, name: str) -> str:
    """`name` with the kind of body that the text gives it: "Overview & Scrutiny" -> "... Committee"."""
    kinds = load("bodies")["kinds"]
    if name.rsplit(" ", 1)[-1].strip(")").capitalize() in (*kinds, "Council"):
        return name
    loose = r"\s".join(r"(?:and|&)" if w in ("and", "&") else re.escape(w) for w in name.split()[:12])
    match = re.search(rf"\b(?:{loose})\s(?:{'|'.join(kinds)})\b", paper.document.text, re.I)
    return re.sub(r"\s+", " ", match[0]) if match else name


@lru_cache(maxsize=4)
def board_name(paper: Paper, authority: str) -> str:
    """The local safeguarding children board of `authority`, by the fullest name in `paper`."""
    for source in (paper.document.text, own_case(paper.head.author or ""), own_case(paper.head.meeting_of or "")):
        for name in _board_names(source):
            named = paper.gazetteer.find(name)
            if named and named[-1].name == authority:  # "Example Council" of a header may stand in front
                return re.sub(r"\s+", " ", name[named[-1].at :])
    text = _folded(paper.document.text)
    local = re.search(r"\bLSCBs?\b|\bLocal\sSafeguarding\sChildren", text) or authority != paper.authority
    if not local and re.search(r"\bSafeguarding\sChildren\sBoard\b", text):
        return f"{authority} Safeguarding Children Board"
    return f"{authority} Local Safeguarding Children Board"


@lru_cache(maxsize=8)
def _folded(source: str) -> str:
    return " ".join(source.split())


@lru_cache(maxsize=8)
def _board_names(source: str) -> tuple[str, ...]:
    """Every name of such a board in `source`, each once, in order of its first place."""
    return tuple(dict.fromkeys(match["name"] for match in re.finditer(load("bodies")["lscb"], _folded(source))))
