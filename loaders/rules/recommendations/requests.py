"""What a paper asks of its own meeting: to note, to agree, to endorse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.layout.block import Block
from loaders.layout.sentences import sentences
from loaders.layout.tables import Table, line_cells
from loaders.lexicon import load
from loaders.patterns import Pattern, Several, prepare
from loaders.rules.paper.listings import Item, enumerated, is_imperative, is_request, list_after, trimmed, words
from loaders.rules.paper.meetings import meeting_in_text
from loaders.rules.paper.names import body_name
from loaders.rules.paper.paper import Paper

_FEWEST_WORDS = 3
_NAMED_LEAD = 4  # "Recommendation: that members note"
_SHORT_LINE = 9  # the level of a heading that is one only by standing alone
_GENERIC = prepare(
    r"^(?:that )?(?:the )?(?:members?|committee|board|cabinet|panel|council|commission|it|scrutiny)(?: members)?$", re.I
)
_ADDRESSED = prepare(
    r"\s*:?(?P<who>[\w'&, -]{3,90}?)(?:\s(?:agrees?|is asked|are asked|resolves?))?(?:\sto)?\s*(?:[:;]-?\W*|$)"
)
_DECIDERS = frozenset({"council", "cabinet"})  # never "the Cabinet" for short of another body
_MEMBERS_OF = prepare(r"^(?:the )?members of (?:the )?", re.I)


@dataclass(frozen=True, slots=True)
class Request:
    """What one body is asked, in one place. `items` are empty where all of its words were refused."""

    addressee: str | None
    items: tuple[Item, ...]
    refused: tuple[Item, ...] = ()


@lru_cache(maxsize=2)
def own_requests(paper: Paper) -> tuple[Request, ...]:
    """Each place where the paper asks its meeting for something; a repetition of one is left out.

    Remembered, since several rules ask for it.
    """
    return tuple(_own_requests(paper))


def _own_requests(paper: Paper) -> Iterator[Request]:
    told: set[str] = set()
    for index, block in enumerate(paper.blocks):
        asked = _asked(paper, index, block) if isinstance(block, Block) else _tabled(paper, index, block)
        fresh = tuple(item for item in asked.items if re.sub(r"\W", "", item.norm.lower()) not in told)
        if fresh or asked.refused:
            told.update(re.sub(r"\W", "", item.norm.lower()) for item in fresh)
            yield Request(_addressee(paper, asked.who), fresh, asked.refused)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The requests of one place and of whom they are, or the words there that are worded as something else."""

    items: tuple[Item, ...] = ()
    who: str = ""
    refused: tuple[Item, ...] = ()


_NOTHING = _Asked()


def _asked(paper: Paper, index: int, block: Block) -> _Asked:
    """What `block` introduces or states."""
    text = block.plain.norm
    heading = _own_heading(text)
    if heading and (block.kind == "heading" or text.endswith((":", ";", "s", "e", "n", ")"))):
        following = paper.blocks[index + 1] if index + 1 < len(paper.blocks) else None
        if isinstance(following, Block) and following.kind == "item":
            return _requests(list_after(paper, index), heading.group("to") or "")
        return _NOTHING
    above = paper.places[max(index - 1, 0) if block.kind == "heading" else index].headings
    before = paper.blocks[index - 1] if index else None
    in_section = any(_own_heading(h) for h in above[-1:]) or (
        isinstance(before, Block) and bool(_own_heading(before.plain.norm))
    )
    if in_section and words("noting_lead").match(text):
        return _Asked(list_after(paper, index))
    lead = None if words("makes_up").search(text) else _own_lead(text, in_section=in_section)
    if lead is not None:
        at, who = lead
        named = _addressed(text[at:])
        if named is None and not _is_open(text[at:]):
            return _Asked(_stated(index, block, at), who)
        return _requests(list_after(paper, index), named or who)
    if block.kind == "heading" and block.level == _SHORT_LINE and words("that_line").match(text):
        in_section = any(_own_heading(h) for h in above[-2:])
        if in_section:
            return _Asked((trimmed(Item(index, block.plain, 0, len(block.plain.text), block.label)),))
    if in_section and block.kind == "paragraph" and is_request(words("numbered").sub("", text)) and len(text) < 1200:
        return _Asked((trimmed(Item(index, block.plain, 0, len(block.plain.text), block.label)),))
    return _NOTHING


def _tabled(paper: Paper, index: int, table: Table) -> _Asked:
    """The requests in the cell beside "Recommendations", in a table of labels and values."""
    for place, line in enumerate(line_cells(paper.document.text, table), start=1):
        filled = [cell for cell in line if cell]
        if len(filled) != 2 or not _own_heading(filled[0].norm):
            continue
        plain = filled[1]
        if plain.norm.endswith(":") and place == len(table.lines):
            lead = _own_lead(plain.norm, in_section=True)
            return _requests(list_after(paper, index), lead[1] if lead else "")
        lead = _own_lead(plain.norm, in_section=True)
        at, who = lead or (0, "")
        parts = enumerated(index, plain, at)
        if parts or is_request(plain.norm[at:].lstrip(" :-")):
            return _Asked(parts or (trimmed(Item(index, plain, at, len(plain.text))),), who)
    return _NOTHING


@lru_cache(maxsize=1024)
def _own_heading(text: str) -> re.Match[str] | None:
    if words("not_heading").search(text):
        return None
    return words("own_heading").match(text.strip())


@cache
def _lead_forms() -> Several[tuple[int, Pattern]]:
    forms = [prepare(form, re.I) for form in load("recommendations")["own_lead"]]
    return Several(((place, form), (form,)) for place, form in enumerate(forms))


def _own_lead(text: str, *, in_section: bool) -> tuple[int, str] | None:
    """Where the words that ask end, and who is asked; None where nobody is.

    Outside a section of recommendations the last sentence must ask, and must name a meeting or its members.
    """
    at, stop = (0, len(text)) if in_section else (sentences(text) or [(0, 0)])[-1]
    for place, form in _lead_forms().likely(text):
        if not in_section and place > 2 and not text.startswith(("RECOMMEND", "Recommended")):
            match = form.search(text, at, stop) if place == _NAMED_LEAD else None
            if match and words("meeting_notes").match(re.sub(r"^that ", "", text[match.end() : stop])):
                return match.end(), ""
            continue
        match = form.search(text, at, stop)
        if not match:
            continue
        who = (match.groupdict().get("who") or "").strip()
        if place == 0 and not re.search(load("header")["bodies"] + r"|\bmembers?\b", who, re.I):
            continue
        rest = text[match.end() : stop]
        if not in_section and place == 1 and words("meeting_notes").match(rest):
            return match.end(), who
        if not in_section and place == 1 and not (_is_open(rest) or (rest.rstrip().endswith(":") and _addressed(rest))):
            continue
        return match.end(), who
    return None


def _addressed(rest: str) -> str | None:
    """Whom "it is recommended that" goes on to name before its colon; None where it goes on to say what."""
    match = _ADDRESSED.fullmatch(rest)
    if (
        match
        and not rest.rstrip().endswith((":", ";", ":-"))
        and not re.search(load("header")["bodies"] + "$", rest, re.I)
    ):
        return None
    return (
        match["who"] if match and re.search(load("header")["bodies"] + r"|\bmembers?\b", match["who"], re.I) else None
    )


def _is_open(rest: str) -> bool:
    """True where nothing but a colon follows, so that a list must."""
    return len(re.sub(r"\W", "", rest)) <= 4


def _stated(index: int, block: Block, at: int) -> tuple[Item, ...]:
    """Requests in the same paragraph: "... is asked to note the report and (b) agree the plan"."""
    parts = enumerated(index, block.plain, at)
    if parts:
        return parts
    low = at + len(block.plain.norm[at:]) - len(block.plain.norm[at:].lstrip(" :-"))
    ends = [low + stop for _, stop in sentences(block.plain.norm[low:])[:1]]
    return tuple(_each(Item(index, block.plain, low, ends[0] if ends else len(block.plain.text), block.label)))


def _each(whole: Item) -> Iterator[Item]:
    """The requests of one sentence: each "to ..." that is worded as one and says what, with what follows it."""
    at = whole.at
    for gap in words("own_apart").finditer(whole.plain.norm, whole.at, whole.stop):
        before, behind = whole.plain.norm[at : gap.start()], whole.plain.norm[gap.end() : whole.stop]
        if len(before.split()) >= _FEWEST_WORDS and is_request(before) and _is_asked(behind):
            yield trimmed(Item(whole.index, whole.plain, at, gap.start(), whole.number))
            at = gap.end()
    yield trimmed(Item(whole.index, whole.plain, at, whole.stop, whole.number))


def _is_asked(text: str) -> bool:
    return is_request(text) or is_imperative(text)


def _requests(items: tuple[Item, ...], who: str) -> _Asked:
    """`items`, where at least one is worded as a request; else they are something else's list."""
    items = tuple(item for item in items if not words("by_the_way").match(item.norm))
    return _Asked(items, who) if any(is_request(item.norm) for item in items) else _Asked(refused=items)


def _addressee(paper: Paper, who: str) -> str | None:
    name = _MEMBERS_OF.sub("", re.sub(r"^(?:that|it is recommended that)\s", "", who.strip(), flags=re.I))
    name = re.sub(r"^the\s", "", name, flags=re.I)
    meeting = set(re.findall(r"[a-z]+", (paper.head.meeting_of or "").lower()))
    if set(re.findall(r"[a-z]+", name.lower())) <= meeting:
        name = ""
    if paper.head.meeting_of and name and name.lower().split()[-1] in _DECIDERS - meeting and name[:1].isupper():
        return body_name(paper, name.split()[-1])
    if name and name[:1].isupper() and not _GENERIC.match(name) and len(name.split()) <= 12:
        return body_name(paper, name)
    if paper.head.meeting_of:
        return body_name(paper, paper.head.meeting_of)
    return meeting_in_text(paper)
