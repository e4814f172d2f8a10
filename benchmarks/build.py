"""Time, memory and size of a build, and how they grow.

    python -m benchmarks.build

Each size is built in a process of its own. Twice the size is the same sources a second time under other
names: documents, councils and all.
"""

from __future__ import annotations

import dataclasses
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from goldenthread.places import shipped_folder
from goldenthread.reading import read_sources
from goldenthread.sources import shipped_paths
from graph.building import Origin, Source, build_dataset
from loaders.claims import Claim

SIZES = (1, 2, 4)


@dataclasses.dataclass(frozen=True, slots=True)
class Measure:
    """One build: seconds, megabytes of memory at the peak, triples, megabytes on disk."""

    seconds: float
    peak: float
    triples: int
    disk: float


def measure(times: int) -> Measure:
    """Builds what ships, `times` over."""
    began = time.perf_counter()
    sources = read_sources(shipped_paths(shipped_folder())).sources
    many = [_renamed(source, copy) for copy in range(times) for source in sources]
    with tempfile.TemporaryDirectory() as folder:
        snapshot = build_dataset(many, Path(folder), Origin("benchmark", ""))
        disk = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measure(time.perf_counter() - began, peak, snapshot.manifest.triples, disk / 1e6)


def _renamed(source: Source, copy: int) -> Source:
    if copy == 0:
        return source
    document = f"{source.document}-{copy}"
    return Source(document, _claims(source.claims, document, copy), f"{copy}{source.sha256}")


def _claims(claims: Sequence[Claim], document: str, copy: int) -> list[Claim]:
    """The same claims about other councils."""
    return [
        dataclasses.replace(
            claim,
            document=document,
            **{f: f"{getattr(claim, f)} {copy}" for f in ("authority",) if getattr(claim, f, None)},
        )
        for claim in claims
    ]


def main() -> None:
    """Prints one line a size, and ratios to the first."""
    context = multiprocessing.get_context("spawn")
    first: Measure | None = None
    print(f"{'size':>4}  {'triples':>9}  {'seconds':>7}  {'ratio':>5}  {'peak MB':>7}  {'ratio':>5}  {'disk MB':>7}")
    for times in SIZES:
        with ProcessPoolExecutor(1, mp_context=context) as pool:  # not a Pool: its processes may start none
            one = pool.submit(measure, times).result()
        first = first or one
        print(
            f"{times:>3}x  {one.triples:>9,}  {one.seconds:>7.1f}  {one.seconds / first.seconds:>5.1f}"
            f"  {one.peak:>7.0f}  {one.peak / first.peak:>5.1f}  {one.disk:>7.0f}"
        )


if __name__ == "__main__":
    main()
