"""What hostile clients do, and that it costs nobody else anything."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from goldenthread.serving.settings import MIB
from graph.building import Origin, Source, build_dataset
from loaders.claims import ActionClaim
from tests.composed import source
from tests.serving import AUTHORITIES, CROSS_PRODUCT, GREEDY, RUNAWAY_PATH, Endpoint, Reply, build, serving


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def endpoint(data: Path) -> Iterator[Endpoint]:
    with serving(data, seconds=2, workers=2, quick=0.2, patience=0.5, memory=512 * MIB) as running:
        yield running


def well(endpoint: Endpoint) -> None:
    """A well-behaved client gets the right answer."""
    assert [row["name"] for row in endpoint.rows(AUTHORITIES)] == ["Kelderdale"]


def until(check: object, seconds: float = 10) -> None:
    """Waits until `check` is true."""
    end = time.monotonic() + seconds
    while not check():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def running(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("sparql", [CROSS_PRODUCT, RUNAWAY_PATH])
def test_a_query_that_runs_away_is_stopped(endpoint: Endpoint, sparql: str) -> None:
    began = time.monotonic()
    reply = endpoint.query(sparql)
    assert 1.9 < time.monotonic() - began < 6
    assert reply.status == 504
    assert "stopped after 2 seconds" in reply.text
    assert "nothing of its answer was sent" in reply.text
    well(endpoint)


def test_its_process_is_gone(endpoint: Endpoint) -> None:
    before = set(endpoint.pool.processes())
    assert endpoint.query(CROSS_PRODUCT).status == 504
    until(lambda: any(not running(pid) for pid in before))
    until(lambda: len(endpoint.pool.processes()) == 2 and all(map(running, endpoint.pool.processes())))
    well(endpoint)


def test_a_query_that_needs_too_much_memory(data: Path) -> None:
    with serving(data, seconds=60, workers=1, memory=300 * MIB) as endpoint:
        reply = endpoint.query(GREEDY)
        assert (reply.status, "needs more than the 300 MiB of memory" in reply.text) == (503, True)
        well(endpoint)


def test_an_answer_over_the_limit_is_not_sent_in_part(data: Path) -> None:
    with serving(data, answer=1 * MIB, workers=1) as endpoint:
        reply = endpoint.query("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }")
        assert (reply.status, "larger than 1 MiB" in reply.text) == (503, True)
        well(endpoint)
        assert not list(Path(endpoint.pool._folder.name).rglob("*.*"))


def test_a_large_answer_comes_whole(endpoint: Endpoint) -> None:
    rows = endpoint.rows("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")
    assert len(rows) == int(endpoint.rows("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]["n"]) > 3000
    assert [path for path in Path(endpoint.pool._folder.name).rglob("*") if path.is_file()] == []


def test_hostile_clients_do_not_keep_others_waiting(endpoint: Endpoint) -> None:
    with ThreadPoolExecutor(8) as pool:
        hostile = [pool.submit(endpoint.query, CROSS_PRODUCT) for _ in range(2)]
        time.sleep(0.5)
        began = time.monotonic()
        for _ in range(10):
            well(endpoint)
        assert time.monotonic() - began < 1.4
        assert [one.result().status for one in hostile] == [504, 504]


def test_more_hostile_clients_than_places(endpoint: Endpoint) -> None:
    with ThreadPoolExecutor(12) as pool:
        hostile = [pool.submit(endpoint.query, CROSS_PRODUCT) for _ in range(6)]
        time.sleep(0.3)
        for _ in range(4):
            well(endpoint)
        replies = [one.result() for one in hostile]
    assert {reply.status for reply in replies} <= {503, 504}
    for reply in replies:
        assert reply.status == 504 or int(reply.headers["retry-after"]) > 0


def test_a_worker_killed_while_it_works(endpoint: Endpoint) -> None:
    with ThreadPoolExecutor(2) as pool:
        asked = pool.submit(endpoint.query, CROSS_PRODUCT)
        until(lambda: endpoint.pool._busy)
        os.kill(next(iter(endpoint.pool._busy)).pid, signal.SIGKILL)
        reply: Reply = asked.result()
    assert (reply.status, reply.headers["retry-after"]) == (503, "1")
    assert "ended in the middle" in reply.text
    assert "Ask again" in reply.text
    well(endpoint)


def test_workers_killed_while_they_wait(endpoint: Endpoint) -> None:
    for pid in endpoint.pool.processes():
        os.kill(pid, signal.SIGKILL)
    until(lambda: not endpoint.pool.processes())
    well(endpoint)
    well(endpoint)
    assert len(endpoint.pool.processes()) == 2


def test_a_flood_is_turned_away_and_passes(data: Path) -> None:
    with serving(data, seconds=4, workers=1, quick=60, patience=60, queue=3) as endpoint:
        with ThreadPoolExecutor(30) as pool:
            first = pool.submit(endpoint.query, CROSS_PRODUCT)
            until(lambda: endpoint.pool._busy)
            replies = [reply.result() for reply in [pool.submit(endpoint.query, AUTHORITIES) for _ in range(20)]]
            assert first.result().status == 504
        turned_away = [reply for reply in replies if reply.status == 503]
        assert len(turned_away) >= 17
        assert all(int(reply.headers["retry-after"]) > 0 and "ask again" in reply.text for reply in turned_away)
        well(endpoint)


def test_a_client_that_hangs_up_stops_its_query(data: Path) -> None:
    with serving(data, seconds=60, workers=1) as endpoint:
        connection = HTTPConnection("127.0.0.1", endpoint.port)
        connection.request("GET", f"/sparql?query={quote(CROSS_PRODUCT)}")
        until(lambda: endpoint.pool._busy)
        pid = next(iter(endpoint.pool._busy)).pid
        connection.close()
        until(lambda: not running(pid))
        until(lambda: not endpoint.pool._busy)
        well(endpoint)


def test_a_client_that_hangs_up_while_it_waits(data: Path) -> None:
    with serving(data, seconds=3, workers=1, quick=60, patience=60) as endpoint, ThreadPoolExecutor(2) as pool:
        first = pool.submit(endpoint.query, CROSS_PRODUCT)
        until(lambda: endpoint.pool._busy)
        with socket.create_connection(("127.0.0.1", endpoint.port)) as waiting:
            waiting.sendall(f"GET /sparql?query={quote(AUTHORITIES)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            until(lambda: endpoint.pool._waiting == 1)
        until(lambda: endpoint.pool._waiting == 0)
        assert first.result().status == 504
        well(endpoint)


def test_a_client_that_does_not_read(endpoint: Endpoint) -> None:
    """Its answer lies on the disk; no worker waits for it."""
    slow = [socket.create_connection(("127.0.0.1", endpoint.port)) for _ in range(4)]
    for one in slow:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        one.sendall(f"GET /sparql?query={quote('SELECT * WHERE { ?s ?p ?o }')} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    time.sleep(1)
    for _ in range(5):
        well(endpoint)
    for one in slow:
        one.close()


def test_a_request_that_breaks_off(endpoint: Endpoint) -> None:
    with socket.create_connection(("127.0.0.1", endpoint.port)) as broken:
        broken.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK"
        )
    with socket.create_connection(("127.0.0.1", endpoint.port)) as nonsense:
        nonsense.sendall(b"\x16\x03\x01\x00\xa5\x01\x00\x00 nonsense\r\n\r\n")
        assert nonsense.recv(100).startswith(b"HTTP/1.1 400")
    well(endpoint)


def test_a_version_published_while_serving_answers_what_is_asked_next(tmp_path: Path) -> None:
    data = build(tmp_path)
    with serving(data, seconds=20, workers=1) as endpoint:
        before = endpoint.query(AUTHORITIES).headers["goldenthread-version"]
        first = endpoint.send("/questions/boards-of-an-area.csv", authority="Kelderdale", limit="1")
        old = source()
        changed = Source(
            old.document, [claim for claim in old.claims if not isinstance(claim, ActionClaim)], old.sha256
        )
        build_dataset([changed], data, Origin("tests", "changed"))
        after = endpoint.query(AUTHORITIES)
        assert after.headers["goldenthread-version"] != before
        assert after.json["results"]["bindings"]
        assert first.headers["goldenthread-version"] == before
        stale = endpoint.send(
            "/questions/boards-of-an-area.csv", authority="Kelderdale", limit="1", offset="1", v=before
        )
        assert (stale.status, "the data have changed" in stale.text) == (410, True)


@pytest.mark.parametrize(
    "written",
    [
        "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
        "select * { service silent <%s> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
        "ASK { # comment\nSERVICE# comment\n<%s> { ?s ?p ?o } }",
        "ASK { BIND(<%s> AS ?x) SERVICE ?x { ?s ?p ?o } }",
        "ASK { \\u0053ERVICE <%s> { ?s ?p ?o } }",
        "ASK { FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <%s> { ?s ?p ?o } }",
        "DESCRIBE ?s WHERE { SERVICE <%s> { ?s ?p ?o } }",
        "ASK { '''x''' ?p \"\\\"\" . SERVICE <%s> { ?s ?p ?o } }",
        "ASK FROM <%s> { ?s ?p ?o }",
        "ASK { GRAPH <%s> { ?s ?p ?o } }",
    ],
)
def test_no_query_makes_the_endpoint_call_anyone(endpoint: Endpoint, written: str) -> None:
    called = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.2)
        reply = endpoint.query(written.replace("%s", f"http://127.0.0.1:{trap.getsockname()[1]}/"))
        try:
            trap.accept()
            called.set()
        except TimeoutError:
            pass
    assert not called.is_set()
    assert reply.status in (200, 400, 403)
    assert reply.status != 200 or reply.json["boolean"] is False


def test_a_word_that_only_looks_like_service_is_no_fault(endpoint: Endpoint) -> None:
    for sparql in (
        "ASK { ?service ?p 'SERVICE' }",
        "PREFIX SERVICE: <urn:> ASK { SERVICE:x ?p ?o }",
        "ASK { <urn:SERVICE> ?p ?o # SERVICE\n}",
    ):
        assert endpoint.query(sparql).status == 200
