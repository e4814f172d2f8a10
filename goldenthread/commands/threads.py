"""`goldenthread trace` and `chains`, as they are typed. Heavy imports wait inside, so that help answers at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Mode = Literal["answerability", "oversight", "reporting", "general"]
TraceFormat = Literal["tree", "json", "svg", "md", "csv", "tsv", "table", "mermaid"]
ChainFormat = Literal["table", "csv", "tsv", "json", "md"]
Of = Literal["recommendations", "actions", "plans", "boards", "authorities"]
By = Literal["authority", "theme", "framework", "year"]
_MODE = typer.Option("--mode", help="Which links count; each mode takes in those before it.")
_DAY = typer.Option("--as-at", metavar="DATE", help="What held on this day, or on the last of this month or year.")
_OUTPUT = typer.Option("-o", "--output", help="Write to this file instead.")
_DATA = typer.Option("--data", help="The dataset's folder.  [default: the user's data folder, or GOLDENTHREAD_DATA]")


def trace(
    context: typer.Context,
    start: Annotated[
        str, typer.Argument(metavar="FROM", help="A recommendation, action, plan, remit, post, board or authority.")
    ],
    goal: Annotated[str | None, typer.Argument(metavar="[TO]", help="What it is to lead to.")] = None,
    mode: Annotated[Mode, _MODE] = "answerability",
    direction: Annotated[Literal["up", "down"], typer.Option("--direction", help="Up, or down.")] = "up",
    as_at: Annotated[str | None, _DAY] = None,
    format: Annotated[
        TraceFormat | None, typer.Option("--format", help="[default: what the name of the file says, else tree]")
    ] = None,
    output: Annotated[Path | None, _OUTPUT] = None,
    data: Annotated[Path | None, _DATA] = None,
) -> None:
    """Follow who answers for it, step by step with the passages, and say where the thread breaks and why."""
    from goldenthread.commands.tracing import Wanted, run
    from goldenthread.places import data_folder

    wanted = Wanted(start, goal, mode, direction, as_at, format)
    run(data_folder(data or context.obj), wanted, to=output)


def chains(
    context: typer.Context,
    of: Annotated[Of, typer.Option("--of", help="Whose chains.")] = "recommendations",
    mode: Annotated[Mode, _MODE] = "answerability",
    as_at: Annotated[str | None, _DAY] = None,
    by: Annotated[By | None, typer.Option("--by", help="Count them by this instead of listing them.")] = None,
    authority: Annotated[
        list[str] | None, typer.Option("--authority", help="Only of this authority; repeat for more.")
    ] = None,
    theme: Annotated[list[str] | None, typer.Option("--theme", help="Only of this theme; repeat for more.")] = None,
    framework: Annotated[
        list[str] | None, typer.Option("--framework", help="Only under this framework, as sif-2013.")
    ] = None,
    year: Annotated[list[str] | None, typer.Option("--year", help="Only of inspections of this year.")] = None,
    format: Annotated[
        ChainFormat | None, typer.Option("--format", help="[default: table on a terminal, else csv]")
    ] = None,
    output: Annotated[Path | None, _OUTPUT] = None,
    data: Annotated[Path | None, _DATA] = None,
) -> None:
    """List every chain of the dataset that breaks, and where; or count them by authority, theme, framework or year."""
    from goldenthread.commands.chains import Asked, run
    from goldenthread.places import data_folder

    only = {"authority": authority, "theme": theme, "framework": framework, "year": year}
    asked = Asked(of, mode, as_at, by, tuple((name, tuple(values)) for name, values in only.items() if values))
    run(data_folder(data or context.obj), asked, format=format, to=output)
