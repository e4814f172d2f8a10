"""Members named beside their office: who presides at the meeting, and who holds the portfolio that a label names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders.claims import Evidence, RoleClaim
from loaders.layout.block import Block
from loaders.layout.plain import plain_text
from loaders.layout.tables import Table
from loaders.lexicon import load
from loaders.naming.people import in_name_case, is_person
from loaders.patterns import Pattern, prepare
from loaders.rules.governance.cast import Cast
from loaders.rules.paper.paper import Paper

_CONFIDENCE = 0.85
_CUE = prepare(r"\b[Cc]hair")
_LABEL = prepare(r"(?:Relevant |Responsible |Reporting )?(?:Cabinet|Executive|Lead|Portfolio|Elected)\b")


def members_by_office(paper: Paper, cast: Cast) -> Iterator[RoleClaim]:
    """The chair of the paper's own meeting, and members whose portfolio stands behind their name; each once."""
    told: set[tuple[str, str]] = set()
    for title, organisation, holder, evidence in (*_presiding(paper, cast), *_portfolios(paper)):
        if (title.lower(), holder) not in told:
            told.add((title.lower(), holder))
            yield RoleClaim(
                document=paper.document.slug,
                evidence=evidence,
                confidence=_CONFIDENCE,
                method="named-by-office",
                title=title,
                organisation=organisation,
                holder=holder,
                acting=True if title.lower().startswith("acting") else None,
            )


Named = tuple[str, str, str, tuple[Evidence, ...]]


def _presiding(paper: Paper, cast: Cast) -> Iterator[Named]:
    if cast.meeting is None:
        return
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or not _CUE.search(block.plain.norm):
            continue
        text = block.plain.norm
        for match in (found for form in _forms() for found in form.finditer(text)):
            if is_person(match["name"]) and not _is_elsewhere(text, match.end()):
                office = match.groupdict().get("office") or "Chair"
                passages = paper.passages(block.plain, match.start(), match.end(), index=index)
                yield office[:1].upper() + office[1:], cast.meeting.name, _plain(match["name"]), passages


def _is_elsewhere(text: str, stop: int) -> bool:
    """True where the words behind the chair say of what other body."""
    return bool(_said("elsewhere").match(text, stop + 1) or _said("elsewhere").match(text, stop))


def _portfolios(paper: Paper) -> Iterator[Named]:
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Block):
            if _LABEL.match(block.plain.norm):
                yield from _portfolio(paper, block.plain.norm.strip(), paper.passages(block.plain, index=index))
            continue
        yield from _of_table(paper, block)


def _of_table(paper: Paper, table: Table) -> Iterator[Named]:
    for line in table.lines:
        cells = [span for span in line if span[0] < span[1]]
        if len(cells) == 2:
            words = [plain_text(paper.document.text, [span]).norm.strip(" *:") for span in cells]
            if _LABEL.match(words[0]):
                yield from _portfolio(paper, ": ".join(words), (paper.passage(*cells[1]),))


def _portfolio(paper: Paper, text: str, evidence: tuple[Evidence, ...]) -> Iterator[Named]:
    match = _labels().match(text)
    if not match or not paper.authority or not is_person(match["name"]) or _is_no_matter(match["matter"]):
        return
    matter, office = match["matter"].strip(), load("presiding")["offices"][match["label"].split(" ")[0].lower()]
    yield (
        matter if _said("office_of").match(matter) else f"{office} for {matter}",
        paper.authority,
        _plain(match["name"]),
        evidence,
    )


def _is_no_matter(words: str) -> bool:
    return bool(_said("whole").match(words)) and not _said("office_of").match(words)


def _plain(name: str) -> str:
    return str(in_name_case(" ".join(name.split())))


def _compiled(form: str) -> Pattern:
    words = load("presiding")
    for slot in ("name", "listed", "office"):
        form = form.replace(f"<{slot}>", words[slot])
    return prepare(form)


@cache
def _forms() -> tuple[Pattern, ...]:
    return tuple(_compiled(form) for form in load("presiding")["forms"])


@cache
def _labels() -> Pattern:
    return _compiled(load("presiding")["labels"])


@cache
def _said(key: str) -> Pattern:
    return prepare(load("presiding")[key])
