"""A real server over a real dataset, on a free port of this machine, and a client for it."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from goldenthread.serving.running import listening, server
from goldenthread.serving.settings import Settings
from graph.building import Origin, build_dataset
from tests.composed import source

AUTHORITIES = "SELECT ?one ?name WHERE { ?one a gt:Authority ; rdfs:label ?name } ORDER BY ?name"
# What no engine gets done: every triple with every other, and with every other again, and again.
CROSS_PRODUCT = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
RUNAWAY_PATH = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:x>|^!<urn:x>)* ?c . ?c (!<urn:x>)* ?d }"
)
GREEDY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Endpoint:
    """A running server. `pool` holds its worker processes."""

    port: int
    pool: Any

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(
        self,
        path: str,
        *,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        **fields: str | list[str],
    ) -> Reply:
        """One request; `fields` go into the address, underscores as hyphens."""
        pairs = {name.replace("_", "-"): value for name, value in fields.items()}
        asked = f"?{urlencode(pairs, doseq=True)}" if pairs else ""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path + asked, body=body, headers=dict(headers or {}))
            response = connection.getresponse()
            return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def query(self, sparql: str, accept: str = "application/sparql-results+json", **fields: str | list[str]) -> Reply:
        return self.send("/sparql", headers={"Accept": accept}, query=sparql, **fields)

    def rows(self, sparql: str, **fields: str | list[str]) -> list[dict[str, str]]:
        """The rows of a SELECT, values as text."""
        reply = self.query(sparql, **fields)
        assert reply.status == 200, reply.text
        return [{k: v["value"] for k, v in row.items()} for row in reply.json["results"]["bindings"]]


def build(data: Path) -> Path:
    """The dataset of the invented paper."""
    build_dataset([source()], data, Origin("tests", "none"))
    return data


@contextmanager
def serving(data: Path, **settings: Any) -> Iterator[Endpoint]:
    """A server over `data`, in a thread of this process; its queries run in processes of their own."""
    there = listening("127.0.0.1", 0)
    running = server(Settings(data=data, **settings))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [there]})
    thread.start()
    try:
        while not running.started and thread.is_alive():
            time.sleep(0.01)
        yield Endpoint(there.getsockname()[1], running.config.app.site.pool)  # type: ignore[union-attr]
    finally:
        running.should_exit = True
        thread.join()
        there.close()
