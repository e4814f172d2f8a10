"""From a document to its claims: the way through the rules, and the rules that there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from loaders.claims import Claim
from loaders.documents import Document
from loaders.errors import UnknownDocument
from loaders.gazetteer import councils_named, register
from loaders.layout.blocks import Block, read_blocks
from loaders.layout.tables import Table
from loaders.readers import open_document
from loaders.readers.comma_separated import read_csv
from loaders.rules.actions import action_claims
from loaders.rules.document import document_claims
from loaders.rules.genres import is_known
from loaders.rules.governance import governance_claims
from loaders.rules.head import read_head
from loaders.rules.inspections import Inspection, find_inspections, inspection_claims
from loaders.rules.judgements import judgement_claims
from loaders.rules.paper import Paper, main_authority, place_blocks
from loaders.rules.plans import is_plan
from loaders.rules.recommendations import recommendation_claims
from loaders.tables import read_table

__all__ = ["RULES", "extract", "extract_table", "is_known", "open_document", "read_paper"]

Rule = Callable[[Paper, Sequence[Inspection]], Iterable[Claim]]

RULES: tuple[Rule, ...] = (
    inspection_claims,
    judgement_claims,
    recommendation_claims,
    action_claims,
    governance_claims,
)


def extract(document: Document) -> list[Claim]:
    """Everything that `document` states, as far as the rules go; the claim of the file itself comes first.

    Raises `UnknownDocument` where it is no council paper or action plan.
    """
    paper = read_paper(document)
    if not is_known(paper):
        raise UnknownDocument(
            f"{document.file}: neither a council paper (no meeting, date, author or recommendations at its head),"
            " nor an action plan, nor about the inspection or oversight of children's services; leave it out,"
            " or add its words to loaders/lexicon/header.yml or genres.yml"
        )
    inspections = find_inspections(paper)
    claims: list[Claim] = [*document_claims(paper)]
    for rule in RULES if paper.authority else ():
        claims.extend(rule(paper, inspections))
    return claims


def extract_table(path: Path) -> list[Claim]:
    """The claims of the table in `path`: by its mapping or, where no mapping knows its header, as an action plan.

    Raises what `read_table` raises where it is neither.
    """
    try:
        return read_table(path)
    except UnknownDocument:
        paper = read_paper(read_csv(path))
        if any(isinstance(block, Table) and is_plan(paper, block) for block in paper.blocks):
            return extract(paper.document)
        raise


def read_paper(document: Document) -> Paper:
    """The document laid out for the rules. Raises `UnknownDocument`."""
    blocks = read_blocks(document)
    head = read_head(document, blocks)
    words = "\n".join(block.plain.norm for block in blocks if isinstance(block, Block))
    above = "\n".join(v for v in (head.publisher, head.meeting_of, head.author, head.title) if v)
    known = register()
    gazetteer = known.with_names(councils_named(f"{above}\n{words}".replace("’", "'"), known))
    authority = main_authority(head, blocks, gazetteer, document.text)
    places = place_blocks(blocks, gazetteer, authority or "")
    return Paper(document, blocks, places, gazetteer, authority or "", head)
