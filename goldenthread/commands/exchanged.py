"""`goldenthread questions export`: the questions in the forms of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goldenthread.commands.options import Exchange
from goldenthread.output import give, say, whole
from graph.dataset import open_dataset
from graph.names import Names
from queries.catalogue import Catalogue, load_catalogue
from queries.grlc import grlc_text, plain_text
from queries.resolving import Resolve
from queries.sparql_examples import declarations, example, heading


def run(data: Path, format: Exchange, output: Path | None, *, endpoint: str | None, own: Path | None) -> None:
    """Writes the questions into a folder; as SPARQL examples without one, to standard output in one file."""
    catalogue, resolve = load_catalogue(own), Names(open_dataset(data)).resolve
    written = dict(_written(catalogue, format, resolve, endpoint))
    if output is None:
        give(heading() + "\n" + "\n".join(text.removeprefix(heading()) for text in written.values()), to=None)
        return
    for name, text in written.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as out:
            out.write(text.encode())
    say(f"{len(catalogue)} questions written to {output}")


def _written(
    catalogue: Catalogue, format: Exchange, resolve: Resolve, endpoint: str | None
) -> Iterator[tuple[str, str]]:
    """The files, by their name in the folder."""
    if format == "sparql-examples":
        yield "prefixes.ttl", f"{heading()}\n{declarations(list(catalogue))}"
    for question in catalogue:
        match format:
            case "sparql-examples":
                yield f"{question.id}.ttl", f"{heading()}\n{example(question, resolve, endpoint=endpoint)}"
            case "grlc":
                yield f"{question.id}.rq", grlc_text(question, resolve, endpoint=endpoint)
            case "rq":
                yield f"{question.topic}/{question.id}.rq", plain_text(question, resolve)
