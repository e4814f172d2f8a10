"""Who appears in a paper: each statement with the bodies, posts, authorities and plans that it names, by full names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from loaders.lexicon import load
from loaders.naming.bodies import find_bodies, spelled_out
from loaders.naming.directory import Body, Directory, Sighting
from loaders.naming.kinds import kind_of
from loaders.naming.named import Named, Sort, apart
from loaders.naming.plans import find_plans
from loaders.naming.posts import find_posts
from loaders.rules.names import board_name, body_name, own_case
from loaders.rules.paper import Paper, Sentence
from loaders.rules.statements import statements

_BOARDS = frozenset(
    {"lscb", "health-and-wellbeing-board", "improvement-board", "childrens-trust", "scrutiny-committee", "board",
     "sub-committee", "task-group", "executive-group", "partnership"}
)  # fmt: skip
_REACH = 40


@dataclass(frozen=True, slots=True)
class Party:
    """What characters `at` to `stop` of a statement name. `name` is full: of a post with the body that it is of.

    `body` is set for a body and an authority; `title`, `organisation`, `holder`, `acting` for a post, and `of`
    where it is the post of a body that is named with it.
    """

    at: int
    stop: int
    sort: Sort
    name: str
    body: Body | None = None
    title: str | None = None
    organisation: str | None = None
    holder: str | None = None
    acting: bool = False
    of: Body | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, the authority that its section is about, and the parties in it, in order."""

    sentence: Sentence
    authority: str
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The statements of a paper that name somebody, and the directory of its bodies.

    `meeting` is the body that the paper goes to, `authors` are who its head says that it comes from.
    """

    told: tuple[Told, ...]
    directory: Directory
    meeting: Body | None
    authors: tuple[Party, ...]


def read_cast(paper: Paper) -> Cast:
    """Everybody in `paper`."""
    said = list(statements(paper))
    acronyms = _acronyms(said)
    known = frozenset(acronyms)
    bodies = [find_bodies(sentence.text, known) for sentence in said]
    directory = Directory(paper.gazetteer, acronyms)
    authorities = [_authority(paper, sentence) for sentence in said]
    directory.boards = {name: board_name(paper, name) for name in {*authorities, paper.authority} if name}
    meeting = _meeting(paper)
    sightings = [
        Sighting(one.words, authority)
        for found, authority in zip(bodies, authorities, strict=True)
        for one in found
        if one.words
    ]
    directory.learn([*sightings, *([meeting] if meeting else [])])
    whose = directory.body(meeting) if meeting else None
    resolver = _Resolver(paper, directory, whose)
    author = own_case(paper.head.author or "")
    authors = resolver.parties(author, find_bodies(author, known), 0, paper.authority)
    told = tuple(resolver.told(s, found, a) for s, found, a in zip(said, bodies, authorities, strict=True))
    return Cast(tuple(one for one in told if one.parties), directory, whose, authors)


def _acronyms(said: Sequence[Sentence]) -> dict[str, str]:
    """What the paper's acronyms stand for: as it spells them out, else as the whole field does."""
    found: dict[str, str] = dict(load("bodies")["acronyms"])
    for sentence in said:
        if "(" in sentence.text:
            for acronym, name in spelled_out(sentence.text):
                found[acronym] = name
    return found


def _authority(paper: Paper, sentence: Sentence) -> str:
    return paper.places[sentence.index].authority or paper.authority


def _meeting(paper: Paper) -> Sighting | None:
    if not paper.head.meeting_of:
        return None
    return Sighting(body_name(paper, own_case(paper.head.meeting_of)), paper.authority)


@dataclass(slots=True)
class _Resolver:
    """Walks through a paper in order, and remembers whom it named last."""

    paper: Paper
    directory: Directory
    meeting: Body | None
    recent: list[tuple[int, Body]] = field(default_factory=list)

    def told(self, sentence: Sentence, bodies: Sequence[Named], authority: str) -> Told:
        """`sentence` with everybody in it; what only points at a body that was not named before is left out."""
        return Told(sentence, authority, self.parties(sentence.text, bodies, sentence.index, authority))

    def parties(self, text: str, bodies: Sequence[Named], index: int, authority: str) -> tuple[Party, ...]:
        """Everybody in `text`, which stands in block `index`."""
        posts = find_posts(text, bodies)
        parties: list[Party] = []
        for one in apart([*posts, *bodies, *_authorities(self.paper, text), *find_plans(text)]):
            party = self._party(index, one, authority, parties)
            if party:
                parties.append(party)
                if party.body and party.sort == "body":
                    self.recent.append((index, party.body))
        return tuple(parties)

    def _party(self, index: int, one: Named, authority: str, before: Sequence[Party]) -> Party | None:
        if one.sort == "plan":
            return Party(one.at, one.stop, "plan", one.words)
        if one.sort == "authority":
            name = one.words or authority
            return Party(one.at, one.stop, "authority", name, Body(name, "local-authority", name)) if name else None
        if one.sort == "post":
            return self._post(index, one, authority, before)
        body = self._body(index, one, authority)
        return Party(one.at, one.stop, "body", body.name, body) if body else None

    def _body(self, index: int, one: Named, authority: str) -> Body | None:
        if one.words:
            return self.directory.body(Sighting(one.words, authority))
        return self._pointed_at(index, one.pointing)

    def _pointed_at(self, index: int, heads: Sequence[str]) -> Body | None:
        """The body meant by "the Board": of those named last the first whose name ends so, else the one of the meeting."""
        if self.meeting and "Committee" in heads and _ends(self.meeting.name, heads):
            return self.meeting
        headings = self.paper.places[index].headings
        for where, body in reversed(self.recent[-_REACH:]):
            if _ends(body.name, heads) and (where == index or self.paper.places[where].headings == headings):
                return body
        return self.meeting if self.meeting and _ends(self.meeting.name, heads) else None

    def _post(self, index: int, one: Named, authority: str, before: Sequence[Party]) -> Party | None:
        organisation = self._organisation(index, one, authority, before)
        title = _title(one.words)
        chairs = re.search(r"chair|business manager|board manager|scrutineer", title, re.I)
        if chairs and organisation is None:
            return None
        name = f"{title} of the {organisation.name}" if chairs and organisation else title
        return Party(
            at=one.at,
            stop=one.stop,
            sort="post",
            name=name,
            title=title,
            organisation=organisation.name if organisation else None,
            holder=one.holder,
            acting=one.acting,
            of=organisation if one.of else None,
        )

    def _organisation(self, index: int, one: Named, authority: str, before: Sequence[Party]) -> Body | None:
        if one.of:
            return self.directory.body(Sighting(one.of, authority))
        if one.pointing:
            return self._pointed_at(index, one.pointing)
        if re.search(r"chair|scrutineer", one.words, re.I):
            boards = [p.body for p in before if p.body and p.body.kind in _BOARDS]
            if boards:
                return boards[-1]
            return self._pointed_at(index, ("Board", "Partnership"))
        for title, organisation in load("posts")["national"].items():
            if re.match(title, one.words):
                return Body(organisation, kind_of(organisation)) if organisation else None
        if _elsewhere().search(one.words):
            return None
        return Body(authority, "local-authority", authority) if authority else None


def _title(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ends(name: str, heads: Sequence[str]) -> bool:
    return any(name.lower().endswith(head.lower()) for head in heads)


def _authorities(paper: Paper, text: str) -> Iterator[Named]:
    for span in paper.gazetteer.find(text):
        behind = _council_behind().match(text, span.stop)
        yield Named(span.at, behind.end() if behind else span.stop, "authority", span.name)
    for match in _council().finditer(text):
        yield Named(match.start(), match.end(), "authority", "")


@cache
def _council() -> re.Pattern[str]:
    return re.compile(load("body-kinds")["council"])


@cache
def _council_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s(?:County|City|Metropolitan|Borough|District))*\s(?:Council|Local Authority|local authority)\b"
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(load("posts")["elsewhere"])
