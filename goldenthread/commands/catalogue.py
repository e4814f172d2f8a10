"""`goldenthread questions`: its options. What it does stands in modules beside."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from goldenthread.commands.options import Data, Exchange, Own, folder_of, own_folder
from goldenthread.failures import NOT_FOUND

_OWN: Final = "questions"  # where the folder of the group's own option waits for its commands


class Questions(TyperGroup):
    """A first word that is none of the commands is the id of a question to show."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command, or `show` with the id."""
        if args and args[0] not in self.commands:
            return "show", self.commands["show"], args
        return super().resolve_command(ctx, args)


questions = typer.Typer(
    name="questions",
    cls=Questions,
    help="List the saved questions by topic, or show one (questions ID) with its parameters and SPARQL.",
    rich_markup_mode=None,
    subcommand_metavar="[ID | COMMAND [ARGS]...]",
)


@questions.callback(invoke_without_command=True)
def listed(
    context: typer.Context,
    topic: Annotated[str | None, typer.Option("--topic", help="Only those of this topic.")] = None,
    search: Annotated[
        str | None, typer.Option("--search", metavar="WORDS", help="Only those that say all of these words.")
    ] = None,
    own: Own = None,
) -> None:
    """List the saved questions by topic, or show one (questions ID) with its parameters and SPARQL."""
    if context.invoked_subcommand is not None:
        if topic or search:
            raise typer.BadParameter("--topic and --search are for the list of questions")
        context.meta[_OWN] = own
        return
    from goldenthread.commands.listed import show_list

    if not show_list(own_folder(own), topic=topic, words=search):
        raise typer.Exit(NOT_FOUND)


@questions.command()
def show(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="ID", help="A saved question.")],
    own: Own = None,
) -> None:
    """Show one question with its parameters and SPARQL."""
    from goldenthread.commands.listed import show

    show(question, _own(context, own))


@questions.command()
def check(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="Only the questions in this folder.  [default: all]")
    ] = None,
    own: Own = None,
    data: Data = None,
) -> None:
    """Check questions: header, SPARQL, and each example against the dataset. Exit status 1 where one fails."""
    from goldenthread.commands.checking import run

    raise typer.Exit(run(folder_of(context, data), folder, own=_own(context, own)))


@questions.command()
def export(
    context: typer.Context,
    format: Annotated[
        Exchange,
        typer.Option("--format", help="sparql-examples (SHACL, as SIB's), grlc, or rq: plain SPARQL to run anywhere."),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FOLDER", help="Write a file a question into this folder.")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="The SPARQL server that the questions are for.")
    ] = None,
    own: Own = None,
    data: Data = None,
) -> None:
    """Write the questions for other tools, each with the values of its first example."""
    if output is None and format != "sparql-examples":
        raise typer.BadParameter(f"{format} is a file a question: name a folder with -o")
    from goldenthread.commands.exchanged import run
    from queries.terms import checked_iri

    try:
        address = checked_iri(endpoint) if endpoint else None
    except ValueError as error:
        raise typer.BadParameter(f"--endpoint {endpoint!r}: {error}") from error
    run(folder_of(context, data), format, output, endpoint=address, own=_own(context, own))


def _own(context: typer.Context, own: Path | None) -> Path | None:
    """The folder that a command's own `--questions` names, else the one given before it, else the environment's."""
    return own_folder(own or context.meta.get(_OWN))
