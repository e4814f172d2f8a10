"""Members of a board in a list or a table below the words that open it: "The members of the Board are:"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from loaders.claims import Evidence, RelationClaim
from loaders.layout.block import Block
from loaders.layout.plain import Plain, plain_text
from loaders.layout.tables import Table, line_texts
from loaders.lexicon import load
from loaders.naming.directory import Body
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.bare_tables import seated
from loaders.rules.governance.cast import Cast
from loaders.rules.governance.ends import sent_by
from loaders.rules.governance.member_sections import items_of_section, listed_from
from loaders.rules.governance.plain_members import member_of_item
from loaders.rules.paper.meetings import is_of_board
from loaders.rules.paper.own_pages import board_of_page
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import PARTNERS, Party, Told

_CONFIDENCE = 0.85
_BOARDS = frozenset(
    {"lscb", "health-and-wellbeing-board", "improvement-board", "childrens-trust", "board", "sub-committee",
     "task-group", "executive-group", "partnership"}
)  # fmt: skip
_LONGEST_LIST = 40
_LINE = 9  # the level of a short line that may be a heading
_FEWEST_LINES = 3
_ARTICLE = len("The ") + 1
_MARK = prepare(r"\s*[-*•·‣▪–]\s*")


def listed_members(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """A claim for each item or row below an opening, in the paper's order."""
    by_block: dict[int, list[Told]] = {}
    for told in cast.told:
        by_block.setdefault(told.sentence.index, []).append(told)
    cells = {span[0]: one for one in cast.told if one.cell for span in one.sentence.plain.spans()[:1]}
    for told in cast.told:
        yield from _in_line(paper, told)
        board = _board(paper, cast, told)
        if board is None:
            continue
        opened = told.sentence.index + 1
        below = paper.blocks[opened] if opened < len(paper.blocks) else None
        members: Iterable[tuple[str, tuple[Evidence, ...], bool]]
        if isinstance(below, Table):
            members = [(name, passages, False) for name, passages in _rows(paper, below, cells)]
            bare = () if members else seated(paper, below, cells)
            members = members or [(one.name, (paper.passage(*one.span),), one.chairs) for one in bare]
        else:
            items = _below(paper, opened, by_block) if told.sentence.at == 0 else ()
            items = items or listed_from(paper, opened) or items_of_section(paper, told.sentence.index, by_block)
            members = _items(paper, items, by_block, board.name)
        for name, passages, chairs in members:
            if name != board.name:
                yield _claim(paper, told, name, board.name, passages)
            if name != board.name and chairs:
                yield replace(_claim(paper, told, name, board.name, passages), predicate="chairs")


def _board(paper: Paper, cast: Cast, told: Told) -> Body | None:
    """The board of whose members a list follows `told`; None where none does."""
    text = told.sentence.text.strip(" *#")
    block = paper.blocks[told.sentence.index]
    last = isinstance(block, Block) and told.sentence.stop >= len(block.plain.norm.rstrip())
    whole = isinstance(block, Block) and told.sentence.at == 0 and last
    heads = bool(_said("heading").match(text)) and whole
    opens = last and (text.endswith(":") or _said("below").search(text)) and _said("opening").search(text)
    if told.cell or not (heads or opens) or _said("past").search(text) or _said("never").search(text):
        return None
    named = [p.body for p in told.parties if p.sort == "body" and p.body and p.body.kind in _BOARDS]
    if not named and cast.partnership and _said("of_partnership").search(text):
        return cast.whole
    if named:
        return named[0] if len({body.name for body in named}) == 1 else None
    if any(p for p in told.parties if not (heads and p.sort == "post")):
        return None
    own = cast.meeting if cast.meeting and cast.meeting.kind in _BOARDS else None
    if own and (cast.own_page or is_of_board(paper.head)) and not _said("goes_back").match(text):
        return own  # a board that speaks of members speaks of its own
    if told.topic and told.topic.kind in _BOARDS:
        return told.topic
    return own


def _in_line(paper: Paper, told: Told) -> Iterator[RelationClaim]:
    """ "Members of the Board: Chief Executive; Head of Audit, Example Trust": the first of each part."""
    opening, colon, listed = told.sentence.text.partition(":")
    named = [p for p in told.parties if p.body and p.body.kind in _BOARDS and p.stop <= len(opening)]
    if not colon or ";" not in listed or len(named) != 1 or not _said("opening").search(opening):
        return
    if _said("never").search(opening) or _said("past").search(opening):
        return
    at = len(opening) + 1
    for part in listed.split(";"):
        within = [p for p in told.parties if at <= p.at < at + len(part) and p.sort != "plan"]
        if within and not _said("chair").match(within[0].title or ""):
            yield _claim(paper, told, within[0].name, named[0].name, ())
        at += len(part) + 1


def _items(
    paper: Paper, items: Sequence[int], by_block: Mapping[int, Sequence[Told]], board: str
) -> Iterator[tuple[str, tuple[Evidence, ...], bool]]:
    """Whom each of the blocks `items` names, and whether that one chairs `board`."""
    for index in items:
        block = paper.blocks[index]
        if not isinstance(block, Block) or len(block.plain.text) > load("member-lists")["longest"]:
            continue
        if _said("vacant").search(block.plain.norm):
            continue
        passages = paper.passages(block.plain, index=index)
        told = by_block.get(index, ())[:1]
        members = _members(told[0], board) if told else []
        for member in members:
            yield (
                _in_full(told[0], member, members),
                passages,
                bool(told and _said("chairs").match(told[0].sentence.text, member.stop)),
            )
            yield from ((one, passages, False) for one in sent_by(told[0], member) if len(members) == 1)
        chair = told and told[0].parties and _said("chair").match(told[0].parties[0].title or "")
        plain = None if members or chair else member_of_item(_MARK.sub("", block.plain.norm, count=1).strip(" *"))
        if plain and not _said("chair").match(plain):
            yield plain, passages, False


def _below(paper: Paper, at: int, by_block: Mapping[int, Sequence[Told]]) -> Sequence[int]:
    """The lines from block `at` on that name a member each, without marks in front: none where they are few."""
    found: list[int] = []
    for index in range(at, min(at + _LONGEST_LIST, len(paper.blocks))):
        block = paper.blocks[index]
        if not isinstance(block, Block) or block.bullet or block.kind == "item" or 0 < block.level < _LINE:
            break
        if len(block.plain.text) > load("member-lists")["longest"] or _said("no_line").search(block.plain.norm):
            break
        first = by_block.get(index, ())[:1]
        of_group = bool(first) and any(p.sort == "body" for p in first[0].parties)
        if _said("chair_line").match(block.plain.norm) and not of_group:
            continue
        opens = first and _members(first[0], "")
        if not opens and not (len(found) and member_of_item(block.plain.norm.strip(" *"))):
            break
        found.append(index)
    return found if len(found) >= _FEWEST_LINES else ()


def _members(told: Told, board: str) -> list[Party]:
    """Who is meant by an item: the posts or bodies that it opens with, joined by "and"; a name or a number aside."""
    fit = [p for p in told.parties if p.sort in ("post", "body", "authority")]
    text = _MARK.sub("", told.sentence.text, count=1) if _MARK.match(told.sentence.text) else told.sentence.text
    cut = len(told.sentence.text) - len(text)
    if not fit or not _said("front").match(text[: max(fit[0].at - cut, 0)]):
        return []
    behind = [p for p in fit[1:] if p.sort == "post"] if fit[0].sort == "authority" else []
    if behind and not _said("represented").match(told.sentence.text, fit[0].stop):
        fit = fit[fit.index(behind[0]) :]
    if fit[0].sort == "authority" and re.match(r" [A-Z]", told.sentence.text[fit[0].stop :]):
        return []  # "Example CVS": a name of its own
    found = fit[:1]
    for left, right in pairwise(fit):
        if not _said("joined").fullmatch(told.sentence.text[left.stop : right.at]):
            break
        found.append(right)
    return [one for one in found if not _is_own_chair(one, board)]


def _in_full(told: Told, member: Party, members: Sequence[Party]) -> str:
    """The name as printed of a post of another body that the item has behind it: "Commander, Example Police"."""
    behind = [p for p in told.parties if p.at > member.at and p.sort == "body" and p.body]
    front = told.sentence.text[: member.at]
    if member.sort == "body" and len(members) == 1 and _said("chair_of").fullmatch(front):
        return f"Chair of the {member.name}"
    alone = len(members) == 1 and member.sort == "post" and not member.holder and len(behind) == 1
    of = alone and re.fullmatch(r",? (?:of |at |for |from )?(?:the )?", told.sentence.text[member.stop : behind[0].at])
    rest = told.sentence.text[behind[0].stop :].strip(" .;") if of else ""
    return f"{member.name}, {behind[0].name}" if of and not rest else member.name


def _is_own_chair(party: Party, board: str) -> bool:
    """True for the chair of the board itself."""
    is_chair = party.sort == "post" and _said("chair").match(party.title or "")
    return bool(is_chair) and party.organisation in (None, board)


def _rows(paper: Paper, table: Table, cells: Mapping[int, Told]) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Whom each row below the headings names: by the post, else by whom it is of."""
    header, *texts = line_texts(paper.document.text, table)
    columns = {name: n for n, words in reversed(list(enumerate(header))) for name in [_column(words)] if name}
    if not {"role", "organisation", "both"} & set(columns) and not (columns and len(header) == 1):
        return
    for line, words in zip(table.lines[1:], texts, strict=True):
        if words == header:
            continue  # printed again at the head of a page
        if "both" in columns:
            yield from _of_both(paper, line, columns, cells)
            continue
        own = _told(line, columns.get("organisation"), cells)
        post = _told(line, columns.get("name"), cells)
        of_council = bool(own and post and own.parties[0].sort == "authority" and post.parties[0].sort == "post")
        for name in ("role", "name", "organisation") if of_council else ("role", "organisation", "name"):
            span = line[columns[name]] if name in columns else None
            if not span or span[0] >= span[1]:
                continue
            printed = plain_text(paper.document.text, [span])
            member = _of_cell(printed, cells.get(span[0]), is_role=name == "role")
            if member:
                if not (_said("chair").match(member) and not _is_filled(line, columns.get("organisation"))):
                    yield member, (paper.passage(*span),)
                    yield from _sender(paper, line, columns, own) if name == "role" else ()
                break


def _sender(
    paper: Paper, line: Sequence[tuple[int, int]], columns: Mapping[str, int], own: Told | None
) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """The partner whose officer a row names: the body beside the post, unless it is the paper's own council."""
    first = next((p for p in own.parties if p.sort in ("body", "authority")), None) if own else None
    if own and first and first.name != own.authority and first.at <= _ARTICLE:
        yield first.name, (paper.passage(*line[columns["organisation"]]),)


def _of_both(
    paper: Paper, line: Sequence[tuple[int, int]], columns: Mapping[str, int], cells: Mapping[int, Told]
) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Whom a cell of post and body names: "Leader, Example Council" the post, "Head, Example School" the school."""
    told = cells.get(line[columns["both"]][0])
    fit = [p for p in told.parties if p.sort != "plan"] if told else []
    if not told or not fit:
        return
    post = told.sentence.text.split(",")[0].strip(" *")
    bodies = [body for p in fit for body in [p.of or (p.body if p.sort == "body" else None)] if body]
    partners = [body.name for body in bodies if body.kind in PARTNERS]
    if _said("chair").match(post):
        named = [
            f"{post} of the {body.name}"
            for body in bodies
            if body.kind in _BOARDS and f"{post}, " in told.sentence.text
        ]
    else:
        named = partners or [post if fit[0].sort == "authority" and fit[0].at else fit[0].name]
    yield from ((name, (paper.passage(*line[columns["both"]]),)) for name in named[:1])


def _told(line: Sequence[tuple[int, int]], column: int | None, cells: Mapping[int, Told]) -> Told | None:
    """What the cell of `line` in `column` tells, where it names somebody."""
    told = cells.get(line[column][0]) if column is not None else None
    return told if told and told.parties else None


def _of_cell(words: Plain, told: Told | None, *, is_role: bool) -> str | None:
    bare = _said("marks").sub("", words.text).strip(" .,*")
    fit = [p for p in told.parties if p.sort != "plan"] if told else []
    if is_role and bare[:1].isupper() and len(bare.split()) < 12:
        whole = fit and fit[0].at == 0 and fit[0].stop >= len(bare) - 1
        return fit[0].title or fit[0].name if whole else bare
    return fit[0].name if fit else None


def _is_filled(line: Sequence[tuple[int, int]], column: int | None) -> bool:
    return column is not None and line[column][0] < line[column][1]


def _column(words: str) -> str | None:
    bare = " ".join(re.sub(r"[^a-z/ ]+", " ", words.lower()).split())
    return next((name for name, form in load("member-lists")["columns"].items() if re.search(form, bare)), None)


def _claim(paper: Paper, told: Told, member: str, board: str, passages: tuple[Evidence, ...]) -> RelationClaim:
    sentence = told.sentence
    opening = paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index)
    return RelationClaim(
        document=paper.document.slug,
        evidence=(*opening, *passages),
        confidence=_CONFIDENCE,
        method="member-list",
        predicate="member-of",
        subject=member,
        object=board,
        status="proposed" if _said("coming").search(sentence.text) and not board_of_page(paper) else "actual",
    )


@cache
def _said(key: str) -> Pattern:
    return prepare(load("member-lists")[key], re.NOFLAG if key == "front" else re.I)
