"""Who appears in a paper: each statement with the bodies, posts, authorities and plans that it names, by full names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, cached_property

from loaders.dates import find_dates
from loaders.layout.block import Block
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.naming.bodies import also_known, find_bodies, spelled_out
from loaders.naming.directory import Body, Directory, Sighting
from loaders.naming.kinds import kind_of
from loaders.naming.named import Named
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.anaphora import WITH_PARTNERS, Memory
from loaders.rules.governance.body_sections import with_section_bodies
from loaders.rules.governance.group_names import announces, item_nouns, named_by_item
from loaders.rules.governance.group_sections import SectionGroup, named_in_section, section_groups
from loaders.rules.governance.group_tables import GroupRow, group_rows, named_by_cell
from loaders.rules.governance.resolving import Resolver
from loaders.rules.governance.statements import statements
from loaders.rules.paper.meetings import is_of_board, meeting_in_text
from loaders.rules.paper.names import board_name, body_name, own_case
from loaders.rules.paper.own_pages import board_of_page, partnerships_in_short
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.paper.parties import Party, Told
from loaders.rules.recommendations.requests import own_requests

_WHOLES = WITH_PARTNERS | {"childrens-trust", "executive-group", "sub-committee"}
_SHORTEST_NAME = 6
_LONG_TITLE = 4
_PARTNERSHIP = prepare(r"Safeguarding (?:[A-Z][\w']+ )*Partnership$")


@dataclass(frozen=True)
class Cast:
    """The statements of a paper that name somebody, and the directory of its bodies.

    `meeting` is the body that the paper goes to or, where it is a board's `own_page` or its rules, that board;
    `authors` are who its head says that it comes from.
    """

    told: tuple[Told, ...]
    directory: Directory
    meeting: Body | None
    authors: tuple[Party, ...]
    own_page: bool = False

    @property
    def author(self) -> Party | None:
        """Who says "I" in the paper: the post that it comes from, where that is one."""
        posts = [party for party in self.authors if party.sort == "post"]
        return posts[0] if len(posts) == 1 else None

    @cached_property
    def partnership(self) -> Body | None:
        """The safeguarding board whose own paper it is, else the one safeguarding partnership that it names."""
        if self.meeting and (self.meeting.kind == "lscb" or (self.own_page and _PARTNERSHIP.search(self.meeting.name))):
            return self.meeting
        whole = self.meeting.parent if self.own_page and self.meeting else None
        if whole and self.meeting:
            return Body(whole, kind_of(whole), self.meeting.authority)
        named = {p.body.name: p.body for one in self.told for p in one.parties if p.body and not p.body.parent}
        fit = [body for name, body in named.items() if _PARTNERSHIP.search(name)]
        return fit[0] if len(fit) == 1 else None

    @property
    def whole(self) -> Body | None:
        """The board whose parts the paper's sections tell of: the one whose own page it is, else the partnership."""
        ours = self.meeting if self.own_page else None
        is_one = ours and ours.parent is None and ours.kind in _WHOLES and "Safeguarding" not in ours.name
        return ours if is_one else self.partnership


def read_cast(paper: Paper) -> Cast:
    """Everybody in `paper`."""
    said = [_in_own_case(sentence) for sentence in statements(paper)]
    page = board_of_page(paper)
    acronyms = _acronyms(said, page)
    known = frozenset(acronyms)
    rows = {row.cells["body"][0]: row for row in group_rows(paper) if "body" in row.cells}
    nouns = item_nouns(paper, said)
    sections = {group.index: group for group in section_groups(paper)}
    bodies = [_named(sentence, known, rows, nouns, sections) for sentence in said]
    authorities = [paper.places[sentence.index].authority or paper.authority for sentence in said]
    directory = Directory(paper.gazetteer, acronyms)
    directory.boards = {name: board_name(paper, name) for name in {*authorities, paper.authority} if name}
    meeting = _meeting(paper, acronyms)
    sightings = [
        Sighting(one.words, authority)
        for found, authority in zip(bodies, authorities, strict=True)
        for one in found
        if one.words
    ]
    directory.learn([*sightings, *([meeting] if meeting else [])])
    whose = directory.body(meeting) if meeting else None
    speaks = bool(page) or is_of_board(paper.head)
    resolver = Resolver(Memory(paper.places), paper.gazetteer, directory, whose, speaks=speaks)
    author = own_case(paper.head.author or "")
    authors = resolver.parties(author, find_bodies(author, known), 0, paper.authority)
    asked = {item.index for request in own_requests(paper) for item in request.items}
    read = list(zip(said, bodies, authorities, strict=True))
    told = list(_told(paper, read, resolver, asked, _purposes(rows)))
    told = list(with_section_bodies(paper, told))
    return Cast(_with_rows(_with_full_titles(told), rows), directory, whose, authors, bool(page))


def _told(
    paper: Paper,
    read: Sequence[tuple[Sentence, list[Named], str]],
    resolver: Resolver,
    asked: Set[int],
    purposes: Set[int],
) -> Iterator[Told]:
    """Each sentence of `read`, with its bodies and its authority, that names somebody or opens a list.

    So does a cell that says what the body of its row does; `purposes` is where those begin.
    """
    firsts = _first_cells(paper)
    for sentence, found, authority in read:
        topic = resolver.memory.topic_of(sentence.index)
        board = resolver.memory.board_of(sentence.index)
        cell = isinstance(paper.blocks[sentence.index], Table)
        parties = resolver.parties(sentence.text, found, sentence.index, authority, aside=cell)
        if parties or _opens_list(sentence.text) or announces(sentence.text) or _start(sentence) in purposes:
            yield Told(
                sentence=sentence,
                authority=authority,
                parties=parties,
                topic=topic,
                board=board,
                asked=sentence.index in asked,
                item=_is_item(paper, sentence, firsts),
                cell=cell,
                reported=paper.head.genre == "minutes",
            )


def _purposes(rows: Mapping[int, GroupRow]) -> frozenset[int]:
    return frozenset(span[0] for row in rows.values() for name, span in row.cells.items() if name == "purpose")


def _first_cells(paper: Paper) -> frozenset[int]:
    """Where the first cell of each row of a table begins."""
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    return frozenset(line[0][0] for table in tables for line in table.lines[1:] if line and line[0][0] < line[0][1])


def _named(
    sentence: Sentence,
    known: frozenset[str],
    rows: Mapping[int, GroupRow],
    nouns: Mapping[int, str],
    sections: Mapping[int, SectionGroup],
) -> list[Named]:
    """The bodies of a sentence; of an item or the cell that opens a row of groups the one that it is the name of."""
    found = find_bodies(sentence.text, known)
    if sentence.index in nouns and not sentence.at:
        return named_by_item(sentence.text, nouns[sentence.index], found)
    if sentence.index in sections and not sentence.at:
        return named_in_section(sections, sentence.index, found)
    row = rows.get(_start(sentence)) if rows else None
    return named_by_cell(sentence.text, row.head, found) if row else found


def _start(sentence: Sentence) -> int:
    return -1 if sentence.plain.start is None else sentence.plain.start


def _with_rows(told: Sequence[Told], rows: Mapping[int, GroupRow]) -> tuple[Told, ...]:
    """Each cell of a row of a table of groups with the body that its row is about."""
    if not rows:
        return tuple(told)
    bodies = {_start(one.sentence): p for one in told if one.cell for p in one.parties[:1] if p.sort == "body"}
    owners = {span[0]: at for at, row in rows.items() for span in row.cells.values() if span[0] != at}
    found: list[Told] = []
    for one in told:
        row = bodies.get(owners.get(_start(one.sentence), -1)) if one.cell else None
        found.append(replace(one, row=row, topic=row.body) if row else one)
    return tuple(found)


def _in_own_case(sentence: Sentence) -> Sentence:
    """A line in capitals as it would be printed in small letters, character for character."""
    if not sentence.text.isupper():
        return sentence
    words = own_case(sentence.text)
    return replace(sentence, text=words) if len(words) == len(sentence.text) else sentence


def _with_full_titles(told: Sequence[Told]) -> tuple[Told, ...]:
    """Each post by its fullest title: "the Cabinet Member" where a paper has one Cabinet Member for something."""
    posts = {(p.title, p.organisation) for one in told for p in one.parties if p.sort == "post" and p.title}
    full: dict[tuple[str, str | None], str] = {}
    for title, organisation in posts:
        longer = {t for t, o in posts if o == organisation and t and title and t.startswith(f"{title} ")}
        if len(longer) == 1 and title and len(title.split()) < _LONG_TITLE:
            full[(title, organisation)] = longer.pop()
    if not full:
        return tuple(told)
    return tuple(replace(one, parties=tuple(_titled(party, full) for party in one.parties)) for one in told)


def _titled(party: Party, full: Mapping[tuple[str, str | None], str]) -> Party:
    title = full.get((party.title or "", party.organisation))
    if title is None:
        return party
    return replace(party, title=title, name=party.name.replace(party.title or title, title, 1))


def _opens_list(text: str) -> bool:
    return text.endswith((":", " as follows.", " below.", " overleaf.")) or bool(
        _list_heading().fullmatch(text.strip(" *"))
    )


@cache
def _list_heading() -> Pattern:
    return prepare(load("joining")["list_heading"])


def _is_item(paper: Paper, sentence: Sentence, firsts: Set[int]) -> bool:
    """True for an item of a list, and for the first cell of a row: `firsts` is where those begin."""
    block = paper.blocks[sentence.index]
    if isinstance(block, Block):
        return block.kind == "item" or block.bullet
    return sentence.plain.start in firsts


def _acronyms(said: Sequence[Sentence], page: str | None) -> dict[str, str]:
    """What the paper's acronyms stand for: as it spells them out, else as the whole field does."""
    found: dict[str, str] = dict(load("bodies")["acronyms"])
    for acronym in load("bodies")["as_printed"]:
        placed = prepare(rf"\b(?!The\b)[A-Z][\w&'’-]+ {acronym}\b", 0)
        if any(placed.search(sentence.text) for sentence in said) and not any(
            found[acronym].lower() in sentence.text.lower() for sentence in said
        ):
            del found[acronym]
    for sentence in said:
        found.update(also_known(sentence.text))
        if "(" in sentence.text:
            for acronym, name in spelled_out(sentence.text):
                found[acronym] = name
    short = partnerships_in_short([*(sentence.text for sentence in said), page or ""])
    return {**found, **{acronym: name for acronym, name in short.items() if acronym not in found}}


def _meeting(paper: Paper, acronyms: Mapping[str, str]) -> Sighting | None:
    words = board_of_page(paper) or paper.head.meeting_of or meeting_in_text(paper)
    words = acronyms.get(words or "", words)
    if words and kind_of(words) in ("nhs", "police"):
        return None  # a partner that the head of a page names
    if not words:
        return None
    dates = find_dates(words)
    words = words[: dates[0].at].rstrip(" ,-–—:(") if dates and dates[0].at > _SHORTEST_NAME else words
    return Sighting(body_name(paper, own_case(words)), paper.authority)
