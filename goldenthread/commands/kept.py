"""`goldenthread versions`, `rollback`, `diff` and `publish`: their options. What they do stands in modules beside."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from goldenthread.commands.options import Data, Output, folder_of

kept = typer.Typer(rich_markup_mode=None)


@kept.command()
def versions(
    context: typer.Context,
    prune: Annotated[bool, typer.Option("--prune", help="Remove old versions first, but none that is read.")] = False,
    keep: Annotated[int, typer.Option("--keep", min=1, help="With --prune: so many of the last built stay.")] = 5,
    format: Annotated[str | None, typer.Option("--format", help="table, csv, tsv, json or md.")] = None,
    output: Output = None,
    data: Data = None,
) -> None:
    """List the versions of the dataset, the last built first. Exit status 1 where one is damaged."""
    from goldenthread.commands.versions import show

    raise typer.Exit(show(folder_of(context, data), keep=keep if prune else None, format=format, to=output))


@kept.command()
def rollback(
    context: typer.Context,
    version: Annotated[
        str | None,
        typer.Argument(metavar="[VERSION]", help="The beginning of its name.  [default: the one built before]"),
    ] = None,
    data: Data = None,
) -> None:
    """Make an older version the current one; readers keep the one that they have open."""
    from goldenthread.commands.versions import rollback as run

    run(folder_of(context, data), version)


@kept.command()
def diff(
    context: typer.Context,
    before: Annotated[str, typer.Argument(help="A version, by the beginning of its name, or: current, previous.")],
    after: Annotated[str, typer.Argument(help="Another one.")] = "current",
    format: Annotated[
        str | None,
        typer.Option("--format", help="table, csv, tsv, json or md; patch for N-Quads lines with + and -."),
    ] = None,
    output: Output = None,
    data: Data = None,
) -> None:
    """Say what changed from one version to another: sources, and facts by graph and by thing."""
    from goldenthread.commands.versions import diff as run

    run(folder_of(context, data), before, after, format=format, to=output)


@kept.command()
def publish(
    context: typer.Context,
    endpoint: Annotated[str, typer.Option("--endpoint", metavar="URL", help="Where the server answers queries.")],
    update: Annotated[
        str | None, typer.Option("--update", metavar="URL", help="Where it takes updates.  [default: --endpoint]")
    ] = None,
    graph_store: Annotated[
        str | None,
        typer.Option("--graph-store", metavar="URL", help="Where it takes graphs (Graph Store Protocol): faster."),
    ] = None,
    version: Annotated[str, typer.Option("--version", help="A version, by the beginning of its name.")] = "current",
    batch: Annotated[int, typer.Option("--batch", min=1, help="Triples a request.")] = 5000,
    layout: Annotated[
        Literal["apart", "together"] | None,
        typer.Option(
            "--layout", help="Merged facts in the default graph, or in one of their own.  [default: found out]"
        ),
    ] = None,
    auth: Annotated[
        Literal["basic", "digest"], typer.Option("--auth", help="How the server has one sign in.")
    ] = "basic",
    seconds: Annotated[int, typer.Option("--seconds", min=1, help="The longest that one request may take.")] = 600,
    anew: Annotated[bool, typer.Option("--anew", help="Send all of it, whatever is there already.")] = False,
    data: Data = None,
) -> None:
    """Load a version into a SPARQL server and switch over when it is whole; run it again to go on after a failure.

    User and password come from GOLDENTHREAD_ENDPOINT_USER and GOLDENTHREAD_ENDPOINT_PASSWORD.
    """
    from goldenthread.commands.publish import Wanted, run
    from queries.server import Addresses

    wanted = Wanted(version, auth, seconds, batch, layout, anew)
    run(folder_of(context, data), Addresses(endpoint, update or endpoint, graph_store), wanted)
