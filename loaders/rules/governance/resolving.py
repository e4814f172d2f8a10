"""From names as printed to parties: what "the Board", "it", "its Executive" and "the Council" mean where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from loaders.claims import BodyKind
from loaders.gazetteer import Gazetteer
from loaders.lexicon import load
from loaders.naming.directory import Body, Directory, Sighting
from loaders.naming.kinds import kind_of
from loaders.naming.named import Named, apart
from loaders.naming.plans import is_matter
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.anaphora import Memory, ends
from loaders.rules.governance.known_people import KnownPeople
from loaders.rules.governance.naming import all_named
from loaders.rules.governance.own_names import ONLY_A_KIND, OwnNames
from loaders.rules.governance.side_by_side import OF_BODY, belongs, held, is_acronym, marks_chair, owned
from loaders.rules.paper.parties import Party

_BOARDS = frozenset(
    {"lscb", "health-and-wellbeing-board", "improvement-board", "childrens-trust", "scrutiny-committee", "board",
     "sub-committee", "task-group", "executive-group", "partnership"}
)  # fmt: skip
_NEW = prepare(r"\b(?i:there|has|had|with|through|by|set up|formed|created)\b[^.;:]{0,20}\ban? (?:\w+ ){0,2}$")
_PARTS = frozenset({"sub-committee", "executive-group", "task-group", "board", "other"})
_NO_WHOLES = frozenset({"local-authority", "inspectorate", "government-department", "team", "nhs", "police"})
_POSSESSED = prepare(r"\b(?:its|whose|their)\s(?:own\s|new\s)?$", re.I)
_ANOTHERS = prepare(
    r" of (?:an?|the) (?:other |(?:neighbouring|nearby|different) )|, [A-Z][a-z]+ [A-Z]SC[BP]| of (?:another|other) "
)
_OF_THIS = prepare(r"\bof this\s")
_CHAIRED = prepare(r"chaired by (?:the|our|its)\s$")
_UNDER = prepare(r"(?:[\d.]+ )?(?:Under|Beneath|Below|Underneath|Supporting) ")
_SUB_GROUP = prepare(r"\bSub-?\s?(?:Group|Committee)$", re.I)
_REPRESENTED = prepare(
    r"(?: \([A-Z]\w+\))?(?:,? \(?(?:which |who )?(?:is |was |are )?represented (?:\w+ )?by|'s representative,?)"
    r" (?:(?:the|its|their|an?) )?"
)
_ACRONYM = prepare(r"\((?:the\s)?['\"]?$")


@dataclass(slots=True)
class Resolver:
    """Walks through a paper in order, and remembers whom it named last.

    `meeting` is whom the paper goes to or, where it `speaks`, whose own report the paper is.
    """

    memory: Memory
    gazetteer: Gazetteer
    directory: Directory
    meeting: Body | None
    plan: str | None = None
    speaks: bool = False
    own: OwnNames = field(default_factory=OwnNames)
    people: KnownPeople = field(default_factory=KnownPeople)
    aside: bool = False
    executive: Body | None = None  # of the board that speaks, by the first name that it is given

    def parties(
        self, text: str, bodies: Sequence[Named], index: int, authority: str, *, aside: bool = False
    ) -> tuple[Party, ...]:
        """Everybody in `text` of block `index`; what only points at a body that was not named before is left out.

        What stands `aside`, in the cell of a table, is nobody that the text behind the table goes back to.
        """
        found: list[Party] = []
        self.aside = aside
        named = all_named(text, tuple(bodies), self.gazetteer)
        alone = list(self.people.mentioned(text))
        for one in apart([*named, *alone]) if alone else named:
            if one.pointing == ("they",):
                found.extend(self._several(text, index, one, found))
                continue
            party = self._party(text, index, one, authority, found)
            if party is None or is_acronym(text, found, party) or marks_chair(text, found, party):
                continue
            if found and belongs(text, found[-1], party):
                party = held(text, owned(found.pop(), party, self.directory, one))
            is_part = bool(found and party.body and party.body.parent == found[-1].name)
            if is_part and text[found[-1].stop : party.at] == "'s ":
                party = replace(party, at=found.pop().at)
            found.append(party)
            if party.body and party.sort == "body":
                self.own.define(text, party)
            body = party.body if party.sort == "body" else party.of
            if body and not aside and (party.sort == "body" or body.kind == "scrutiny-committee"):
                self.memory.recent.append((index, body))
        chair = self.people.note(text, found)
        if not aside:
            self.memory.note(index, text, found)
        if chair and not aside and not any(p.sort == "post" for p in found):
            self.memory.person = (index, chair)
        return tuple(found)

    def _several(self, text: str, index: int, one: Named, before: Sequence[Party]) -> list[Party]:
        """Everybody that "they" means, at one place: the first fills it, the others stand at its end."""
        bodies = self.memory.meant_by_they(index, text[one.at : one.stop], before)
        places = [(one.at, one.stop), *[(one.stop, one.stop)] * (len(bodies) - 1)]
        return [Party(at, stop, "body", b.name, b) for (at, stop), b in zip(places, bodies, strict=bool(bodies))]

    def _party(self, text: str, index: int, one: Named, authority: str, before: Sequence[Party]) -> Party | None:
        if one.sort == "plan":
            if one.words not in load("plan-names")["short"] and not is_matter(one.words):
                self.plan = one.words
            short = one.words in load("plan-names")["short"]
            return Party(one.at, one.stop, "plan", (self.plan if short else None) or one.words)
        if one.sort == "authority":
            name = one.words or authority
            return Party(one.at, one.stop, "authority", name, Body(name, "local-authority", name)) if name else None
        if one.sort == "post":
            return self._post(text, index, one, authority, before)
        if not one.words and not one.pointing:
            meant = self.memory.meant_by_it(index, text, one, before)
            if isinstance(meant, Party):
                return replace(meant, at=one.at, stop=one.stop)
            body = meant
        elif not one.words:
            ours = self.meeting if text[one.at : one.stop].lower().startswith("this ") and self.meeting else None
            body = ours if ours and ends(ours.name, one.pointing) else self._pointed_at(index, one.pointing, before)
            if body is None and authority and one.pointing[0] in load("body-kinds")["councils_own"]:
                body = self._boards_own(one.pointing[0], "executive-group") or self.directory.body(
                    Sighting(one.pointing[0], authority)
                )
        else:
            body = self._part(text, index, one, before) or self.directory.body(Sighting(one.words, authority))
        return Party(one.at, one.stop, "body", body.name, body) if body else None

    def _part(self, text: str, index: int, one: Named, before: Sequence[Party]) -> Body | None:
        """ "its Executive Group", "the Board's Executive": a part of the body named before."""
        own = self._boards_own(one.words, one.kind) or self.own.part(text, one, before)
        if own or one.kind not in _PARTS:
            return own
        listed = not text.startswith(one.words, one.at) and (
            one.kind == "task-group" or (one.kind == "executive-group" and ":" in text[: one.at])
        )
        whole = self._owner(text, index, one.at, before, listed=listed) or self._above(text, index, one, before)
        known = (one.words, self.memory.places[index].authority)
        if whole is None or whole.kind in _NO_WHOLES:
            return self.memory.parts.get(known)
        name = f"{whole.name} {one.words}"
        body = Body(name, kind_of(name) if one.kind == "other" else one.kind, whole.authority, parent=whole.name)
        return self.memory.parts.setdefault(known, body)

    def _above(self, text: str, index: int, one: Named, before: Sequence[Party]) -> Body | None:
        """Whose part that is which only its kind tells: a safeguarding board's, "under it an Executive"."""
        named = [p.body for p in before if p.body and p.sort == "body"]
        if named and named[0].kind in _BOARDS and _UNDER.match(text) and ONLY_A_KIND.fullmatch(one.words):
            return named[0]
        is_new = one.words == "Executive" and _NEW.search(text, 0, one.at)
        if self.speaks or self.aside or not (_SUB_GROUP.search(one.words) or is_new):
            return None
        topic = named[-1] if named else self.memory.topic_of(index)
        if topic and topic.parent and kind_of(topic.parent) == "lscb":  # beside another of its sub-groups
            return Body(topic.parent, "lscb", topic.authority)
        return topic if topic and topic.kind == "lscb" else None

    def _boards_own(self, words: str, kind: BodyKind | None) -> Body | None:
        """In a board's own report "the Executive" and its like, named only by what they are: the board's."""
        if (
            not (self.speaks and self.meeting and ONLY_A_KIND.fullmatch(words))
            or self.meeting.kind == "executive-group"
        ):
            return None
        name = f"{self.meeting.name} {words}"
        kind = kind_of(name) if kind == "other" else kind
        if words == "Executive" and self.executive:
            return self.executive
        body = Body(name, kind, self.meeting.authority, parent=self.meeting.name)
        self.executive = self.executive or (body if words.startswith("Executive") else None)
        return body

    def _owner(self, text: str, index: int, at: int, before: Sequence[Party], *, listed: bool = False) -> Body | None:
        """Whose thing it is that begins at `at`: behind "its" or "'s", or `listed` behind a colon with others."""
        if _POSSESSED.search(text, max(at - 12, 0), at):
            named = [p.body for p in before if p.body and p.sort == "body" and p.body.kind != "inspectorate"]
            return named[0] if named else self.memory.topic_of(index)
        if before and text[before[-1].stop : at] == "'s ":
            return before[-1].body
        if listed:
            named = [p.body for p in before if p.body and p.sort == "body" and p.body.parent is None]
            return named[0] if named else self.memory.topic_of(index)
        return None

    def _pointed_at(self, index: int, heads: Sequence[str], before: Sequence[Party]) -> Body | None:
        """Whom "the Board" means: of those named last the first whose name ends so, else the one of the meeting.

        Where that one is in the same sentence already, the meeting is meant: "the Trust Board will provide the Board".
        """
        if defined := self.own.called(heads):
            return defined
        meeting = self.meeting if self.meeting and ends(self.meeting.name, heads) else None
        if meeting and "Committee" in heads:
            return meeting
        if meeting and self.speaks and meeting.name not in [p.name for p in before]:
            return self.memory.of_block(index, heads) or meeting
        parents = [p.body.parent for p in before if p.body and p.body.parent and ends(p.body.parent, heads)]
        if parents:
            return Body(parents[-1], kind_of(parents[-1]), before[-1].body.authority if before[-1].body else None)
        if "Trust" in heads:
            trusts = {body.name: body for _, body in self.memory.recent if body.kind == "childrens-trust"}
            if len(trusts) == 1:
                return next(iter(trusts.values()))
        near = self.memory.called(index, heads)
        if near:
            meant = self.memory.meant(index, heads, near)
            said = [p.name for p in before]
            return meeting if meeting and meant.name in said and meeting.name not in said else meant
        return meeting or self.memory.foremost(heads)

    def _post(self, text: str, index: int, one: Named, authority: str, before: Sequence[Party]) -> Party | None:
        if not one.words and one.holder:
            person = self.people.by_surname.get(one.holder)
            return replace(person, at=one.at, stop=one.stop) if person else None
        if not one.words:
            here = [p for p in before if p.sort == "post"]
            told = self.memory.person[1] if self.memory.person and self.memory.person[0] == index else None
            known = here[0] if here else told
            return replace(known, at=one.at, stop=one.stop) if known else None
        organisation = self._organisation(text, index, one, authority, before)
        title = one.words[:1].upper() + one.words[1:]
        of_body = OF_BODY.search(title)
        is_scrutineer = title.lower().endswith("scrutineer")
        if of_body and organisation is None and not is_scrutineer:
            return None
        return Party(
            at=one.at,
            stop=one.stop,
            sort="post",
            name=f"{title} of the {organisation.name}" if of_body and organisation and not is_scrutineer else title,
            title=title,
            organisation=organisation.name if organisation else None,
            holder=one.holder,
            acting=one.acting,
            of=organisation if one.of else None,
        )

    def _organisation(self, text: str, index: int, one: Named, authority: str, before: Sequence[Party]) -> Body | None:
        if one.of:
            return self.directory.body(Sighting(one.of, authority))
        if before and before[-1].body and _REPRESENTED.fullmatch(text[before[-1].stop : one.at]):
            return before[-1].body
        if one.pointing:
            ours = self.meeting if _OF_THIS.search(text, one.at, one.stop) else None
            return ours if ours and ends(ours.name, one.pointing) else self._pointed_at(index, one.pointing, before)
        if OF_BODY.search(one.words) and _ANOTHERS.match(text, one.stop):
            return None
        if OF_BODY.search(one.words):
            boards = [p.body for p in before if p.body and p.body.kind in _BOARDS]
            owner = self._owner(text, index, one.at, before)
            if owner and boards and owner.kind == "government-department":
                owner = None  # "the Department set up the Board, with Ann Example as its chair"
            if one.holder and not one.words.lower().startswith("independent") and text[one.stop : one.stop + 1] == ")":
                return self.meeting  # "Councillor Ann Example (Chair)" of a list of those present
            own = self.meeting if self.speaks and self.meeting and self.meeting.kind in _BOARDS else None
            if (
                owner is None
                and own is None
                and _CHAIRED.search(text, max(one.at - 24, 0), one.at)
                and authority in self.directory.boards
            ):
                return self.directory.body(Sighting(self.directory.boards[authority], authority))
            if owner is None and own and boards:
                return own  # in what a board says of itself its chair
            return owner or (boards[0] if boards else self._pointed_at(index, ("Board", "Partnership"), before))
        for title, organisation in load("posts")["national"].items():
            if re.match(title, one.words):
                return Body(organisation, kind_of(organisation)) if organisation else None
        if _elsewhere().search(one.words):
            return None
        return Body(authority, "local-authority", authority) if authority else None


@cache
def _elsewhere() -> Pattern:
    return prepare(load("posts")["elsewhere"])
