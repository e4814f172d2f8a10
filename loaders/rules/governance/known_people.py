"""People whom a paper named with their post and now names alone: "Mr Example", "Councillor Example", "Ann Example"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from loaders.lexicon import load
from loaders.naming.named import Named
from loaders.naming.people import is_person
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.parties import Party


@dataclass(slots=True)
class KnownPeople:
    """Walks along with the reading of a paper: the post of each person, by surname; none where two share one."""

    by_surname: dict[str, Party | None] = field(default_factory=dict)

    def note(self, text: str, found: Sequence[Party]) -> Party | None:
        """Takes in who holds which post by a sentence; who chairs a board by name is also given back."""
        for party in found:
            if party.sort == "post" and party.holder and " " in party.holder:
                self._learn(party.holder, party)
        boards = [p for p in found if p.sort == "body" and p.body]
        return self._chair(text, boards) if boards and "chair" in text else None

    def mentioned(self, text: str) -> Iterator[Named]:
        """Where `text` names one of them alone, as a post without words whose holder is the surname."""
        if not self.by_surname:
            return
        for match in _alone().finditer(text):
            if self.by_surname.get(match["surname"]):
                yield Named(match.start(), match.end(), "post", "", holder=match["surname"])

    def _chair(self, text: str, boards: Sequence[Party]) -> Party | None:
        match = _chaired_by().search(text)
        board = next((p for p in reversed(boards) if match and p.stop <= match.start()), None)
        if not match or board is None or not is_person(match["name"]) or " " not in match["name"]:
            return None
        title = "Independent Chair" if "independent" in match["how"].lower() else "Chair"
        name = f"{title} of the {board.name}"
        chair = Party(0, 0, "post", name, None, title, board.name, match["name"], of=board.body)
        self._learn(match["name"], chair)
        return chair

    def _learn(self, holder: str, party: Party) -> None:
        surname = holder.split(" ")[-1]
        known = self.by_surname.get(surname, party)
        same = known is not None and known.holder == holder
        self.by_surname[surname] = replace(known, at=0, stop=0) if known and same else None


@cache
def _alone() -> Pattern:
    return prepare(load("posts")["named_alone"])


@cache
def _chaired_by() -> Pattern:
    return prepare(load("posts")["chaired_by_name"])
