"""The command line. Heavy imports wait inside the commands, so that help answers at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from goldenthread import __version__
from goldenthread.commands.catalogue import questions
from goldenthread.commands.checks import checks
from goldenthread.commands.export import export
from goldenthread.commands.kept import kept
from goldenthread.commands.network import network
from goldenthread.commands.options import Data, Output, Own, folder_of, own_folder
from goldenthread.commands.serve import serve
from goldenthread.commands.threads import chains, trace
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

Seconds = Annotated[float, typer.Option("--seconds", min=0.1, help="The longest that one document may take.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say on standard error what ran to get the answer.")]
Endpoint = Annotated[
    str | None, typer.Option("--endpoint", metavar="URL", help="Ask this SPARQL server instead of the dataset here.")
]


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
    keep: Annotated[int, typer.Option("--keep", min=1, help="So many versions stay, this one among them.")] = 5,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="Read on the workers of this Dask scheduler."),
    ] = None,
    data: Data = None,
) -> None:
    """Build the graph. Files that cannot be read are left out; the last dataset stays until the new one is whole."""
    from goldenthread.cluster import Scheduler
    from goldenthread.commands.build import How, run
    from goldenthread.workers import Limits

    how = How(Limits(seconds=seconds), keep, Scheduler(scheduler) if scheduler else None)
    raise typer.Exit(run(paths or [], documents=documents, into=into or folder_of(context, data), how=how))


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
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="ID|WORDS", help="A saved question, or a sentence that asks it.")],
    parameter: Annotated[
        list[str] | None,
        typer.Option("-p", "--parameter", metavar="NAME=VALUE", help="A value; repeat for more."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="table, csv, csv-excel, tsv, json, jsonl, xml, md or xlsx.  "
            "[default: as the file's name ends; table on a terminal, else csv]",
        ),
    ] = None,
    explain: Explain = False,
    output: Output = None,
    endpoint: Endpoint = None,
    own: Own = None,
    data: Data = None,
) -> None:
    """Answer a saved question, each row with the passage that states it."""
    from goldenthread.commands.questions import Wanted, answer

    wanted = Wanted(format, output, explain, own_folder(own))
    answer(endpoint or folder_of(context, data), question, parameter or [], wanted)


@app.command()
def query(
    context: typer.Context,
    sparql: Annotated[
        str,
        typer.Argument(metavar="FILE|-|TEXT", help="A file of SPARQL, - for standard input, or the query itself."),
    ],
    format: Annotated[
        str | None,
        typer.Option("--format", help="As of ask; turtle, ntriples or jsonld for triples."),
    ] = None,
    explain: Explain = False,
    output: Output = None,
    endpoint: Endpoint = None,
    data: Data = None,
) -> None:
    """Run a SPARQL query of your own."""
    from goldenthread.commands.questions import Wanted, run_query

    run_query(endpoint or folder_of(context, data), sparql, Wanted(format, output, explain))


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

    show(folder_of(context, data), entity, format=format, to=output)


@app.command()
def identity(
    context: typer.Context,
    entity: Annotated[
        str | None,
        typer.Argument(metavar="[ENTITY]", help="Only about this thing: a name, an IRI, or its part after /id/."),
    ] = None,
    only_open: Annotated[bool, typer.Option("--open", help="What may be one and is left open.")] = False,
    merged: Annotated[bool, typer.Option("--merged", help="What was found to be one.")] = False,
    apart: Annotated[bool, typer.Option("--apart", help="What is alike and is not one.")] = False,
    format: Annotated[str | None, typer.Option("--format", help="table, csv, tsv, json or md.")] = None,
    output: Output = None,
    data: Data = None,
) -> None:
    """Say which addresses are of one thing, by which rule or person, and on what evidence."""
    from goldenthread.commands.identity import show

    which = [name for name, wanted in (("open", only_open), ("merged", merged), ("apart", apart)) if wanted]
    if len(which) > 1:
        raise typer.BadParameter("give one of --open, --merged and --apart")
    show(folder_of(context, data), entity, which[0] if which else None, format=format, to=output)


app.add_typer(questions)
app.add_typer(checks)
app.command()(network)
app.command()(serve)
app.command()(trace)
app.command()(chains)
app.add_typer(export)
app.add_typer(kept)


def main() -> None:
    """The console script."""
    app()
