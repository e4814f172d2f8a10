"""Whose paper a paper is, by its head or else by how its text speaks of the authorities that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.documents import Document
from loaders.gazetteer import Gazetteer, NameSpan, addressed
from loaders.layout.block import Block
from loaders.layout.plain import Plain
from loaders.layout.tables import Table, line_cells, line_texts
from loaders.rules.paper.paper import Head, words_beside
from loaders.rules.paper.partners import any_of, names_partner, weight

_OF_OTHERS = -2  # a name by which the text only tells of others has to be told of as the paper's own more than once


def main_authority(
    head: Head,
    blocks: Sequence[Block | Table],
    gazetteer: Gazetteer,
    document: Document,
    *,
    others: frozenset[str] = frozenset(),
) -> str | None:
    """Whose paper this is: the authority that its head names, else the one whose services its text names most.

    None where the text names none beside words of inspection or improvement: a partner that is named once is no owner.
    `others` are names by which the text only tells of others. The words of running headers and footers count as a head,
    and where neither names one, the addresses of pages and of post.
    """
    beside, source = words_beside(document), document.text
    for words in (head.publisher, head.meeting_of, head.author, head.title, beside):
        named = {span.name for span in gazetteer.find(words or "") if _is_own(words or "", span)}
        if len(named) == 1:
            return named.pop()
    addresses = {span.name for place in addressed(source) for span in gazetteer.find(place)}
    if len(addresses) == 1:
        return addresses.pop()
    counts: Counter[str] = Counter(dict.fromkeys(others, _OF_OTHERS))
    first: dict[str, int] = {}
    concerned: set[str] = set()
    for place, block in enumerate(blocks):
        for plain in [block.plain] if isinstance(block, Block) else _cells(source, block):
            for span in gazetteer.find(plain.norm):
                counts[span.name] += weight(plain.norm, span)
                first.setdefault(span.name, place)
                if any_of("concerns").search(_sentence_around(plain.norm, span)):
                    concerned.add(span.name)
    ranked = sorted((one for one in concerned if counts[one] > 0), key=lambda name: (-counts[name], first[name]))
    return ranked[0] if ranked else None


def _sentence_around(text: str, span: NameSpan) -> str:
    """The words from the full stop before a name to the one behind it."""
    return text[text.rfind(". ", 0, span.at) + 1 : (text.find(". ", span.stop) + 1) or len(text)]


def tabled_names(blocks: Sequence[Block | Table], source: str) -> Iterator[str]:
    """The names of places in the column of a table that is headed as one of authorities, each where it is."""
    for block in blocks:
        if not isinstance(block, Table):
            continue
        header, *rows = line_texts(source, block)
        columns = [n for n, words in enumerate(header) if any_of("authority_column").match(words.strip().lower())]
        for row in rows if len(columns) == 1 else ():
            match = any_of("place").fullmatch(row[columns[0]].strip(" *"))
            if match and not any_of("no_place").search(match["name"]):
                yield match["name"]


def _is_own(words: str, span: NameSpan) -> bool:
    return weight(words, span) > 0 and not names_partner(words, span)


def _cells(source: str, table: Table) -> list[Plain]:
    return [cell for line in line_cells(source, table) for cell in line]
