"""What a server may not do to whoever asks it: take a password elsewhere, never end, or break the program."""

import json
import threading
import time
from base64 import b64encode
from urllib.parse import parse_qs
from urllib.request import Request

import pytest

from graph.answers import Table, Truth
from graph.errors import BadQuery
from queries.errors import EndpointError
from queries.facts import MOST
from queries.published import RECORD, VERSION, open_endpoint
from queries.remote import RemoteDataset
from queries.sending import Credentials, Limits, sent
from queries.server import Addresses, Server
from tests.listening import DIGEST, Handler, listening

SELECT = "SELECT ?a WHERE { ?a ?p ?b }"
NT = "CONSTRUCT"
YES = '{"head": {}, "boolean": true}'
SECRET = "Basic " + b64encode(b"ann:secret").decode()


def query_of(body: str) -> str:
    return parse_qs(body)["query"][0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("way", ["basic", "digest"])
def test_a_redirect_to_another_server_is_refused_and_it_hears_nothing(status: int, way: str) -> None:
    asking = Credentials("ann", "secret", way)  # type: ignore[arg-type]
    with listening(lambda handler, body: handler.give(YES)) as (other, heard):

        def act(handler: Handler, body: str) -> None:
            if way == "digest" and not handler.headers.get("Authorization"):
                handler.give("", 401, WWW_Authenticate=DIGEST)
            else:
                handler.give("", status, Location=f"{other}/sparql?x=1")

        with listening(act) as (first, _):
            with pytest.raises(EndpointError, match=f"it sends requests on to another server, {other}/sparql, and"):
                RemoteDataset(f"{first}/sparql", credentials=asking).query("ASK {}")
            server = Server(Addresses(first, first, first), credentials=asking, pauses=())
            for send in (
                lambda: server.update("CLEAR ALL"),
                lambda: server.load({"http://e/g": ["<a:a> <a:b> 1 ."]}, ""),
            ):
                with pytest.raises(EndpointError, match="it sends requests on to another server"):
                    send()
        assert heard == []


@pytest.mark.parametrize(
    "to", ["https://127.0.0.1:{port}/", "http://localhost:{port}/", "//127.0.0.1:1/", "http://h:x/"]
)
def test_another_scheme_host_or_port_is_another_server(to: str) -> None:
    def act(handler: Handler, body: str) -> None:
        handler.give("", 302, Location=to.format(port=handler.server.server_port))  # type: ignore[attr-defined]

    with listening(act) as (first, heard):
        with pytest.raises(EndpointError, match="give its address"):
            RemoteDataset(first).query("ASK {}")
        assert len(heard) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_within_a_server_takes_the_query_and_the_password_along(status: int) -> None:
    def act(handler: Handler, body: str) -> None:
        if handler.path == "/old":
            handler.give("", status, Location="/new")
        else:
            handler.give(YES)

    with listening(act) as (first, heard):
        there = RemoteDataset(f"{first}/old", credentials=Credentials("ann", "secret"))
        assert there.query("ASK {}") == Truth(True)
        old, new = heard
        assert old[:3] == ("POST", "/old", SECRET)
        assert new[:3] == ("POST", "/new", SECRET)
        assert new[3] == old[3]
        assert query_of(new[3]) == "ASK {}"


def test_a_server_asks_in_its_own_way_who_it_is_and_a_password_of_digest_stays_with_it() -> None:
    def act(handler: Handler, body: str) -> None:
        if handler.headers.get("Authorization"):
            handler.give(YES)
        else:
            handler.give(
                "", 401, WWW_Authenticate=DIGEST if handler.path == "/ours" else DIGEST.replace("Digest", "Odd")
            )

    with listening(act) as (first, heard), listening(act) as (other, heard_there):
        asking = Credentials("ann", "secret", "digest")
        assert RemoteDataset(f"{first}/ours", credentials=asking).query("ASK {}") == Truth(True)
        assert str(heard[1][2]).startswith('Digest username="ann", realm="any"')
        with pytest.raises(EndpointError, match="HTTP 401"):
            RemoteDataset(f"{other}/ours").query("ASK {}")  # no opener of an earlier request answers for this one
        assert [one[2] for one in heard_there] == [None]
        with pytest.raises(EndpointError, match=r"cannot be asked .* check the address and your credentials"):
            RemoteDataset(f"{first}/odd", credentials=asking).query("ASK {}")


def test_an_answer_without_end_is_cut_off_at_its_most() -> None:
    def act(handler: Handler, body: str) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 100_000)

    with listening(act) as (first, _), pytest.raises(EndpointError, match="more than 3,000,000 bytes; narrow"):
        sent(Request(first, data=b""), Limits(5, 60, most=3_000_000))


@pytest.mark.parametrize("where", ["head", "body", "refusal", "redirect"])
def test_an_answer_that_comes_drop_by_drop_has_a_deadline(where: str) -> None:
    ended = threading.Event()

    def act(handler: Handler, body: str) -> None:
        starts = {"body": b"200 OK\r\n\r\n", "refusal": b"500 No\r\n\r\n", "head": b"200 OK\r\nX-Long: "}
        starts["redirect"] = b"302 Found\r\nLocation: /again\r\n\r\n"
        handler.wfile.write(b"HTTP/1.0 " + starts[where])
        while not ended.wait(0.05):
            handler.wfile.write(b"x")

    with listening(act) as (first, _):
        began = time.monotonic()
        try:
            with pytest.raises((EndpointError, OSError), match=r"no whole answer within 0.6 seconds|redirect error"):
                sent(Request(first, data=b""), Limits(5, whole=0.6))
        finally:
            ended.set()
        assert time.monotonic() - began < 4


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    def act(handler: Handler, body: str) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(YES.encode())

    with listening(act) as (first, _), pytest.raises(EndpointError, match=r"cannot be reached .*IncompleteRead"):
        RemoteDataset(first).query("ASK {}")


def counted(number: object) -> str:
    return table([{"n": {"type": "literal", "value": number}}])


def table(rows: object, *columns: str) -> str:
    return json.dumps({"head": {"vars": list(columns or ("n",))}, "results": {"bindings": rows}})


def test_more_facts_than_were_counted_are_not_loaded() -> None:
    def act(handler: Handler, body: str) -> None:
        handler.give(b"<a:a> <a:b> <a:c>.\n" * (MOST + 1) if NT in query_of(body) else counted("1"))

    with listening(act) as (first, _), pytest.raises(EndpointError, match="more facts than the 1 it counts"):
        RemoteDataset(first, way="facts only").query(SELECT)


@pytest.mark.parametrize(
    "count",
    [table([]), table([{}]), counted("many"), counted(7), table([], "__ASK_RETVAL"), YES, "[" * 100_000, "[]", "{}"],
)
def test_a_count_that_is_none(count: str) -> None:
    with (
        listening(lambda handler, body: handler.give(count)) as (first, _),
        pytest.raises(EndpointError, match=f"^{first}: .*(the answer is no|holds none)"),
    ):
        RemoteDataset(first, way="facts only").query(SELECT)


@pytest.mark.parametrize(
    "graphs",
    [json.dumps({"head": {"vars": []}, "results": {"bindings": [{}]}}), table([{}], "g"), table([{"g": "x"}], "g")],
)
def test_graphs_without_names(graphs: str) -> None:
    with (
        listening(lambda handler, body: handler.give(graphs)) as (first, _),
        pytest.raises(EndpointError, match=r"the answer is no .*check that this is the address of a SPARQL endpoint"),
    ):
        RemoteDataset(first).named_graphs()


@pytest.mark.parametrize("turtle", ["<a:a> <a:b> " + "[ <a:b> " * 20_000, "<a:a> <a:b> " + "(" * 20_000])
def test_triples_nested_without_end(turtle: str) -> None:
    with (
        listening(lambda handler, body: handler.give(turtle, Content_Type="text/turtle")) as (first, _),
        pytest.raises(EndpointError, match="the answer is no Turtle"),
    ):
        RemoteDataset(first).query("CONSTRUCT WHERE { ?s ?p ?o }")


def test_a_statement_about_a_statement_is_told_of() -> None:
    def act(handler: Handler, body: str) -> None:
        handler.give("<a:a> <a:b> <<( <a:a> <a:b> <a:c> )>> .\n" if NT in query_of(body) else counted("1"))

    with listening(act) as (first, _), pytest.raises(EndpointError, match="the answer is no set of facts"):
        RemoteDataset(first, way="facts only").query("SELECT ?b WHERE { ?a ?p ?b }")


def test_a_record_of_a_version_that_says_many() -> None:
    said = {VERSION: "1", "http://rdfs.org/ns/void#triples": "many"}
    rows = [
        {
            "s": {"type": "uri", "value": RECORD},
            "p": {"type": "uri", "value": name},
            "o": {"type": "literal", "value": value},
        }
        for name, value in said.items()
    ]
    with (
        listening(lambda handler, body: handler.give(table(rows, "s", "p", "o"))) as (first, _),
        pytest.raises(EndpointError, match=r"no record of a published version .*'many'"),
    ):
        open_endpoint(first)


@pytest.mark.parametrize(
    "facts", ["<a:a>\t<a:b>\t_:x\t.\n", "\t_:x\t<a:b>\t<a:c>\t.\n", "<a:a> <a:b> <a:c> .\r_:x <a:b> <a:c> .\r"]
)
def test_blank_nodes_are_seen_however_the_facts_are_laid_out(facts: str) -> None:
    """With them all facts are fetched anew for each query, so that one node is not taken for two."""

    def act(handler: Handler, body: str) -> None:
        handler.give(facts if NT in query_of(body) else counted(str(facts.count("."))))

    with listening(act) as (first, heard):
        there = RemoteDataset(first, way="facts only")
        for _ in range(2):
            found = there.query(SELECT)
            assert isinstance(found, Table)
            assert len(found.rows) == facts.count(".")
        assert sum(NT in query_of(body) for *_, body in heard) == 2


def test_the_words_of_a_refusal_are_still_told() -> None:
    with (
        listening(lambda handler, body: handler.give("word " * 10_000, 400)) as (first, _),
        pytest.raises(BadQuery, match=r"not valid SPARQL: word .*…$"),
    ):
        RemoteDataset(first).query(SELECT)
