"""The ontology's pages: current, complete, with links that lead somewhere, and HTML that anyone can read."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from ontology.modules import ontology_graph, shapes_graph
from ontology.terms import GT, ONT, SCHEME
from tools.ontology_docs.axioms import Axioms
from tools.ontology_docs.drawing import COLOURS, INK, PAPER, STROKE
from tools.ontology_docs.making import make_documentation, stale_files, written_pages
from tools.ontology_docs.phrases import manner
from tools.ontology_docs.places import find_places
from tools.ontology_docs.terms import read_terms

ROOT = Path(__file__).parents[1]
VOID = {"meta", "br", "hr", "img", "link", "input", "rect", "path", "polyline", "polygon"}
LINK = re.compile(r"\]\(([^)\s]+)\)")
ANCHOR = re.compile(r'id="([^"]+)"')


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return make_documentation(ROOT)


@pytest.fixture(scope="module")
def pages(made: dict[str, str]) -> dict[str, str]:
    return {path: content for path, content in {**written_pages(ROOT), **made}.items() if path.endswith(".md")}


@pytest.fixture(scope="module")
def websites(made: dict[str, str]) -> dict[str, str]:
    return {path: content for path, content in made.items() if path.endswith(".html")}


def test_what_is_committed_is_what_the_ontology_makes(made: dict[str, str]) -> None:
    stale = [path for path, content in made.items() if not (ROOT / path).is_file() or read(path) != content]
    assert not stale, "run make docs and commit what it writes"
    assert stale_files(ROOT, made) == ()


def test_the_pages_stay_small(made: dict[str, str]) -> None:
    assert sum(len(content.encode()) for content in made.values()) < 1_700_000


def test_every_term_list_value_and_check_has_an_entry(made: dict[str, str]) -> None:
    graph = ontology_graph()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {node for kind in kinds for node in graph.subjects(RDF.type, kind) if str(node).startswith(ONT)}
    assert len(terms) > 200
    for term in terms:
        module = str(graph.value(term, RDFS.isDefinedBy)).rpartition("/")[2]
        name = str(term).removeprefix(ONT)
        page = made[f"docs/ontology/reference/{module}.md"]
        assert f'### <a id="{name}"></a>' in page, name
        assert f'id="{name}">' in made[f"docs/ontology/html/{module}.html"], name
        assert f"reference/{module}.md#{name})" in made["docs/ontology/a-z.md"], name
    reference = "".join(content for path, content in made.items() if "/reference/" in path)
    for node in {*graph.subjects(SKOS.inScheme), *graph.subjects(RDF.type, SKOS.ConceptScheme)}:
        assert f'<a id="{str(node).removeprefix(SCHEME).replace("/", "-")}"></a>' in reference, node
    messages = {str(message) for message in shapes_graph().objects(None, URIRef("http://www.w3.org/ns/shacl#message"))}
    assert messages
    assert all(message in reference for message in messages)


def test_an_entry_tells_all_that_is_known(made: dict[str, str]) -> None:
    page = made["docs/ontology/reference/core.md"]
    entry = page.partition('<a id="AuthorityUnderIntervention"></a>')[2].partition("\n### ")[0]
    assert (
        "An [authority under intervention](#AuthorityUnderIntervention) is exactly an [authority](#Authority) that "
        "[is subject of](#isSubjectOf) something whose [actuality](#actuality) is *[in force](schemes.md#actuality-in-force)*."
    ) in entry
    entry = page.partition('<a id="reportsTo"></a>')[2].partition("\n### ")[0]
    assert "Nothing [reports to](#reportsTo) itself." in entry
    assert "**Plain link of**: [reporting relation](#ReportingRelation)" in entry
    assert "[thread-of-a-recommendation](../../../queries/accountability/thread-of-a-recommendation.rq)" in entry
    frameworks = made["docs/ontology/reference/frameworks.md"]
    assert '| <a id="grade-sif-2013-inadequate"></a>inadequate | `inadequate` |' in frameworks
    assert "**In use from**: 2013-11-19" in frameworks


SMALL = """
@prefix gt: <https://w3id.org/goldenthread/ont#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
gt:Ox a owl:Class ; rdfs:label "ox" . gt:Cart a owl:Class ; rdfs:label "cart" . gt:Unit a owl:Class ; rdfs:label "unit" .
gt:pulls a owl:ObjectProperty, owl:SymmetricProperty ; rdfs:label "pulls" . gt:mood a owl:ObjectProperty ; rdfs:label "mood" .
gt:heldBy a owl:ObjectProperty ; rdfs:label "held by" .
gt:grumpy skos:prefLabel "grumpy" .
gt:Ox %s .
"""


@pytest.mark.parametrize(
    ("axiom", "sentence"),
    [
        ("rdfs:subClassOf [ owl:onProperty gt:pulls ; owl:someValuesFrom gt:Cart ]", "An ox pulls some cart."),
        ("rdfs:subClassOf [ owl:onProperty gt:pulls ; owl:allValuesFrom owl:Nothing ]", "An ox never pulls anything."),
        ("rdfs:subClassOf [ owl:onProperty gt:mood ; owl:allValuesFrom owl:Nothing ]", "An ox has no mood."),
        ("rdfs:subClassOf [ owl:onProperty gt:mood ; owl:hasValue gt:grumpy ]", "An ox has mood *grumpy*."),
        (
            "owl:equivalentClass [ owl:onProperty gt:mood ; owl:hasValue gt:grumpy ]",
            "An ox is exactly something whose mood is *grumpy*.",
        ),
        (
            "rdfs:subClassOf [ owl:onProperty gt:heldBy ; owl:onClass gt:Unit ; owl:minQualifiedCardinality 2 ]",
            "An ox is held by at least 2 things, each a unit.",
        ),
        ("rdfs:subClassOf [ owl:complementOf gt:Cart ]", "An ox is something that is not a cart."),
        ("rdfs:subClassOf [ owl:unionOf ( gt:Cart gt:Unit ) ]", "An ox is a cart or a unit."),
        ("owl:hasKey ( gt:mood )", "No two things of the kind ox share mood: two with the same are one."),
    ],
)  # fmt: skip
def test_axioms_in_plain_english(axiom: str, sentence: str) -> None:
    graph = Graph().parse(data=SMALL % axiom, format="turtle")
    terms, _ = read_terms(graph, {})
    places = find_places(terms, (), (), ())
    assert [re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", said) for said in Axioms(graph, places).about(GT.Ox)] == [sentence]


def test_an_axiom_without_words_is_an_error() -> None:
    graph = Graph().parse(data=SMALL % "rdfs:subClassOf [ owl:onProperty gt:pulls ]", format="turtle")
    terms, _ = read_terms(graph, {})
    with pytest.raises(ValueError, match="no words yet"):
        Axioms(graph, find_places(terms, (), (), ())).about(GT.Ox)


@pytest.mark.parametrize(
    ("label", "read_as"),
    [("is sub-body of", "verb"), ("has lead", "verb"), ("reviews", "verb"), ("answers to", "verb"),
     ("conducted by", "is"), ("in plan", "is"), ("judged under", "is"), ("dated", "is"),
     ("tenure", "noun"), ("progress status", "noun"), ("GSS code", "noun")],
)  # fmt: skip
def test_how_a_label_reads(label: str, read_as: str) -> None:
    assert manner(label) == read_as


def broken_links(pages: dict[str, str], links: re.Pattern[str]) -> Iterator[str]:
    """Links to a file that is not there, or to a place that its page lacks."""
    anchors = {path: set(ANCHOR.findall(content)) for path, content in pages.items()}
    for path, content in pages.items():
        for link in links.findall(content):
            target, _, anchor = link.partition("#")
            whole = normpath(join(dirname(path), target)) if target else path
            missing = whole not in pages and not (ROOT / whole).is_file()
            lost = anchor and whole in pages and anchor not in anchors[whole]
            if "://" not in link and (missing or lost):
                yield f"{path}: {link}"


def test_links_lead_somewhere(pages: dict[str, str], websites: dict[str, str]) -> None:
    assert not list(broken_links(pages, LINK))
    assert not list(broken_links(websites, re.compile(r'href="([^"]+)"')))
    assert list(broken_links({"docs/a.md": "[b](b.md)"}, LINK))
    assert list(broken_links({"docs/a.md": '<a id="x"></a> [y](#y)'}, LINK))


class Outline(HTMLParser):
    """Counts what a page has; complains of tags that do not close in order."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.wrong: list[str] = []
        self.feed(content)
        self.wrong += self.open

    def tags_named(self, pattern: str) -> list[str]:
        return [tag for tag, _ in self.tags if re.fullmatch(pattern, tag)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def faults(content: str) -> list[str]:
    """What keeps a page from being read by everyone, or makes it fetch something."""
    page = Outline(content)
    found = [f"<{tag}> out of order" for tag in page.wrong]
    names = [tag for tag, _ in page.tags]
    found += [
        f"not one <{tag}>" for tag in ("title", "main", "nav", "header", "footer", "h1") if one_less_than(names, tag)
    ]
    found += ["no language"] if dict(page.tags).get("html", {}).get("lang") != "en-GB" else []
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    found += [f"two of id {name}" for name in {name for name in ids if ids.count(name) > 1}]
    found += ["no skip link"] if 'href="#main"' not in content.partition("<header>")[0] else []
    found += [f"<{tag}>" for tag in names if tag in ("script", "link", "iframe", "img")]
    found += [f"{tag} fetches" for tag, attrs in page.tags if "src" in attrs or "://" in (attrs.get("href") or "")]
    levels = [int(tag[1]) for tag in Outline(content.partition("<main")[2]).tags_named(r"h[1-6]")]
    found += [f"h{b} after h{a}" for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
    found += ["svg without a name" for tag, attrs in page.tags if tag == "svg" and "aria-labelledby" not in attrs]
    found += ["a table head without scope" for tag, attrs in page.tags if tag == "th" and "scope" not in attrs]
    return found


def one_less_than(names: list[str], tag: str) -> bool:
    # A picture has a title of its own.
    return names.count(tag) != (1 + names.count("svg") if tag == "title" else 1)


def test_every_page_can_be_read_by_everyone(websites: dict[str, str]) -> None:
    assert {path: found for path, content in websites.items() if (found := faults(content))} == {}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (' lang="en-GB"', "", "no language"),
        ("<main", "<div", "not one <main>"),
        ("</h1>", "</h2>", "<h2> out of order"),
        ("<h2 ", "<h4 ", "h4 after h1"),
        ("</main>", '<script src="x.js"></script></main>', "<script>"),
        ('href="#main"', 'href="#foot"', "no skip link"),
        (' scope="col"', "", "a table head without scope"),
    ],
)
def test_a_page_that_fails_is_seen(websites: dict[str, str], old: str, new: str, fault: str) -> None:
    bad = websites["docs/ontology/html/schemes.html"].replace(old, new)
    assert fault in faults(bad)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours, as #rrggbb or #rgb."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    whole = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_differ_enough() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#fff") < 4.5
    for colours in COLOURS.values():
        assert contrast(INK, colours.fill) >= 4.5
        assert colours.border == PAPER or contrast(colours.border, colours.fill) >= 3
    assert contrast(STROKE, PAPER) >= 4.5
    for words, behind in [("#14213d", "#fff"), ("#14213d", "#f1f4f9"), ("#14213d", "#fff3d1"), ("#1f4e8c", "#fff"),
                          ("#1f4e8c", "#f1f4f9"), ("#1f4e8c", "#fff3d1"), ("#fff", "#14213d"), ("#7a5200", "#fff")]:  # fmt: skip
        assert contrast(words, behind) >= 4.5


def read(path: str) -> str:
    return (ROOT / path).read_bytes().decode("utf-8")
