"""Pages and entities: what they show, that they escape it, and what keeps browsers safe."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import quote

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS

from tests.serving import AUTHORITIES, Endpoint, build, serving

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
BOARD = "board/kelderdale/safeguarding-children-board"
IRI = f"https://w3id.org/goldenthread/id/{BOARD}"
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
PAGES = [
    "/",
    "/query",
    f"/query?query={quote(AUTHORITIES)}",
    f"/query?query={quote('ASK {}')}",
    f"/query?query={quote('CONSTRUCT WHERE { ?s a gt:Authority }')}",
    f"/query?query={quote('SELECT * {')}",
    "/questions",
    "/questions/actions-lacking",
    "/questions/actions-lacking?slot=lead&slot=deadline",
    "/questions/actions-lacking?slot=none",
    "/questions/thread-of-a-recommendation?answer=yes",
    f"/id/{BOARD}",
    "/scheme/slot/lead",
]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    with serving(build(tmp_path_factory.mktemp("pages"))) as running:
        yield running


class Outline(HTMLParser):
    """What of a page can be checked without a browser: open elements, headings, labels, fields, links."""

    VOID = frozenset({"meta", "link", "input", "br", "hr", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" or tag == "li" or tag == "option":
            assert tag in self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another"

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.seen if name == tag]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_can_be_used_without_a_mouse_or_a_screen(endpoint: Endpoint, path: str) -> None:
    reply = endpoint.send(path, headers=BROWSER)
    assert reply.kind == "text/html"
    page = Outline(reply.text)
    assert page.open == []
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1
    levels = [int(tag[1]) for tag, _ in page.seen if tag in ("h1", "h2", "h3")]
    assert all(after <= before + 1 for before, after in pairwise(levels) if after > 1) or 'role="alert"' in reply.text
    labelled = {label["for"] for label in page.all("label")}
    for tag in ("input", "select", "textarea"):
        for field in page.all(tag):
            assert field.get("id") in labelled or "aria-label" in field
    identifiers = [attributes["id"] for _, attributes in page.seen if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))
    described = {value for _, attributes in page.seen for value in attributes.get("aria-describedby", "").split()}
    assert described <= set(identifiers)
    assert all("scope" in heading for heading in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert page.all("a")[0] == {"class": "skip", "href": "#main"}
    assert not page.all("script")
    assert not [
        value
        for _, attributes in page.seen
        for name, value in attributes.items()
        if name in ("href", "src", "action") and not re.match(r"/(?!/)|#", value)
    ]
    assert not [name for _, attributes in page.seen for name in attributes if name.startswith("on") or name == "style"]


def test_an_error_is_told_first_and_in_the_title(endpoint: Endpoint) -> None:
    reply = endpoint.send("/query", headers=BROWSER, query="SELECT * {")
    assert (reply.status, "<title>Error: " in reply.text) == (400, True)
    assert "line 1, column 11" in reply.text
    assert ">SELECT * {</textarea>" in reply.text
    refused = endpoint.send("/questions/actions-lacking", headers=BROWSER, slot="leed")
    assert (refused.status, "did you mean &#39;lead&#39;" in refused.text) == (400, True)


def test_what_is_typed_comes_back_as_text(endpoint: Endpoint) -> None:
    for path, name in (
        ("/query", "query"),
        ("/questions/passages-of-a-thing", "thing"),
        ("/questions/actions-lacking", "slot"),
    ):
        reply = endpoint.send(path, headers=BROWSER, **{name: '</textarea>"><script>alert(1)</script>'})
        assert reply.status == 400
        assert "<script>" not in reply.text
        Outline(reply.text)
    made = endpoint.send(
        "/query",
        headers=BROWSER,
        query='SELECT ("<img src=x onerror=alert(1)>" AS ?a) (<javascript:alert(1)> AS ?b) {}',
    )
    assert made.status == 200
    assert not Outline(made.text).all("img")
    assert 'href="javascript' not in made.text
    lost = endpoint.send("/id/<script>alert(1)</script>", headers=BROWSER)
    assert (lost.status, "<script>" in lost.text) == (404, False)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/sparql",
        "/sparql?query=ASK%7B",
        "/nothing",
        "/questions/actions-lacking.csv",
        "/style.css",
        f"/id/{BOARD}",
    ],
)
def test_headers_keep_browsers_safe(endpoint: Endpoint, path: str) -> None:
    headers = endpoint.send(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/style.css/../../app.py",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/templates/base.html",
        "/id/../../../etc/passwd",
        "//etc/passwd",
        "/questions/..%2f..%2fbinding.py",
    ],
)
def test_no_path_leads_out(endpoint: Endpoint, path: str) -> None:
    reply = endpoint.send(path)
    assert reply.status == 404
    assert "root:" not in reply.text


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", "turtle"),
        ("application/ld+json", "json-ld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("*/*", "turtle"),
    ],
)
def test_an_entity_as_triples(endpoint: Endpoint, accept: str, format: str) -> None:
    reply = endpoint.send(f"/id/{BOARD}", headers={"Accept": accept})
    assert reply.status == 200
    graph = Graph().parse(data=reply.text, format=format)
    assert (URIRef(IRI), RDFS.label, Literal("Kelderdale Safeguarding Children Board", lang="en")) in graph
    assert set(graph.subjects(None, URIRef(IRI)))
    assert all(URIRef(IRI) in (subject, object) for subject, _, object in graph)
    assert reply.headers["link"] == f'<{IRI}>; rel="about"'


def test_an_entity_as_a_page(endpoint: Endpoint) -> None:
    reply = endpoint.send(f"/id/{BOARD}", headers=BROWSER)
    assert "<h1>Kelderdale Safeguarding Children Board</h1>" in reply.text
    assert 'href="/id/passage/' in reply.text
    for link in [
        attributes["href"] for attributes in Outline(reply.text).all("a") if attributes["href"].startswith("/id/")
    ][:20]:
        assert endpoint.send(link, headers=BROWSER).status == 200


def test_an_entity_that_is_not_there(endpoint: Endpoint) -> None:
    for accept in ("text/html", "text/turtle"):
        reply = endpoint.send("/id/board/nowhere", headers={"Accept": accept})
        assert (reply.status, "nothing in the dataset has this IRI" in reply.text) == (404, True)
    assert endpoint.send(f"/id/{BOARD}", headers={"Accept": "image/png"}).status == 406


def test_who_may_read_can_be_narrowed(endpoint: Endpoint) -> None:
    with serving(endpoint.pool._settings.data, origin=None) as closed:
        assert "access-control-allow-origin" not in closed.send("/").headers
        for host in ("localhost", "127.0.0.1", "[::1]", "localhost:8765", "[::1]:8765"):
            assert closed.send("/", headers={"Host": host}).status == 200
        for host in ("rebound.example", "localhost.example", "127.0.0.1.example", "[::1", ""):
            assert closed.send("/", headers={"Host": host}).status == 421
    with serving(endpoint.pool._settings.data, origin="https://example.org") as one:
        assert one.send("/").headers["access-control-allow-origin"] == "https://example.org"
