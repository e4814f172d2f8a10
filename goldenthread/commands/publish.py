"""`goldenthread publish`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from goldenthread.output import progress, say
from goldenthread.places import endpoint_credentials
from graph.dataset import open_version
from queries.publishing import BATCH, How, Layout, Outcome
from queries.publishing import publish as send
from queries.server import Addresses, Server

_NEAR: Final = frozenset({"localhost", "127.0.0.1", "::1"})
Auth = Literal["basic", "digest"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to publish: the version, how to sign in, seconds a request, and what `How` says."""

    version: str = "current"
    auth: Auth = "basic"
    seconds: int = 600
    batch: int = BATCH
    layout: Layout | None = None
    anew: bool = False


def run(folder: Path, addresses: Addresses, wanted: Wanted) -> None:
    """Loads a version into a server and switches over to it when all of it is there."""
    dataset = open_version(folder, wanted.version)
    credentials = endpoint_credentials(wanted.auth)
    for address in filter(None, (addresses.query, addresses.update, addresses.graph_store)):
        place = urlsplit(address)
        if credentials and place.scheme == "http" and place.hostname not in _NEAR:
            say(f"{address}: the password goes over the network as it is; use https:// where the server can")
    server = Server(addresses, credentials=credentials, seconds=wanted.seconds)
    how = How(wanted.batch, wanted.layout, wanted.anew)
    with progress("Publishing", 2 * dataset.manifest.triples) as bar:

        def step(name: str, sent: int) -> None:
            bar.update(bar.task_ids[0], description=name, completed=sent or None)

        outcome = send(dataset, server, how, progress=step)
    say(_told(outcome, addresses))


def _told(outcome: Outcome, addresses: Addresses) -> str:
    record = outcome.published
    if outcome.unchanged:
        return f"Nothing has changed: {addresses.query} holds dataset {record.version} already."
    where = f"the graph <{record.default_graph}>" if record.default_graph else "its default graph"
    return (
        f"Dataset {record.version} is published: {record.triples:,} triples in {where} of {addresses.query}, "
        f"{len(record.named_graphs):,} named graphs; {outcome.sent:,} triples were sent.\n"
        f"Ask it with: goldenthread ask ID --endpoint {addresses.query}"
    )
