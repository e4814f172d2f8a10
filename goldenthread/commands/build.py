"""`goldenthread build`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goldenthread import __version__
from goldenthread.output import progress, say
from goldenthread.places import shipped_folder
from goldenthread.sources import digest, fingerprint, read_sources, shipped_paths, source_files
from graph.building import Origin, Source, build_dataset
from graph.dataset import open_dataset
from graph.errors import GraphError
from graph.snapshot import Snapshot
from loaders.claims import Claim

_STEPS = 3  # facts, sorting, storing


def run(paths: Sequence[Path], *, documents: Path | None, into: Path) -> None:
    """Builds from `paths`, or from what ships, into a data folder; says what the dataset holds."""
    files = source_files(paths) if paths else shipped_paths(shipped_folder())
    origin = Origin(f"goldenthread {__version__}", fingerprint(files, tool=__version__, words=documents))
    standing = _standing(into)
    if standing and standing.manifest.fingerprint == origin.fingerprint:
        say(f"Nothing has changed: dataset {standing.manifest.version} in {into} is up to date.")
        return
    with progress("Reading", len(files) + _STEPS) as bar:

        def report(step: str) -> None:
            bar.update(bar.task_ids[0], description=step, advance=1)

        sources = read_sources(files, words=documents, report=report)
        snapshot = build_dataset(sources, into, origin, progress=report)
    say(_summary(snapshot, sources, into))
    if documents:
        say(_words(sources))


def _standing(into: Path) -> Snapshot | None:
    """The dataset that stands, where it is whole: a damaged one is built again."""
    try:
        dataset = open_dataset(into)
    except GraphError:
        return None
    whole = digest(dataset.quads_path()) == dataset.manifest.sha256
    return Snapshot(dataset.folder, dataset.manifest) if whole else None


def _summary(snapshot: Snapshot, sources: Sequence[Source], into: Path) -> str:
    claims = sum(len(source.claims) for source in sources)
    return (
        f"Dataset {snapshot.manifest.version}: {len(sources)} documents and tables, {claims:,} claims, "
        f"{snapshot.manifest.triples:,} triples, in {into}"
    )


def _words(sources: Sequence[Source]) -> str:
    shown = sum(any(_has_words(claim) for claim in source.claims) for source in sources)
    return f"The words of {shown} of {len(sources)} sources are at hand; of the others, the places of their passages."


def _has_words(claim: Claim) -> bool:
    return any(one.quote is not None for one in claim.evidence)
