"""Whom a paper named before, and what "it", "they", "each group", "the former" and "the Board" mean by that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, takewhile

from loaders.lexicon import load
from loaders.naming.directory import Body
from loaders.naming.named import Named
from loaders.patterns import Pattern, prepare
from loaders.rules.paper.paper import Place
from loaders.rules.paper.parties import Party

_REACH = 40
_NO_TOPICS = frozenset({"local-authority", "inspectorate", "government-department", "team", "nhs", "police"})
WITH_PARTNERS = frozenset({"partnership", "lscb", "improvement-board", "board", "health-and-wellbeing-board"})
_GROUPS = ("group", "committee", "workstream", "working party")
_SUBJECT_AT = 16
_NEXT_BLOCKS = 6
_APPOINTED = prepare(
    r"\b(?:appoint|nam|confirm|install|deput|elect|design)[a-z]*\s[^.;]{0,60}?\b(?:as|to be)\s(?:[a-z]+\s){0,3}$"
)
_OFTEN = 3
_FAR_MORE = 2
_SPOKEN_OF = prepare(
    r"(?:^(?:He|She)(?=\s)|(?:, and |; |, but | and |\bthat )(?P<there>he|she)(?=\s(?:will |would |also |then |now )*"
    r"(?:reports?|reported|writes?|wrote|briefs|briefed|meets|met|chairs|chaired|advises|advised|answers|presents|updates)\b))"
)


@dataclass(slots=True)
class Memory:
    """Walks along with the reading of a paper, block by block."""

    places: Sequence[Place]
    recent: list[tuple[int, Body]] = field(default_factory=list)
    topic: tuple[int, Body] | None = None
    several: tuple[int, tuple[Body, ...]] | None = None
    partners: tuple[int, tuple[Body, ...]] | None = None
    spoken: tuple[int, Party | None] | None = None
    person: tuple[int, Party] | None = None
    parts: dict[tuple[str, str], Body] = field(default_factory=dict)

    def note(self, index: int, text: str, found: Sequence[Party]) -> None:
        """Takes in a sentence of block `index` and whom it names."""
        people = [p for p in found if p.sort == "post"]
        if people:
            self.person = (index, _person_of(text, people))
        subjects = [p.body for p in found if p.body and p.sort == "body" and _is_topic(p, p.body)]
        if subjects:
            first = subjects[1] if len(subjects) > 1 and _is_audience(text, found) else subjects[0]
            self.topic = (index, _turned_to(text, found) or _brought_in(text, found) or first)
        if together := coordinated(text, found):
            self.several = (index, together)
        if together := coordinated(text, found, anybody=True):
            self.partners = (index, together)
        if not coordinated(text, found) and _said("unnamed_groups").search(text):
            self.several = self.partners = None  # "each of them" goes back to these
        opens = found[0] if found and found[0].at <= _SUBJECT_AT else None
        other = _said("other_subjects").match(text)
        self.spoken = (index, None if other else opens) if other or opens else self.spoken

    def meant_by_it(self, index: int, text: str, one: Named, before: Sequence[Party]) -> Body | Party | None:
        """Whom "it" means: the plan that the sentence before is about, where that is done to it, else a body."""
        if one.at == 0 and self.spoken and self.spoken[0] == index and _said("of_plan").match(text, one.stop):
            told = self.spoken[1]
            if told is None or told.sort == "plan":
                return told
        heard = bool(before) and (before[0].sort == "post" or _is_audience(text, before)) and len(before) > 1
        teller = heard and _said("tells").match(text, before[0].stop)
        subject = next((p.body for p in (before[1:] if teller else before[:1]) if p.sort == "body"), None)
        return subject if subject and one.at else self.topic_of(index)

    def meant_by_they(self, index: int, words: str, before: Sequence[Party]) -> tuple[Body, ...]:
        """Whom "they", "both", "each group", "the former" mean: of the bodies last named together."""
        if "of which" in words or "of whom" in words:
            listed = [p.body for p in before if p.body and p.sort == "body" and p.body.kind != "local-authority"]
            return tuple(listed) if len(listed) > 1 else ()
        told = self.partners if words.lower() in ("they", "them") else self.several
        both = words.lower().startswith("both")
        heads = (words.split(" ")[-1].removesuffix("s"),) if words.lower() == "both boards" else _GROUPS
        groups = self._groups(index, heads) if both or _said("all_groups").match(words) else ()
        groups = () if both and len(groups) != 2 else groups
        if groups and (not told or told[0] < index):
            return groups
        if not told or not 0 <= index - told[0] <= _NEXT_BLOCKS:
            return ()
        if index != told[0] and not self.is_near(told[0], index):
            return ()
        bodies = told[1]
        if words.lower().endswith("former"):
            return bodies[:1] if len(bodies) == 2 else ()
        if words.lower().endswith("latter"):
            return bodies[-1:]
        counted = next((n for word, n in load("body-kinds")["numbers"].items() if f"{word} " in f"{words.lower()} "), 0)
        return () if counted and counted != len(bodies) else bodies

    def _groups(self, index: int, heads: Sequence[str] = _GROUPS) -> tuple[Body, ...]:
        """The groups that "the groups" means: each that was named near, in the order in which they were."""
        near = (
            body
            for where, body in self.recent[-_REACH:]
            if 0 <= index - where <= _NEXT_BLOCKS and ends(body.name, heads) and self.is_near(where, index)
        )
        found = tuple(dict.fromkeys(near))
        return found if len(found) > 1 else ()

    def topic_of(self, index: int) -> Body | None:
        """The body that block `index` was about so far, or the block before it, or the last named in its section."""
        if self.topic and 0 <= index - self.topic[0] <= 1:
            return self.topic[1]
        last = reversed(self.recent[-_REACH:])
        return next((body for where, body in last if self.is_near(where, index)), None)

    def board_of(self, index: int) -> Body | None:
        """The last board with partners as its members that block `index` named so far."""
        here = takewhile(lambda named: named[0] == index, reversed(self.recent))
        return next((body for _, body in here if body.kind in WITH_PARTNERS), None)

    def called(self, index: int, heads: Sequence[str]) -> list[Body]:
        """The bodies named last in the section of block `index` whose names end with one of `heads`."""
        near = (body for where, body in self.recent[-_REACH:] if ends(body.name, heads) and self.is_near(where, index))
        return [body for body in near if not (body.kind == "nhs" and "Board" in heads)]  # none is "the Board" alone

    def meant(self, index: int, heads: Sequence[str], near: Sequence[Body]) -> Body:
        """Of the bodies named near: the one that the block is about, else the one named most often, then last."""
        if topic := self.of_block(index, heads):
            return topic
        if (
            self.topic
            and self.topic[0] == index - 1
            and ends(self.topic[1].name, heads)
            and self.is_near(index - 1, index)
        ):
            return self.topic[1]
        counts = Counter(body.name for body in near)
        return max(enumerate(near), key=lambda item: (counts[item[1].name], item[0]))[1]

    def foremost(self, heads: Sequence[str]) -> Body | None:
        """The only body of the paper so far that is called so, else the one named far more often than any other."""
        held = [body for _, body in self.recent if ends(body.name, heads) and body.kind != "nhs"]
        counts = Counter(body.name for body in held).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] < max(_OFTEN, _FAR_MORE * counts[1][1])):
            return None
        return next(body for body in held if body.name == counts[0][0])

    def of_block(self, index: int, heads: Sequence[str]) -> Body | None:
        """The body that block `index` was about so far, where it is called so."""
        told = self.topic and self.topic[0] == index and ends(self.topic[1].name, heads)
        return self.topic[1] if self.topic and told else None

    def is_near(self, where: int, index: int) -> bool:
        """True where two blocks stand under the same headings."""
        return where == index or self.places[where].headings == self.places[index].headings


def _is_topic(party: Party, body: Body) -> bool:
    """True for a body that "it" can go back to: a team only where its sentence begins with it."""
    return body.kind not in _NO_TOPICS or (body.kind == "team" and party.at <= _SUBJECT_AT)


def _is_audience(text: str, found: Sequence[Party]) -> bool:
    """True where a sentence begins with the meeting that is told of another body: "Cabinet was told that the Board"."""
    first = next((p for p in found if p.sort == "body"), None)
    return bool(first and first is found[0] and _said("tells").match(text, first.stop))


def _person_of(text: str, people: Sequence[Party]) -> Party:
    """Of the posts in a sentence the one that "she" in the next means: whoever is appointed, or has a name."""
    appointed = (p for p in people if _APPOINTED.search(text, 0, p.at))
    held = (p for p in people if p.holder)
    return next(appointed, None) or next(held, None) or people[0]


def _turned_to(text: str, found: Sequence[Party]) -> Body | None:
    """The body that a sentence goes over to: "the Panel becomes the Review Group"."""
    turn = _said("turned").search(text)
    later = [p.body for p in found if turn and p.at > turn.end() and p.sort == "body" and p.body]
    earlier = [p for p in found if turn and p.at < turn.start() and p.sort == "body"]
    return later[0] if later and earlier and later[0].kind not in _NO_TOPICS else None


def _brought_in(text: str, found: Sequence[Party]) -> Body | None:
    """The one body that a sentence about another sets up: "the Board has set up a Practice Group"."""
    new = [p for p in found if p.sort == "body" and p.body and _said("brought_in").search(text, 0, p.at)]
    return new[0].body if len(new) == 1 and new[0].body and new[0].body.kind not in _NO_TOPICS else None


def coordinated(text: str, found: Sequence[Party], *, anybody: bool = False) -> tuple[Body, ...]:
    """The longest run of boards and groups that `text` names together: "the A, the B and the C"; or of `anybody`."""
    bodies = [p for p in found if p.body and (anybody or (p.sort == "body" and p.body.kind not in _NO_TOPICS))]
    if len(bodies) < 2:
        return ()
    runs = [bodies[:1]]
    for left, right in pairwise(bodies):
        if _joined().fullmatch(text[left.stop : right.at]):
            runs[-1].append(right)
        else:
            runs.append([right])
    longest = max(runs, key=len)
    return tuple(p.body for p in longest if p.body) if len(longest) > 1 else ()


def ends(name: str, heads: Sequence[str]) -> bool:
    """True where `name` ends with one of `heads`."""
    return name.lower().endswith(tuple(head.lower() for head in heads))


@cache
def pronoun_forms() -> tuple[Pattern, ...]:
    """The forms of words that `pronouns` looks for."""
    return (_said("pronoun"), _said("pronouns"), _SPOKEN_OF)


def pronouns(text: str) -> list[Named]:
    """ "It", "they", "each group", "the latter", "he" and "she" where they open a clause."""
    found: list[Named] = []
    for match in _said("pronoun").finditer(text):
        at, stop = next(match.span(name) for name in ("it", "it2", "its") if match[name])
        found.append(Named(at, stop, "body", ""))
    for match in _said("pronouns").finditer(text):
        at, stop = next(match.span(name) for name in ("they", "they2", "they3") if match[name])
        found.append(Named(at, stop, "body", "", pointing=("they",)))
    for match in _SPOKEN_OF.finditer(text):
        at, stop = match.span("there" if match["there"] else 0)
        found.append(Named(at, stop, "post", ""))
    return found


@cache
def _said(key: str) -> Pattern:
    return prepare(load("body-kinds")[key])


@cache
def _joined() -> Pattern:
    return prepare(
        r"(?:\s\((?:the )?['\"]?[\w &]{2,14}['\"]?\))?(?:,|;)?\s?(?:and|&|or|as well as|alongside|plus)?\s?"
        r"(?:with |by |to )?(?:both )?(?:the |a |an |its |our |new )*"
    )
