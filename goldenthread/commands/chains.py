"""`goldenthread chains`: from what was asked to the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.commands.questions import present
from goldenthread.output import say
from graph.dataset import open_dataset
from queries.errors import BindingError
from queries.tracing.chain_rows import Facet, counts, rows_of_breaks
from queries.tracing.chains import Chain, Of, broken, chains
from queries.tracing.kinds import Mode


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose chains, how they are walked, what they are counted by, and the values that a facet must have one of."""

    of: Of = "recommendations"
    mode: Mode = "answerability"
    as_at: str | None = None
    by: Facet | None = None
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()


def run(folder: Path, asked: Asked, *, format: str | None, to: Path | None) -> None:
    """The chains that break, or the counts of all. Raises `BindingError` for a value that no chain has."""
    dataset = open_dataset(folder)
    try:
        found: Sequence[Chain] = chains(dataset, asked.of, mode=asked.mode, as_at=asked.as_at)
    except ValueError as error:
        raise BindingError(f"--as-at: {error}") from error
    for facet, values in asked.only:
        found = _only(found, facet, values)
    stopped = broken(found)
    present(counts(found, asked.by) if asked.by else rows_of_breaks(stopped), format=format, to=to)
    arrived = sum(chain.arrived for chain in found)
    say(
        f"{len(found):,} {asked.of}: the chains of {len(stopped):,} break, {arrived:,} come to national government; "
        f"mode {asked.mode}, dataset {dataset.manifest.version}"
    )


def _only(found: Sequence[Chain], facet: str, values: Sequence[str]) -> Sequence[Chain]:
    known = {one.casefold() for chain in found for one in getattr(chain.facets, facet)}
    for value in values:
        if value.casefold() not in known:
            listed = ", ".join(sorted({one for chain in found for one in getattr(chain.facets, facet)})[:8])
            raise BindingError(f'--{facet}: no chain has "{value}"; the first that there are: {listed or "none"}')
    wanted = {value.casefold() for value in values}
    return [chain for chain in found if wanted & {one.casefold() for one in getattr(chain.facets, facet)}]
