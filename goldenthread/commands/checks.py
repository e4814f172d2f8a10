"""`goldenthread validate`, `reason` and `doctor`: their options. What they do stands in modules beside."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from goldenthread.commands.options import Data, Output, folder_of

checks = typer.Typer(rich_markup_mode=None)
Severity = Literal["violation", "warning", "info"]
FindingFormat = Literal["text", "md", "json", "csv", "turtle"]


@checks.command()
def validate(
    context: typer.Context,
    severity: Annotated[Severity, typer.Option("--severity", help="Show this severity and graver ones.")] = "info",
    shapes: Annotated[
        list[str] | None,
        typer.Option("--shapes", metavar="NAME", help="Check only structure, evidence or findings; repeat for more."),
    ] = None,
    first: Annotated[int, typer.Option("--first", min=1, help="Of each rule, show so many findings.")] = 20,
    show_all: Annotated[bool, typer.Option("--all", help="Show every finding.")] = False,
    format: Annotated[
        FindingFormat, typer.Option("--format", help="text or md to read; json, csv or turtle (SHACL) are whole.")
    ] = "text",
    output: Output = None,
    data: Data = None,
) -> None:
    """Check the dataset against the ontology's shapes. Exit status 1 where there is a violation."""
    from goldenthread.commands.validate import Wanted, run

    wanted = Wanted(severity, tuple(shapes or ()), format, None if show_all else first)
    raise typer.Exit(run(folder_of(context, data), wanted, to=output))


@checks.command()
def reason(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Only check: write nothing.")] = False,
    set_aside: Annotated[
        bool, typer.Option("--set-aside", help="Leave out the facts that clash, and go on with the rest.")
    ] = False,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="text or json.")] = "text",
    output: Output = None,
    data: Data = None,
) -> None:
    """Check whether the facts can all be so, say which clash, and write what follows from them."""
    from goldenthread.commands.reason import run

    raise typer.Exit(
        run(folder_of(context, data), check=check, set_aside=set_aside, as_json=format == "json", to=output)
    )


@checks.command()
def doctor(context: typer.Context, data: Data = None) -> None:
    """Check the installation, the dataset and the questions; say how to mend what is amiss."""
    from goldenthread.commands.doctor import run

    raise typer.Exit(run(folder_of(context, data)))
