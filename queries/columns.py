"""The columns of a question's header: what stands above each, and what its cells are."""

from __future__ import annotations

from typing import Final

from queries.question import Column
from queries.records import Record

_KNOWN: Final = frozenset({"label", "link", "name", "as"})


def read_columns(ours: Record) -> tuple[Column, ...]:
    """The columns in their order; `gaps` names those in which a blank tells something. Raises `QuestionError`."""
    described = ours.record("columns")
    names, gaps = tuple(described), ours.texts("gaps")
    for name in gaps:
        ours.column(name, names)
    return tuple(_column(name, described.record(name, known=_KNOWN), names, gap=name in gaps) for name in names)


def _column(name: str, said: Record, names: tuple[str, ...], *, gap: bool) -> Column:
    link, named, kind = said.optional("link"), said.optional("name"), said.optional("as")
    if link not in (None, "entity"):
        raise said.fault(f"link {link!r} is not known; entity is")
    if kind not in (None, "evidence"):
        raise said.fault(f"as {kind!r} is not known; evidence is")
    if named and not link:
        raise said.fault("name says which column names the things of a link, and there is no link")
    return Column(
        name,
        said.text("label"),
        link="entity" if link else None,
        named=said.column(named, names) if named else None,
        evidence=kind == "evidence",
        gap=gap,
    )
