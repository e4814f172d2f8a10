"""A party: somebody or something that a statement names, by full name."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.naming.directory import Body
from loaders.naming.named import Sort
from loaders.rules.paper.paper import Sentence

PARTS = frozenset({"sub-committee", "executive-group", "task-group"})  # kinds of body that are a part of another
PARTNERS = frozenset(
    {"police", "nhs", "probation", "school-sector", "voluntary-sector", "government-department", "court"}
)  # kinds of body that send an officer to a board


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
    """A statement, the authority that its section is about, and the parties in it, in order.

    `topic` is the body that the statements before it in its block were about. `asked` is true of what a paper
    asks its own meeting to do, `item` of an item of a list or the first cell of a row, `cell` of any cell,
    `reported` of what minutes report ("would" for "will"). `row` is the body that the row of a cell is about,
    `partnership` the one safeguarding partnership that the paper names, `board` the last board of partners that was
    named before in the same block, `meeting` the body that the paper goes to, `author` the one post that it comes from.
    """

    sentence: Sentence
    authority: str
    parties: tuple[Party, ...]
    topic: Body | None = None
    asked: bool = False
    item: bool = False
    cell: bool = False
    reported: bool = False
    row: Party | None = None
    partnership: Body | None = None
    board: Body | None = None
    meeting: Body | None = None
    author: Party | None = None
