"""Options that several commands have, and the data folder that they mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Exchange = Literal["sparql-examples", "grlc", "rq"]  # forms in which questions leave for other tools
Data = Annotated[
    Path | None,
    typer.Option("--data", help="The dataset's folder.  [default: the user's data folder, or GOLDENTHREAD_DATA]"),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead.")]

Own = Annotated[
    Path | None,
    typer.Option(
        "--questions",
        metavar="FOLDER",
        help="Questions of your own, beside those that ship.  [default: GOLDENTHREAD_QUESTIONS]",
    ),
]


def folder_of(context: typer.Context, data: Path | None) -> Path:
    """The data folder that a command's own `--data` names, else the one given before it, else the usual one."""
    from goldenthread.places import data_folder

    return data_folder(data or context.obj)


def own_folder(chosen: Path | None) -> Path | None:
    """The folder of somebody's own questions that `--questions` names, else the environment, if any."""
    from goldenthread.places import questions_folder

    return questions_folder(chosen)
