"""`goldenthread export`: what other tools read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.output import give

export = typer.Typer(
    name="export",
    help="Write the ontology in the forms that other tools read.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@export.callback()
def kinds() -> None:
    """Write the ontology in the forms that other tools read."""


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
