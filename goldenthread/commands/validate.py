"""`goldenthread validate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from goldenthread import finding_formats
from goldenthread.failures import DONE, FINDINGS
from goldenthread.findings import Checked, note
from goldenthread.output import give, progress, say
from graph.dataset import Dataset, open_dataset
from ontology.modules import shape_files
from ontology.shacl_report import report_turtle
from ontology.validation import ORDER, Report, Severity
from ontology.validation import validate as check

_BY_NAME: Final[Mapping[str, Severity]] = {severity.lower(): severity for severity in ORDER}
_FOR_PROGRAMS: Final[Mapping[str, Callable[[Checked], str]]] = {
    "json": finding_formats.as_json,
    "csv": finding_formats.csv,
}
_STEPS: Final = 2  # reading, naming


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to check and to show: the least severity, files of shapes (none: all), and of each rule how many findings.

    `first` concerns what people read: what programs read is always whole.
    """

    severity: str
    shapes: tuple[str, ...]
    format: str
    first: int | None


def run(folder: Path, wanted: Wanted, *, to: Path | None) -> int:
    """Reports what the shapes find, gravest first; 1 where there is a violation, else 0."""
    files = _files(wanted.shapes)
    dataset = open_dataset(folder)
    with progress("Reading the graph", len(files) + _STEPS) as bar:

        def report(step: str) -> None:
            bar.update(bar.task_ids[0], description=step, advance=1)

        found = check(dataset.triples(), files=files, progress=lambda file: report(f"Checking {file}"))
        report("Naming what was found")
        shown = found.at_least(_BY_NAME[wanted.severity])
        checked = _checked(dataset, found, shown, files=files, least=_BY_NAME[wanted.severity])
    give(_written(checked, shown, wanted), to=to)
    say(finding_formats.summary(checked))
    return FINDINGS if found.has_violation else DONE


def _files(named: tuple[str, ...]) -> tuple[str, ...]:
    """The files of shapes to check against, in the order of their names."""
    unknown = [name for name in named if name not in shape_files()]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is not one of {', '.join(shape_files())}", param_hint="'--shapes'")
    return tuple(name for name in shape_files() if name in named or not named)


def _checked(dataset: Dataset, found: Report, shown: Report, *, files: tuple[str, ...], least: Severity) -> Checked:
    return Checked(
        dataset=dataset.manifest.version,
        ontology=dataset.manifest.ontology,
        files=files,
        least=least,
        counts=found.counts(),
        noted=note(dataset, shown),
    )


def _written(checked: Checked, shown: Report, wanted: Wanted) -> str:
    match wanted.format:
        case "turtle":
            return report_turtle(shown, of=checked.dataset)
        case "text":
            return finding_formats.text(checked, wanted.first)
        case "md":
            return finding_formats.markdown(checked, wanted.first)
        case _:
            return _FOR_PROGRAMS[wanted.format](checked)
