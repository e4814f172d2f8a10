"""`goldenthread serve`: its options. What it does stands in `goldenthread.serving`."""

from __future__ import annotations

from typing import Annotated

import typer

from goldenthread.commands.options import Data, Own, folder_of, own_folder


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
    own: Own = None,
    data: Data = None,
) -> None:
    """Serve the dataset over HTTP: SPARQL at /sparql, the saved questions at /questions. It only reads."""
    from goldenthread.serving.running import run
    from goldenthread.serving.settings import MIB, Settings

    settings = Settings(
        data=folder_of(context, data),
        workers=workers,
        seconds=seconds,
        memory=memory * MIB,
        origin=None if origin == "none" else origin,
        questions=own_folder(own),
    )
    raise typer.Exit(run(settings, host=host, port=port))
