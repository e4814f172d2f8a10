"""`goldenthread versions`, `rollback` and `diff`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from rdflib import Literal, URIRef

from goldenthread.commands.questions import present
from goldenthread.failures import DONE, FINDINGS
from goldenthread.output import give_lines, say
from graph.answers import Row
from graph.comparing import Difference, Tally, difference, patch
from graph.versions import Version, find_version, prune_versions, versions
from graph.versions import rollback as go_back
from queries.question import Column
from queries.results import Result

_OF_VERSIONS: Final = (
    Column("version", "Version"),
    Column("state", "State"),
    Column("tool", "Built by"),
    Column("ontology", "Ontology"),
    Column("sources", "Sources"),
    Column("triples", "Triples"),
    Column("bytes", "Bytes"),
    Column("sha256", "SHA-256"),
)
_OF_CHANGES: Final = (
    Column("what", "What"),
    Column("name", "Name"),
    Column("change", "Change"),
    Column("removed", "Facts removed"),
    Column("added", "Facts added"),
)
PATCH: Final = "patch"


def show(folder: Path, *, keep: int | None, format: str | None, to: Path | None) -> int:
    """The versions, the last built first, after pruning to `keep` of them; 1 where one is damaged, else 0."""
    if keep is not None:
        gone = prune_versions(folder, keep=keep)
        say(f"Removed: {', '.join(gone)}" if gone else "No version was removed.")
    found = versions(folder)
    present(Result(_OF_VERSIONS, tuple(map(_row, found))), format=format, to=to)
    for one in found:
        if one.amiss:
            say(f"goldenthread: {one.amiss}")
    return FINDINGS if any(one.amiss for one in found) else DONE


def rollback(folder: Path, name: str | None) -> None:
    """Makes an older version current."""
    manifest = go_back(folder, name).manifest
    say(f"Dataset {manifest.version} is current again: {manifest.triples:,} triples of {len(manifest.inputs)} sources")


def diff(folder: Path, before: str, after: str, *, format: str | None, to: Path | None) -> None:
    """What changed from one version to another, as rows or as a patch."""
    old, new = find_version(folder, before), find_version(folder, after)
    if format == PATCH:
        give_lines(patch(old, new), to=to)
    else:
        changed = difference(old, new)
        present(Result(_OF_CHANGES, tuple(_rows(changed))), format=format, to=to)
        say(_summary(changed))
    say(f"from {old.manifest.version} to {new.manifest.version}")


def _row(one: Version) -> Row:
    if one.manifest is None:
        return (Literal(one.name), Literal(one.state), None, None, None, None, None, None)
    manifest = one.manifest
    told = (one.name, one.state, manifest.tool, manifest.ontology, len(manifest.inputs), manifest.triples, one.size)
    return (*map(Literal, told), Literal(manifest.sha256))


def _rows(changed: Difference) -> list[Row]:
    sources: list[Row] = [
        (Literal("source"), Literal(name), Literal(fate), None, None) for name, fate in changed.sources.items()
    ]
    return [*sources, *_tallies("graph", changed.graphs), *_tallies("thing", changed.things)]


def _tallies(what: str, tallies: Mapping[str, Tally]) -> list[Row]:
    return [
        (Literal(what), URIRef(name), Literal(_fate(one)), Literal(one.removed), Literal(one.added))
        for name, one in tallies.items()
    ]


def _fate(one: Tally) -> str:
    return "facts changed" if one.removed and one.added else "facts removed" if one.removed else "facts added"


def _summary(changed: Difference) -> str:
    removed, added = (sum(getattr(one, way) for one in changed.graphs.values()) for way in ("removed", "added"))
    return (
        f"{len(changed.sources)} sources and {len(changed.things):,} things differ; "
        f"{removed:,} facts removed, {added:,} added"
    )
