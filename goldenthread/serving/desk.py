"""Where jobs are done: the dataset opened for reading, and every failure turned into words."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from goldenthread.circumstances import about_question
from goldenthread.serving.jobs import (
    Described,
    DescriptionJob,
    Fault,
    Given,
    Job,
    QueryJob,
    QuestionJob,
    Refused,
    Reply,
)
from goldenthread.serving.settings import MIB, Settings
from goldenthread.serving.spool import AnswerTooLarge, Spool
from graph.answer_writer import AnswerWriter
from graph.dataset import Dataset, open_dataset
from graph.errors import AmbiguousName, BadQuery, DatasetNotWhole, NoDataset, NotWritable, UnknownName
from graph.names import Names
from graph.pointers import current_name
from queries.binding import bind
from queries.errors import BindingError, QueryRefused
from queries.lint import check_free
from queries.results import WORKBOOK, Result, serialise
from queries.runner import ask
from queries.writing import written

_CLASSES: Final = "SELECT ?what (COUNT(DISTINCT ?one) AS ?many) WHERE { ?one a ?what } GROUP BY ?what"
_PROPERTIES: Final = "SELECT ?what (COUNT(*) AS ?many) WHERE { ?one ?what ?other } GROUP BY ?what"
_FAULTS: Final[tuple[tuple[type[Exception], Fault], ...]] = (
    (BadQuery, "syntax"),
    (BindingError, "value"),
    (UnknownName, "value"),
    (AmbiguousName, "value"),
    (QueryRefused, "refused"),
    (NotWritable, "form"),
    (NoDataset, "no data"),
    (DatasetNotWhole, "no data"),
)


@dataclass(frozen=True, slots=True)
class _Opened:
    """One version, opened."""

    dataset: Dataset
    writer: AnswerWriter
    names: Names


class Desk:
    """Does one job after the other, each over the version that is current when it begins."""

    def __init__(self, settings: Settings, scratch: Path) -> None:
        self._settings, self._scratch = settings, scratch
        self._opened: _Opened | None = None

    def open(self) -> _Opened:
        """The current version, opened anew only when another was published. Raises `NoDataset`, `DatasetNotWhole`."""
        name = current_name(self._settings.data)
        if self._opened is None or self._opened.dataset.manifest.version != name:
            dataset = open_dataset(self._settings.data)
            self._opened = _Opened(dataset, AnswerWriter(dataset.folder), Names(dataset))
        return self._opened

    def do(self, job: Job) -> Reply:
        """The answer, or why there is none."""
        spool = Spool(self._scratch, most=self._settings.answer)
        try:
            return self._do(job, spool)
        except Exception as error:
            spool.discard()
            return self._refused(error)

    def _do(self, job: Job, spool: Spool) -> Reply:
        opened = self.open()
        match job:
            case QueryJob():
                check_free(job.asked.sparql)
                form = opened.writer.write(job.asked, spool)
                spool.finish()
                version = opened.dataset.manifest.version
                return Given(form=form, version=version, size=spool.size, body=spool.body, file=spool.file)
            case QuestionJob():
                return _answered(job, opened, spool)
            case DescriptionJob():
                return _described(opened.dataset, counted=job.counts)

    def _refused(self, error: BaseException) -> Refused:
        if isinstance(error, MemoryError):
            return Refused(fault="memory", message=memory_message(self._settings.memory))
        if isinstance(error, AnswerTooLarge):
            most = self._settings.answer // MIB
            return Refused(fault="too large", message=f"the answer is larger than {most:,} MiB; {NARROWER}")
        fault = next((fault for kind, fault in _FAULTS if isinstance(error, kind)), None)
        if fault is None:
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} at {Path(last.filename).name} line {last.lineno}"
            return Refused(fault="fault", message=f"a fault of the endpoint ({place}); please report it")
        line, column = (error.line, error.column) if isinstance(error, BadQuery) else (None, None)
        return Refused(fault=fault, message=str(error), line=line, column=column)


NARROWER: Final = "narrow the query, or ask for a part of the rows with ORDER BY, LIMIT and OFFSET"


def memory_message(memory: int) -> str:
    """What is said of a query that needs more memory than there is for one."""
    return f"the query needs more than the {memory // MIB:,} MiB of memory that one query may take; {NARROWER}"


def _answered(job: QuestionJob, opened: _Opened, spool: Spool) -> Given:
    version = opened.dataset.manifest.version
    if job.format == "rq":
        spool.write(bind(job.question, job.values, opened.names.resolve).encode())
        return Given(form="rows", version=version, size=spool.size, body=spool.body)
    whole = ask(opened.dataset, job.question, job.values, opened.names.resolve)
    end = None if job.limit is None else job.offset + job.limit
    part = Result(whole.columns, whole.rows[job.offset : end], whole.citation)
    rows = len(whole.rows)
    spool.write(_written(job, part, opened, rows))
    spool.finish()
    return Given(form="rows", version=version, size=spool.size, body=spool.body, file=spool.file, rows=rows)


def _written(job: QuestionJob, part: Result, opened: _Opened, rows: int) -> bytes:
    if job.format != WORKBOOK:
        return serialise(part, job.format).encode()
    about = about_question(opened.dataset, job.question, job.values, opened.names.resolve, part)
    if len(part.rows) < rows:
        which = f"rows {job.offset + 1:,} to {job.offset + len(part.rows):,}" if part.rows else "none"
        about = replace(about, part=f"{which} of {rows:,}")
    return written(part, job.format, about)


def _described(dataset: Dataset, *, counted: bool) -> Described:
    def counts(sparql: str) -> dict[str, int]:
        if not counted:
            return {}
        return {str(what): int(str(many)) for what, many in sorted(dataset.select(sparql).rows, key=str)}

    manifest = dataset.manifest
    return Described(
        version=manifest.version,
        triples=manifest.triples,
        ontology=manifest.ontology,
        graphs=manifest.graphs,
        classes=counts(_CLASSES),
        properties=counts(_PROPERTIES),
    )
