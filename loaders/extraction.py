"""From a document to its claims: the way through the rules, and the rules that there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal

from loaders.claims import Claim
from loaders.documents import Document
from loaders.errors import UnknownDocument
from loaders.gazetteer import councils_named, register
from loaders.layout.block import Block
from loaders.layout.blocks import read_blocks
from loaders.layout.prose_cells import with_prose
from loaders.layout.tables import Table
from loaders.letters import as_visited, beside_letter, visit_of
from loaders.ofsted.cover import Cover
from loaders.ofsted.letter_front import Letter, read_letter
from loaders.ofsted.letters import letter_claims
from loaders.ofsted.reading import report_claims
from loaders.ofsted.recognising import read_report
from loaders.readers import open_document
from loaders.readers.comma_separated import read_csv
from loaders.refusals import Refused
from loaders.rules.actions.actions import action_claims
from loaders.rules.findings.findings import finding_claims
from loaders.rules.governance.governance import governance_claims
from loaders.rules.heads.document import document_claims
from loaders.rules.heads.genres import is_known
from loaders.rules.heads.head import read_head
from loaders.rules.inspections.inspections import Inspection, inspection_claims, told_inspections
from loaders.rules.interventions.interventions import intervention_claims
from loaders.rules.judgements.judgements import judgement_claims
from loaders.rules.paper.meetings import with_board, with_site
from loaders.rules.paper.owners import main_authority, tabled_names
from loaders.rules.paper.paper import Head, Paper, place_blocks, words_beside
from loaders.rules.plans.plans import is_plan
from loaders.rules.recommendations.recommendations import recommendation_claims
from loaders.rules.statistics.statistics import statistic_claims
from loaders.tables import TableReading, read_sheets, read_whole_table
from loaders.themes import with_themes

__all__ = [
    "RULES",
    "Reading",
    "SourceKind",
    "extract",
    "extract_table",
    "is_known",
    "open_document",
    "read_paper",
    "reading_of",
    "reading_of_table",
]

SourceKind = Literal["letter", "paper", "report", "table"]
Rule = Callable[[Paper, Sequence[Inspection]], Iterable[Claim | Refused]]

RULES: tuple[Rule, ...] = (
    inspection_claims,
    judgement_claims,
    recommendation_claims,
    action_claims,
    finding_claims,
    intervention_claims,
    governance_claims,
    statistic_claims,
)

_FIRST_LINES = 5  # of a title page
_NAMED_LINES = 3  # that can only name whose paper it is


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file: its claims, and the values that were seen and not taken.

    `paper` is the document as the rules saw it; None for a table that was read by its mapping. `kind` says which rules
    read it.
    """

    claims: tuple[Claim, ...]
    refusals: tuple[Refused, ...] = ()
    paper: Paper | None = None
    kind: SourceKind = "paper"


def extract(document: Document) -> list[Claim]:
    """Everything that `document` states, as far as the rules go; the claim of the file itself comes first.

    Raises `UnknownDocument` where it is no inspection report, council paper or action plan.
    """
    return list(reading_of(document).claims)


def reading_of(document: Document) -> Reading:
    """The claims of `document` and what its rules refused. Raises as `extract` does."""
    if sheets := read_sheets(document):
        return _of_table(sheets)
    if letter := read_letter(document):
        return _reading_of_letter(letter)
    cover = read_report(document)
    if cover is not None:
        return _reading_of_report(cover)
    paper = read_paper(document)
    if not is_known(paper):
        raise UnknownDocument(
            f"{document.file}: neither a council paper (no meeting, date, author or recommendations at its head),"
            " nor an action plan, nor about the inspection or oversight of children's services; leave it out,"
            " or add its words to loaders/lexicon/header or genres.yml"
        )
    inspections, refusals = told_inspections(paper)
    claims, refused = _by_rules(paper, inspections)
    return Reading((*document_claims(paper), *claims), (*refusals, *refused), paper)


def _by_rules(paper: Paper, inspections: Sequence[Inspection]) -> tuple[list[Claim], list[Refused]]:
    """What the rules for papers say of a paper, and what they refuse; claims of no authority name none."""
    told = [one for rule in RULES for one in rule(paper, inspections)]
    claims = list(with_themes(_named(one for one in told if isinstance(one, Claim))))
    return claims, [one for one in told if isinstance(one, Refused)]


def _named(claims: Iterable[Claim]) -> Iterator[Claim]:
    """`claims` of a paper of no known authority: what would be called by its name is left out."""
    for claim in claims:
        unnamed = [field.name for field in fields(claim) if getattr(claim, field.name) == ""]
        if not {"object", "name"} & set(unnamed):
            yield replace(claim, **dict.fromkeys(unnamed)) if unnamed else claim  # type: ignore[arg-type]


def _reading_of_letter(letter: Letter) -> Reading:
    said = list(letter_claims(letter))
    own = list(with_themes(one for one in said if isinstance(one, Claim)))
    refused = [one for one in said if isinstance(one, Refused)]
    visit = visit_of(own)
    paper = read_paper(letter.document, of=visit.authority or "")
    inspections, unclear = told_inspections(paper)
    others, unread = _by_rules(paper, as_visited(inspections, visit))
    claims = (*own, *beside_letter(own, others, visit))
    return Reading(claims, (*refused, *unclear, *unread), paper, "letter")


def _reading_of_report(cover: Cover) -> Reading:
    said = list(report_claims(cover))
    claims = tuple(with_themes(one for one in said if isinstance(one, Claim)))
    name = cover.authority.name if cover.authority else ""
    known = register().with_names([name] if name else [])
    blocks = cover.front.blocks
    head = Head(title=cover.title, passages=cover.title_passages)
    paper = Paper(cover.front.document, blocks, place_blocks(blocks, known, name), known, name, head)
    return Reading(claims, tuple(one for one in said if isinstance(one, Refused)), paper, "report")


def extract_table(path: Path) -> list[Claim]:
    """The claims of the table in `path`: by its mapping or, where no mapping knows its header, as an action plan.

    Raises what `read_table` raises where it is neither.
    """
    return list(reading_of_table(path).claims)


def reading_of_table(path: Path) -> Reading:
    """The claims of the table in `path` and what was refused.

    Raises as `extract_table` does.
    """
    try:
        return _of_table(read_whole_table(path))
    except UnknownDocument:
        paper = read_paper(read_csv(path))
        if any(isinstance(block, Table) and is_plan(paper, block) for block in paper.blocks):
            return reading_of(paper.document)
        raise


def _of_table(reading: TableReading) -> Reading:
    return Reading(reading.claims, reading.refusals, kind="table")


def read_paper(document: Document, of: str = "") -> Paper:
    """The document laid out for the rules: of the authority that `of` names or else of the one that it tells of most.

    Raises `UnknownDocument`.
    """
    blocks = tuple(with_prose(read_blocks(document), document.text))
    beside = words_beside(document)
    lines = [block.plain.norm for block in blocks[:_FIRST_LINES] if isinstance(block, Block)]
    head = with_site(with_board(read_head(document, blocks), "\n".join((beside, *lines))), beside)
    words = "\n".join(block.plain.norm for block in blocks if isinstance(block, Block))
    above = "\n".join(v for v in (head.publisher, head.meeting_of, head.author, head.title, beside) if v)
    known = register()
    top = "\n".join((above, *lines[:_NAMED_LINES])).replace("’", "'")
    named = councils_named(f"{above}\n{words}".replace("’", "'"), known, top)
    beside_own = named.beside | (frozenset(tabled_names(blocks, document.text)) - frozenset(named.names))
    gazetteer = known.with_names([*([of] if of else []), *named.names, *sorted(beside_own)])
    authority = of or main_authority(head, blocks, gazetteer, document, others=beside_own)
    places = place_blocks(blocks, gazetteer, authority or "")
    return Paper(document, blocks, places, gazetteer, authority or "", head)
