"""Which names of a paper mean the same body, and the fullest name of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.claims import BodyKind
from loaders.gazetteer import Gazetteer
from loaders.lexicon import load
from loaders.naming.kinds import is_placeless, is_single, kind_of, national
from loaders.patterns import prepare

_NATIONAL = prepare(r"^(?:the )?national\s", re.I)
_FOLDED = str.maketrans({"-": " ", "/": " / ", "&": " and "})
_REGIONAL = prepare(
    r"^(?:One )?Adopt(?:ion)? (?!Panel|Service|Team|Agency|Support|Board|Leadership)[A-Z]"
)  # an agency of several
_OWN_NAME = prepare(
    r"^University of |University$|(?:Primary|Infant|Junior|Secondary|High|Grammar|Nursery|Comprehensive) School$"
)
_OF_PARTNERSHIP = prepare(
    r"(?P<whole>.{3,60}?\bSafeguarding (?:Children(?:'s)? |Adults |People )?Partnership) (?!Board\b)[A-Za-z]"
)
_BOROUGH_OF = prepare(r"^(?:London|Royal|Metropolitan) Borough of (?=[A-Z])")
_GENERIC_NHS = prepare(r"^(?:Clinical Commissioning|Integrated Care|Primary Care|NHS$|Health Visit)", re.I)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name of a body as printed, and the authority that the words around it are about."""

    words: str
    authority: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body by the fullest name that a paper gives it, with the authority in front where that is understood.

    `parent` is the body that it is a part of, where its name or the words before it say so.
    """

    name: str
    kind: BodyKind | None
    authority: str | None = None
    acronym: str | None = None
    parent: str | None = None


@dataclass(slots=True)
class Directory:
    """The bodies of a paper. Built from every sighting before any is looked up."""

    gazetteer: Gazetteer
    acronyms: Mapping[str, str]
    boards: Mapping[str, str] = field(default_factory=dict)
    _full: dict[tuple[str, str], str] = field(default_factory=dict)
    _national: set[str] = field(default_factory=set)
    _local: set[str] = field(default_factory=set)
    _spelled_out: set[str] = field(default_factory=set)
    _known: dict[tuple[str, str], Body] = field(default_factory=dict)

    def learn(self, sightings: Iterable[Sighting]) -> None:
        """Takes in the names of the paper: of names that mean one body the fullest is kept."""
        seen = tuple(sightings)
        self._national.update(_fold(_NATIONAL.sub("", one.words)) for one in seen if _NATIONAL.match(one.words))
        self._spelled_out.update(one.words[4:] for one in seen if one.words[:4] in ("Her ", "His "))
        self._local.update(bare for one in seen for bare in [self._own_of_national(one.words)] if bare)
        names: dict[tuple[str, str], set[str]] = {}
        for one in seen:
            body, own = self._placed(one)
            names.setdefault((own, _family(body)), set()).add(body)
        for key, forms in names.items():
            for form in forms:
                self._full[(key[0], _fold(form))] = self._fullest(form, forms)

    def body(self, sighting: Sighting) -> Body:
        """The body that `sighting` names."""
        key = (sighting.words, sighting.authority)
        if key not in self._known:
            self._known[key] = self._look_up(sighting)
        return self._known[key]

    def _look_up(self, sighting: Sighting) -> Body:
        known = national(sighting.words)
        if known and known.kind != "board":
            crown = known.name.startswith("Her ") and sighting.words.startswith("HM")  # whose day it was is not said
            if crown and not any(known.name.endswith(one) for one in self._spelled_out):
                return Body(sighting.words, known.kind, acronym=known.acronym)  # in short, and nowhere in full
            own = self._spelled(sighting) if sighting.words == known.acronym else sighting.words
            crowned = known.name.startswith("Her ") and own.startswith("His ")  # by the name of its day
            return Body(f"His{known.name[3:]}" if crowned else known.name, known.kind, acronym=known.acronym)
        name, own = self._placed(sighting)
        name = self._full.get((own, _fold(name)), name)
        kind = kind_of(name)
        if kind == "lscb":
            return Body(self.boards.get(own) or f"{own} {name}".strip(), kind, own or None, self._acronym(name, own))
        board = self.boards.get(own)
        full = name if name.startswith(own) else f"{own} {name}".strip()
        whole = _OF_PARTNERSHIP.match(full)
        parent = board if board and full.startswith(f"{board} ") else whole["whole"] if whole else None
        return Body(full, kind, own or None, self._acronym(name, own), parent)

    def _acronym(self, name: str, own: str) -> str | None:
        bare = _fold(name.removeprefix(own).strip())
        found = sorted(a for a, full in self.acronyms.items() if _fold(full.removeprefix(own).strip()) == bare)
        return found[0] if found else None

    def _placed(self, sighting: Sighting) -> tuple[str, str]:
        """The name in full words and without its authority, and whose it is; empty for one of the whole country."""
        words = self._spelled(sighting)
        known = national(words) if words not in self._local else None
        if known:
            return known.name, ""
        if _NATIONAL.match(words) or _fold(words) in self._national:
            return (words if _NATIONAL.match(words) else f"national {words}"), ""
        named = self.gazetteer.find(words)
        kind = kind_of(words)
        if named and words.startswith("Healthwatch "):
            return words, ""
        if named:
            words = _BOROUGH_OF.sub("", words, count=1)
            named = self.gazetteer.find(words)
            bare = f"{words[: named[0].at]}{words[named[0].stop :]}".strip() if named[0].at == 0 else words
            bare = (
                re.sub(r"^(?:'s\s|City\s|County\s|Borough\s|Council\s|Council's\s|Metropolitan\s)+", "", bare).strip()
                or words
            )
            if kind == "nhs" or is_placeless(kind) or (kind == "voluntary-sector" and named[0].at):
                return words, ""
            return bare, named[0].name
        if (
            is_placeless(kind)
            or _REGIONAL.match(words)
            or _OWN_NAME.search(words)
            or (kind == "nhs" and not _GENERIC_NHS.match(words))
        ):
            return words, ""
        return words, sighting.authority

    def _own_of_national(self, words: str) -> str | None:
        """ "Youth Justice Board" of "Example Youth Justice Board": a board that bears a national one's name."""
        named = self.gazetteer.find(words) if words.endswith(" Board") else ()
        bare = words[named[0].stop :].strip() if named and not named[0].at else ""
        known = national(bare) if bare else None
        return bare if known and known.kind == "board" else None

    def _spelled(self, sighting: Sighting) -> str:
        """The words with the acronym that opens them, or is all of them, spelled out."""
        words = re.sub(r"^(?:the|The)\s", "", sighting.words)
        first, _, rest = words.partition(" ")
        if rest and kind_of(first) == "lscb":
            if rest == "Board":
                return first
            return f"{self.boards.get(sighting.authority, first)} {rest}"
        full = self.acronyms.get(words) if rest else None
        if full:
            return full
        full = self.acronyms.get(first)
        if full and "/" not in first:
            return f"{full} {rest}".strip()
        return words

    @staticmethod
    def _fullest(form: str, forms: set[str]) -> str:
        """The longest of `forms` that means the same as `form`: it ends with its words, or is of a kind of one only."""
        folded = _fold(form)
        if is_single(kind_of(form)):
            fitting = [other for other in forms if kind_of(other) == kind_of(form)]
        else:
            fitting = [other for other in forms if _fold(other) == folded or _fold(other).endswith(f" {folded}")]
            longest = max((_fold(other) for other in fitting), key=len)
            if not all(longest.endswith(_fold(other)) for other in fitting):
                fitting = [form]
        return max(fitting or [form], key=lambda other: (len(_fold(other).split()), other != other.lower(), other))


def _family(name: str) -> str:
    """Names that can mean one body share this: the last word, or the kind where there is one of it only."""
    kind = kind_of(name)
    if kind == "improvement-board" and not set(_fold(name).split()[:-2]) <= set(
        load("body-kinds")["improvement_words"]
    ):
        return _fold(name)
    if kind == "improvement-board":
        return f"{kind} {_fold(name).rsplit(' ', 1)[-1]}"  # a panel beside a board is another
    return kind if kind and is_single(kind) else _fold(name).rsplit(" ", 1)[-1]


@lru_cache(maxsize=4096)
def _fold(name: str) -> str:
    words = name.lower().translate(_FOLDED).replace("well being", "wellbeing").replace("childrens", "children's")
    return " ".join(words.split())
