"""`goldenthread build`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread import __version__
from goldenthread.cluster import Scheduler
from goldenthread.decisions import Decisions, gather_decisions, is_decisions, unused
from goldenthread.editions import not_at_hand
from goldenthread.failures import DONE, UNREADABLE
from goldenthread.output import progress, say
from goldenthread.places import shipped_folder
from goldenthread.reading import Reading, read_sources, renamed
from goldenthread.readings import Readings
from goldenthread.sources import documents_in, fingerprint, names_of, shipped_paths, source_files
from goldenthread.workers import Limits
from graph.building import Origin, Source, build_dataset
from graph.claim_keys import has_place
from graph.dataset import open_dataset
from graph.errors import GraphError
from graph.seal import check_seal
from graph.snapshot import KEPT, Snapshot
from loaders.claims import Claim

_STEPS = 4  # facts, resolving, sorting, storing


@dataclass(frozen=True, slots=True)
class How:
    """What one document may take, how many versions stay, and whose workers read."""

    limits: Limits
    keep: int = KEPT
    scheduler: Scheduler | None = None


def run(paths: Sequence[Path], *, documents: Path | None, into: Path, how: How) -> int:
    """Builds from `paths`, or from what ships, into a data folder; says what the dataset holds. Gives the exit status.

    Files that cannot be read are left out and told at the end. Where none can, the dataset that stands stays.
    """
    given = source_files(paths) if paths else shipped_paths(shipped_folder())
    decisions = gather_decisions(filter(is_decisions, given), into)
    files = [file for file in given if not is_decisions(file)]
    words = documents_in(documents) if documents else []
    names = names_of(paths)
    standing = _standing(into)
    inputs = _Inputs(files, words, names, decisions)
    if _is_of(standing, _origin(files, inputs)):
        say(_unchanged(standing, into))
        return DONE
    reading, built = _read_and_build(inputs, standing, into=into, how=how)
    gone = unused(decisions.own, open_dataset(into)) if built else ()
    for remark in (*reading.remarks, *_unplaced(reading.sources), *gone):
        say(remark)
    if built:
        say(_summary(built, reading.sources, into))
    else:
        say(_unchanged(standing, into) if reading.sources else "Nothing was built.")
    if words and reading.sources:
        say(_words(reading.sources))
    for remark in not_at_hand(reading.sources, files, words):
        say(remark)
    for message in reading.failures.values():
        say(f"goldenthread: left out: {message}")
    return UNREADABLE if reading.failures else DONE


@dataclass(frozen=True, slots=True)
class _Inputs:
    """The files to read, those with words, what some are called instead of by file names, and what people decided."""

    files: Sequence[Path]
    words: Sequence[Path]
    names: Mapping[Path, str]
    decisions: Decisions


def _read_and_build(
    inputs: _Inputs, standing: Snapshot | None, *, into: Path, how: How
) -> tuple[Reading, Snapshot | None]:
    """What was read, and the dataset built of it; none where nothing was read or the one that stands is the same."""
    files, words, names = inputs.files, inputs.words, inputs.names
    with progress("Reading", len(files) + _STEPS) as bar:

        def page(file: Path, done: int, of: int) -> None:
            told = f"{file.name} page {done:,} of {of:,}" if of else file.name
            bar.update(bar.task_ids[0], description=told, advance=0 if of else 1)

        def step(name: str) -> None:
            bar.update(bar.task_ids[0], description=name, advance=1)

        told = read_sources(
            files, words=words, kept=Readings(into), limits=how.limits, report=page, scheduler=how.scheduler
        )
        reading = renamed(told, names)
        read, shown = ([file for file in some if file not in reading.failures] for some in (files, words))
        origin = _origin(read, replace(inputs, words=shown))
        if not reading.sources or _is_of(standing, origin):
            return reading, None
        return reading, build_dataset(reading.sources, into, origin, progress=step, keep=how.keep)


def _origin(files: Iterable[Path], inputs: _Inputs) -> Origin:
    """Who builds from these files, with all else that the outcome depends on."""
    pins = fingerprint((*files, *inputs.decisions.files), tool=__version__, words=inputs.words, names=inputs.names)
    return Origin(f"goldenthread {__version__}", pins, inputs.decisions.all)


def _is_of(standing: Snapshot | None, origin: Origin) -> bool:
    return standing is not None and standing.manifest.fingerprint == origin.fingerprint


def _standing(into: Path) -> Snapshot | None:
    """The dataset that stands, where it is whole: a damaged one is built again."""
    try:
        dataset = open_dataset(into)
        check_seal(dataset.folder, fully=True)
    except GraphError:
        return None
    return Snapshot(dataset.folder, dataset.manifest)


def _unchanged(standing: Snapshot | None, into: Path) -> str:
    version = standing.manifest.version if standing else "none"
    return f"Nothing has changed: dataset {version} in {into} is up to date."


def _summary(snapshot: Snapshot, sources: Sequence[Source], into: Path) -> str:
    claims = sum(len(source.claims) for source in sources)
    return (
        f"Dataset {snapshot.manifest.version}: {len(sources)} documents and tables, {claims:,} claims, "
        f"{snapshot.manifest.triples:,} triples, in {into}"
    )


def _unplaced(sources: Sequence[Source]) -> Iterator[str]:
    """For each source whose paper names no authority: how many of its claims the graph cannot hold."""
    for source in sources:
        lost = sum(not has_place(claim) for claim in source.claims)
        if lost:
            yield (
                f"{source.document}: {lost:,} claims name no authority, since the document does not; they are left out."
                f' Write "authority" into them: goldenthread extract FILE -o claims.jsonl'
            )


def _words(sources: Sequence[Source]) -> str:
    shown = sum(any(_has_words(claim) for claim in source.claims) for source in sources)
    return f"The words of {shown} of {len(sources)} sources are at hand; of the others, the places of their passages."


def _has_words(claim: Claim) -> bool:
    return any(one.quote is not None for one in claim.evidence)
