"""`goldenthread export`: what other tools read. By itself the dataset, and with `ontology` the ontology."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from goldenthread.failures import MISUSE
from goldenthread.output import give, giving

Form = Literal["nquads", "trig", "turtle", "ntriples", "jsonld", "compact"]
_HELP: Final = "Write the dataset, or the ontology, in the forms that other tools read."
export = typer.Typer(name="export", help=_HELP, rich_markup_mode=None)


@export.callback(invoke_without_command=True)
def dataset(
    context: typer.Context,
    format: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="nquads, trig, jsonld or compact (N-Quads in xz) with every named graph; turtle or ntriples of the "
            "merged one.",
        ),
    ] = None,
    graph: Annotated[
        list[str] | None,
        typer.Option("--graph", help="Only this graph: source/NAME, ontology, ... or merged; repeat for more."),
    ] = None,
    version: Annotated[str, typer.Option("--version", help="A version, by the beginning of its name.")] = "current",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead.")] = None,
    data: Annotated[Path | None, typer.Option("--data", help="The dataset's folder.")] = None,
) -> None:
    """Write the dataset, or the ontology, in the forms that other tools read: sorted, the same bytes each time."""
    if context.invoked_subcommand is not None:
        if format or graph or output:
            raise typer.BadParameter(f"options of {context.invoked_subcommand} stand behind its name")
        return
    if format is None:
        typer.echo(context.get_help())
        raise typer.Exit(MISUSE)
    from goldenthread.places import data_folder
    from graph.dataset import open_version
    from graph.exporting import export as write

    opened = open_version(data_folder(data or context.obj), version)
    with giving(to=output) as out:
        write(opened, format, out, graphs=graph or ())


@export.command()
def ontology(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write every form into this folder.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="Print this form instead: turtle, rdfxml, ntriples, context, shapes or alignments.",
        ),
    ] = None,
) -> None:
    """Write the ontology: Turtle, RDF/XML, N-Triples, JSON-LD context, shapes, alignments and mappings."""
    from ontology.exchange import UnknownForm, all_files, form

    if (output is None) == (format is None):
        raise typer.BadParameter("give either -o DIR, for every form, or --format, for one on standard output")
    if output is None:
        try:
            give(form(str(format)), to=None)
        except UnknownForm as error:
            raise typer.BadParameter(str(error)) from error
        return
    folder = _folder(output)
    for name, text in all_files().items():
        give(text, to=folder / name)


def _folder(path: Path) -> Path:
    """The folder, made if it is not there; an OSError that says what is in the way."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise NotADirectoryError(f"{path} is not a folder, nor can it become one: name another after -o") from error
    return path
