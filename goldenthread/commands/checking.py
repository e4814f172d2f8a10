"""`goldenthread questions check`: each question's header and SPARQL, and its examples asked of the dataset."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goldenthread.failures import DONE, FINDINGS
from goldenthread.output import say
from graph.dataset import Dataset, open_dataset
from graph.errors import GraphError
from graph.names import Names
from queries.catalogue import check_related
from queries.errors import QuestionError
from queries.expecting import faults_of
from queries.question import Example, Question
from queries.question_files import QuestionFile, own_files, question_files
from queries.results import Result
from queries.runner import ask
from queries.sentences.naming_values import faults_of_wording

_TRIES: Final = 3  # a slow first answer may be a cold disk's, or that of a busy machine


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of one question: its faults, and the longest that an example took."""

    id: str
    faults: tuple[str, ...]
    seconds: float | None = None

    def told(self, width: int) -> str:
        """One line: ok or what is wrong, and the time."""
        took = f"{self.seconds:7.3f} s" if self.seconds is not None else " " * 9
        told = " ".join("; ".join(self.faults).split())
        return f"{self.id:{width}}  {took}  {told or 'ok'}"


def run(data: Path, folder: Path | None, *, own: Path | None) -> int:
    """Checks the questions of a folder, or all; prints a line each. Returns the exit status."""
    everything = question_files(folder or own)
    wanted = {file.id for file in own_files(folder)} if folder else {file.id for file in everything}
    files = [file for file in everything if file.id in wanted]
    if not files:
        say(f"{folder}: there are no questions; put them there as FOLDER/ID.rq")
        return FINDINGS
    dataset = open_dataset(data)
    names = Names(dataset)
    related = _related(everything)
    width = max(len(file.id) for file in files)
    failed = 0
    for file in files:
        checked = _checked(file, dataset, names, related.get(file.id))
        failed += bool(checked.faults)
        print(checked.told(width), flush=True)
    say(f"{len(files)} questions checked, {failed} with faults; dataset {dataset.manifest.version}")
    return FINDINGS if failed else DONE


def _related(files: tuple[QuestionFile, ...]) -> dict[str, str]:
    """By id, what is wrong with the related questions of a header that can be read."""
    found: dict[str, str] = {}
    readable: list[Question] = []
    for file in files:
        try:
            readable.append(file.read())
        except QuestionError:
            continue  # its own check says so
    names = frozenset(file.id for file in files)
    for question in readable:
        try:
            check_related((question,), names)
        except QuestionError as error:
            found[question.id] = str(error)
    return found


def _checked(file: QuestionFile, dataset: Dataset, names: Names, related: str | None) -> Checked:
    try:
        question = file.read()
    except QuestionError as error:
        return Checked(file.id, (str(error),))
    faults, slowest = [related] if related else [], 0.0
    faults += faults_of_wording(question, names)
    for place, example in enumerate(question.examples, start=1):
        try:
            result, took = _timed(question, example, dataset, names)
        except (QuestionError, GraphError) as error:
            faults.append(f"example {place}: {error}")
            continue
        slowest = max(slowest, took)
        faults += [f"example {place}: {fault}" for fault in faults_of(example, result)]
        if took > question.seconds:
            faults.append(f"example {place}: {took:.2f} s, and due within {question.seconds:g}; docs/engines.md helps")
    return Checked(file.id, tuple(faults), slowest)


def _timed(question: Question, example: Example, dataset: Dataset, names: Names) -> tuple[Result, float]:
    """The answer, and the seconds of the processor that it took at best: what else a machine does is not its fault."""
    best = float("inf")
    for _ in range(_TRIES):
        began = time.process_time()
        result = ask(dataset, question, example.values, names.resolve)
        best = min(best, time.process_time() - began)
        if best <= question.seconds:
            break
    return result, best
