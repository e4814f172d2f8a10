"""Recognises inspection reports by their first page."""

from __future__ import annotations

import re
from typing import Final

from loaders.documents import Document
from loaders.errors import UnknownDocument
from loaders.ofsted.cover import Cover, read_cover
from loaders.ofsted.family import Recognised, looks_like_report, recognise, settled
from loaders.ofsted.front_page import Front, read_front, with_next_page
from loaders.ofsted.graded_lines import graded
from loaders.ofsted.judgements import section_rows
from loaders.patterns import prepare

INSPECTORATE: Final = "Ofsted"
_MAY_BE = prepare(r"inspection|review of the effectiveness", re.I)
_TOP = 6000


def read_report(document: Document) -> Cover | None:
    """The cover of `document`; None where it is no inspection report.

    Raises `UnknownDocument` where it is one of a kind that is not known, and says what was seen.
    """
    if not _MAY_BE.search(document.text, 0, _TOP):
        return None
    front = read_front(document)
    known = recognise(front)
    if known is None:
        if looks_like_report(front):
            raise UnknownDocument(_not_known(front))
        return None
    if INSPECTORATE not in document.text:
        raise UnknownDocument(
            f"{document.file} page 1: laid out as a report of {INSPECTORATE}, which it nowhere names;"
            f" seen: {seen(front)}; leave it out, or claim its facts by hand"
        )
    front, known = _with_table(front, known)
    return read_cover(front, settled(known, front, [one.row for one in section_rows(front) if one.grade]))


def _with_table(front: Front, known: Recognised) -> tuple[Front, Recognised]:
    """With the second page where the first has no judgement and the second has the table."""
    if any(one.grade for one in graded(front.lines)):
        return front, known
    longer = with_next_page(front)
    again = recognise(longer)
    rows = {one.row for one in graded(longer.lines) if one.grade}
    return (longer, again) if again and len(rows) >= 3 else (front, known)


def _not_known(front: Front) -> str:
    return (
        f"{front.document.file} page 1: not understood, an inspection report of a kind that is not known;"
        f" seen: {seen(front)}; add its title or labels to loaders/lexicon/ofsted-front.yml"
    )


def seen(front: Front) -> str:
    """The opening of the page, in its words."""
    return " | ".join(line.whole.text[:80] for line in front.lines[:10])
