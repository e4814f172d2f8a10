"""What a paper itself calls a body: 'Kelderdale Trust Board ("the Board")', "under the Board is an Executive Group"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.naming.directory import Body
from loaders.naming.kinds import kind_of
from loaders.naming.named import Named
from loaders.patterns import prepare
from loaders.rules.governance.anaphora import WITH_PARTNERS, ends
from loaders.rules.paper.parties import Party

ONLY_A_KIND = prepare(r"Executive(?: (?:Group|Board|Committee))?|Business Unit")
_WHOLES = WITH_PARTNERS | {"childrens-trust"}
_HAS_ONE = prepare(
    r",? (?:there (?:is|was|will be|would be|sits|should be)|(?:is|are|will be|would be)(?: supported by| assisted by)?"
    r"|(?:would |will |also |now )*(?:has|have|had)) (?:an? )?(?:small |new |single |joint )?"
)
_DEFINED = prepare(
    r"\s\((?:hereafter |hereinafter |referred to (?:here )?as |known as |called |or )?"
    r"(?:the ['\"‘’“”]?|['\"‘’“”](?:the )?)"
    r"(?P<short>Board|Partnership|Panel|Trust|Group|Committee|Executive|Forum|Commission|Network)['\"‘’“”]?\)"
)


@dataclass(slots=True)
class OwnNames:
    """Grows as a paper is read in order."""

    _short: dict[str, Body] = field(default_factory=dict)
    _parts: dict[str, Body] = field(default_factory=dict)

    def define(self, text: str, party: Party) -> None:
        """Keeps the short name that stands in brackets behind a body."""
        said = _DEFINED.match(text, party.stop)
        if said and party.body and ends(party.body.name, (said["short"], f"{said['short']} Board")):
            self._short.setdefault(said["short"], party.body)

    def called(self, heads: Sequence[str]) -> Body | None:
        """The body that was said to be called by one of `heads`."""
        return next((self._short[head] for head in heads if head in self._short), None)

    def part(self, text: str, one: Named, before: Sequence[Party]) -> Body | None:
        """The part of a board that is named by its kind alone, here or before."""
        if not ONLY_A_KIND.fullmatch(one.words):
            return None
        whole = before[-1].body if before and before[-1].sort == "body" else None
        if whole and whole.kind in _WHOLES and _HAS_ONE.fullmatch(text, before[-1].stop, one.at):
            name = f"{whole.name} {one.words}"
            self._parts.setdefault(one.words, Body(name, kind_of(name), whole.authority, parent=whole.name))
        return self._parts.get(one.words)
