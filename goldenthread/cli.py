"""The command line. Heavy imports wait inside the commands, so that help answers at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from goldenthread import __version__
from goldenthread.commands.export import export
from goldenthread.failures import DONE, INTERRUPTED, exit_status
from goldenthread.output import close_output, say


class Commands(TyperGroup):
    """The commands, of which every expected failure becomes one message and an exit status."""

    def invoke(self, ctx: Any) -> object:
        """Runs the chosen command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            close_output()
            raise typer.Exit(DONE) from None
        except KeyboardInterrupt:
            say("Interrupted: nothing was changed.")
            raise typer.Exit(INTERRUPTED) from None
        except Exception as error:
            status = exit_status(error)
            if status is None:
                raise
            say(f"goldenthread: {error}")
            raise typer.Exit(status) from None


app = typer.Typer(
    name="goldenthread",
    cls=Commands,
    help="Who answers for what in public services: build a graph from reports and tables, and ask it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Data = Annotated[
    Path | None,
    typer.Option("--data", help="The dataset's folder.  [default: the user's data folder, or GOLDENTHREAD_DATA]"),
]
Severity = Literal["violation", "warning", "info"]
FindingFormat = Literal["text", "md", "json", "csv", "turtle"]
Seconds = Annotated[float, typer.Option("--seconds", min=0.1, help="The longest that one document may take.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"goldenthread {__version__}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    data: Data = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Who answers for what in public services: build a graph from reports and tables, and ask it."""
    context.obj = data


def _folder(context: typer.Context, data: Path | None) -> Path:
    from goldenthread.places import data_folder

    return data_folder(data or context.obj)


@app.command()
def build(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Documents, tables, claim files, or folders of them.  [default: what ships]",
        ),
    ] = None,
    documents: Annotated[
        Path | None,
        typer.Option("--documents", help="A folder of documents: claims read from them show their exact words."),
    ] = None,
    into: Annotated[Path | None, typer.Option("--into", help="The folder for the dataset.")] = None,
    seconds: Seconds = 600,
    data: Data = None,
) -> None:
    """Build the graph. Files that cannot be read are left out; the last dataset stays until the new one is whole."""
    from goldenthread.commands.build import run
    from goldenthread.workers import Limits

    limits = Limits(seconds=seconds)
    raise typer.Exit(run(paths or [], documents=documents, into=into or _folder(context, data), limits=limits))


@app.command()
def text(
    file: Annotated[Path, typer.Argument(help="A document.")],
    outline: Annotated[
        bool, typer.Option("--outline", help="Show what was recognised instead: headings, paragraphs, tables, footers.")
    ] = False,
) -> None:
    """Print the text of a document, the one that claims' offsets refer to."""
    from goldenthread.commands.read import print_outline, print_text

    (print_outline if outline else print_text)(file)


@app.command()
def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents or tables.")],
    seconds: Seconds = 600,
    output: Output = None,
) -> None:
    """Print what documents state, as claims in JSON Lines."""
    from goldenthread.commands.read import print_claims

    raise typer.Exit(print_claims(files, to=output, seconds=seconds))


@app.command()
def report(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents or tables.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a document, whole.")] = False,
    first: Annotated[int, typer.Option("--first", min=1, help="Of each list, show so many entries.")] = 20,
    show_all: Annotated[bool, typer.Option("--all", help="Show every entry.")] = False,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, help="The longest that one document may take.")] = 600,
    output: Output = None,
) -> None:
    """Say what was read of a document and what was not: claims by rule, values refused, statements passed over."""
    from goldenthread.commands.report import Wanted, run

    wanted = Wanted(as_json, None if show_all else first)
    raise typer.Exit(run(files, wanted, to=output, seconds=seconds))


@app.command()
def questions(
    question: Annotated[str | None, typer.Argument(metavar="[ID]", help="Show this one.")] = None,
) -> None:
    """List the saved questions, or show one with its parameters and SPARQL."""
    from goldenthread.commands.questions import show

    show(question)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="ID", help="A saved question.")],
    parameter: Annotated[
        list[str] | None,
        typer.Option("-p", "--parameter", metavar="NAME=VALUE", help="A value; repeat for more."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", help="table, csv, tsv, json, jsonl or md.  [default: table on a terminal, else csv]"),
    ] = None,
    output: Output = None,
    data: Data = None,
) -> None:
    """Answer a saved question, each row with the passage that states it."""
    from goldenthread.commands.questions import answer

    answer(_folder(context, data), question, parameter or [], format=format, to=output)


@app.command()
def query(
    context: typer.Context,
    sparql: Annotated[
        str,
        typer.Argument(metavar="FILE|-|TEXT", help="A file of SPARQL, - for standard input, or the query itself."),
    ],
    format: Annotated[
        str | None,
        typer.Option("--format", help="table, csv, tsv, json or xml; turtle, ntriples or jsonld for triples."),
    ] = None,
    output: Output = None,
    data: Data = None,
) -> None:
    """Run a SPARQL query of your own."""
    from goldenthread.commands.questions import run_query

    run_query(_folder(context, data), sparql, format=format, to=output)


@app.command()
def evidence(
    context: typer.Context,
    entity: Annotated[str, typer.Argument(help="A name, an IRI, or the part of an IRI after /id/.")],
    format: Annotated[str | None, typer.Option("--format", help="table, csv, tsv, json or md.")] = None,
    output: Output = None,
    data: Data = None,
) -> None:
    """Show every passage that states something about an entity."""
    from goldenthread.commands.evidence import show

    show(_folder(context, data), entity, format=format, to=output)


@app.command()
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
    raise typer.Exit(run(_folder(context, data), wanted, to=output))


@app.command()
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

    raise typer.Exit(run(_folder(context, data), check=check, set_aside=set_aside, as_json=format == "json", to=output))


@app.command()
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option("--host", help="The address to listen at; 0.0.0.0 is every one.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 is any free one.")] = 8765,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Queries that run side by side.")] = 4,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, help="The longest that one query may take.")] = 20,
    memory: Annotated[int, typer.Option("--memory", min=256, metavar="MB", help="The memory of one query.")] = 2048,
    origin: Annotated[
        str, typer.Option("--origin", help="The website whose pages may read the answers; * is any, none is no other.")
    ] = "*",
    data: Data = None,
) -> None:
    """Serve the dataset over HTTP: SPARQL at /sparql, the saved questions at /questions. It only reads."""
    from goldenthread.commands.serve import run
    from goldenthread.serving.settings import MIB, Settings

    settings = Settings(
        data=_folder(context, data),
        workers=workers,
        seconds=seconds,
        memory=memory * MIB,
        origin=None if origin == "none" else origin,
    )
    raise typer.Exit(run(settings, host=host, port=port))


@app.command()
def doctor(context: typer.Context, data: Data = None) -> None:
    """Check the installation, the dataset and the questions; say how to mend what is amiss."""
    from goldenthread.commands.doctor import run

    raise typer.Exit(run(_folder(context, data)))


app.add_typer(export)


def main() -> None:
    """The console script."""
    app()
