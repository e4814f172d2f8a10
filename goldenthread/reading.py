"""From files to the claims that a build takes, each file read by a worker; what cannot be read is left out and told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from goldenthread.cluster import Scheduler
from goldenthread.contents import Told, text_of, told_by
from goldenthread.readings import Readings
from goldenthread.sources import CLAIMS, digest
from goldenthread.workers import Limits, Outcome, Report, read_each
from graph.building import Source, described
from loaders.claims import Claim, DocumentClaim
from loaders.documents import slug_of
from loaders.errors import BadClaims
from loaders.wording import with_words

Each = Callable[..., list[Outcome[Any]]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of many files: the sources in them, and for each file that is left out the message why.

    `remarks` tell of what in the others is not used.
    """

    sources: tuple[Source, ...]
    failures: dict[Path, str]
    remarks: tuple[str, ...] = ()


def _quiet(file: Path, done: int, of: int) -> None:
    """Hears of nothing."""


def read_sources(  # noqa: PLR0913  # what to read, by what, and how: each its own
    files: Sequence[Path],
    *,
    words: Sequence[Path] = (),
    kept: Readings | None = None,
    limits: Limits | None = None,
    report: Report = _quiet,
    scheduler: Scheduler | None = None,
) -> Reading:
    """The claims of each file, in the order of `files`; claims that were read from one of `words` show its words.

    A file fails as a whole: of its claims none is used. What is `kept` is not read again. `report` hears of pages and
    of each of `files` that is done, as `read_each` tells them. With a `scheduler` its workers read.
    """
    failures: dict[Path, str] = {}
    each = partial(scheduler.read_each if scheduler else read_each, limits=limits)
    read = list(_told(files, kept, failures, each, report).items())
    bare = _bare(read)
    texts = _texts([file for file in words if digest(file) in bare], failures, each, report)
    sources: list[Source] = []
    remarks: list[str] = []
    for file, told in read:
        try:
            sources += [_with_words(source, texts) for source in _sources(file, told)]
            remarks += told.remarks
        except BadClaims as error:
            failures[file] = str(error)
    return Reading(tuple(sources), failures, tuple(remarks))


def renamed(reading: Reading, names: Mapping[Path, str]) -> Reading:
    """The same, each document that was read from one of these files under the name that stands there.

    Files of the same bytes and name are one document, under the first of its names.
    """
    found = {(digest(file), slug_of(file.name)): names[file] for file in sorted(names, reverse=True)}
    sources = (_called(source, found.get((source.sha256, source.document))) for source in reading.sources)
    return replace(reading, sources=tuple(sources))


def _called(source: Source, name: str | None) -> Source:
    if name is None:
        return source
    return Source(name, [replace(claim, document=name) for claim in source.claims], source.sha256)


def _told(
    files: Sequence[Path], kept: Readings | None, failures: dict[Path, str], each: Each, report: Report
) -> dict[Path, Told]:
    """What each file tells, in their order: kept from an earlier build, or read now. The others go to `failures`."""
    told = {file: found for file in files if kept and (found := kept.of(file))}
    for file in told:
        report(file, 0, 0)
    for outcome in each([file for file in files if file not in told], told_by, report=report):
        if outcome.result is None:
            failures[outcome.file] = outcome.failure or f"{outcome.file.name}: could not be read"
            continue
        told[outcome.file] = outcome.result
        if kept:
            kept.keep(outcome.file, outcome.result)
    if kept:
        kept.forget_all_but(file for file in files if file in told)
    return {file: told[file] for file in files if file in told}


def _bare(read: Iterable[tuple[Path, Told]]) -> set[str]:
    """The digests of the documents that claim files were made from."""
    claims = (claim for file, told in read if file.suffix.lower() in CLAIMS for claim in told.claims)
    return {one.sha256 for one in claims if isinstance(one, DocumentClaim) and one.sha256}


def _sources(file: Path, told: Told) -> list[Source]:
    """The sources that the claims of one file make up. Raises `BadClaims`."""
    if not told.claims:
        raise BadClaims(f"{file.name}: there is no claim in this file")
    if file.suffix.lower() in CLAIMS:
        return list(_of_claim_file(told.claims, name=file.name))
    return [Source(told.claims[0].document, told.claims, digest(file))]


def _of_claim_file(told: Iterable[Claim], *, name: str) -> Iterator[Source]:
    claims = sorted(told, key=lambda claim: claim.document)
    for document, group in groupby(claims, key=lambda claim: claim.document):
        own = list(group)
        about = described(own)
        if about is None or about.sha256 is None:
            raise BadClaims(
                f"{name}: no claim of type document says the sha256 of {document!r}; "
                "a claim file starts with the document that its claims are read from"
            )
        _check_spans(own, about, name=name)
        yield Source(document, own, about.sha256)


def _check_spans(claims: Sequence[Claim], about: DocumentClaim, *, name: str) -> None:
    last = max((one.end for claim in claims for one in claim.evidence), default=0)
    if about.characters is not None and last > about.characters:
        raise BadClaims(
            f"{name}: a passage ends at {last}, and {about.document!r} has {about.characters} characters; "
            "the claims are of another text"
        )


def _texts(files: Sequence[Path], failures: dict[Path, str], each: Each, report: Report) -> dict[str, str]:
    """The texts of documents, by the digest of their bytes. Those that cannot be read go to `failures`."""

    def pages(file: Path, done: int, of: int) -> None:
        if of:  # that one of these is done is no step of the work
            report(file, done, of)

    outcomes = each(files, text_of, report=pages)
    failures.update((one.file, one.failure) for one in outcomes if one.failure)
    return {digest(one.file): one.result for one in outcomes if one.result is not None}


def _with_words(source: Source, texts: dict[str, str]) -> Source:
    text = texts.get(source.sha256)
    return source if text is None else Source(source.document, with_words(source.claims, text), source.sha256)
