"""Each term is written by a loader or a rule and read by a question, a shape or a rule; each concept is used or reserved.

What ships, papers of invented councils and one paper that states everything are built and reasoned over; a term is
written where it stands in use there. No ornament: what nobody writes or nobody reads goes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from goldenthread.reading import read_sources
from goldenthread.sources import source_files
from graph.building import Origin, build_dataset
from graph.dataset import Dataset, open_dataset
from graph.extending import with_graph
from graph.identity.decisions import read_decisions
from graph.inference import INFERRED, reason
from graph.names import Names
from ontology.modules import ontology_graph, shapes_graph
from ontology.reasoning import reasoner_view
from ontology.reasoning.axioms import read_axioms
from ontology.reasoning.tracing import trace
from ontology.reasoning.unique_names import differences
from ontology.terms import GT, GTSCHEME, ID, ONT
from queries.catalogue import load_catalogue, load_question
from queries.runner import ask
from tests import composed, term_use
from tests.everything import CLAIMS, SLUG

pytestmark = pytest.mark.reasoner

HERE = Path(__file__).parent
ROOMS = ("ontology", "graph")
# Terms about terms that only the keepers of the ontology use, and the test that shows them doing so.
OF_THE_KEEPERS = {
    GT.deprecatedInVersion: "test_ontology_versions.py",
    GT.reservedBecause: "term_use.py",
    GT.derivedBy: "test_graph_consequences.py",
}
# What a question reads by following the ontology, so that it need not name it.
FOLLOWED: Mapping[str, Callable[[Graph], set[URIRef]]] = {
    "links-of-a-party": lambda ontology: term_use.ours(ontology.subjects(RDFS.subPropertyOf, GT.involvesParty)),
    "plain-links": lambda ontology: term_use.ours(ontology.objects(None, GT.shortcutProperty)),
    "inferences": lambda ontology: term_use.ours(ontology.subjects(GT.inferenceNote)),
}  # fmt: skip


@dataclass(frozen=True)
class Built:
    """What ships; what is composed, with what was concluded; and each conclusion on the way, told or not."""

    shipped: Graph
    composed: Dataset
    facts: Graph
    concluded: Graph


@pytest.fixture(scope="module")
def built(shipped: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Built:
    papers = tmp_path_factory.mktemp("composed")
    files = source_files([CLAIMS / f"{SLUG}.jsonl", HERE / "fixtures" / "documents"])
    sources = [composed.source(), *read_sources(files).sources]
    unsettled = read_decisions(
        "one,other,verdict,by,reason\nboard/kelderdale/voice-panel,board/kelderdale/health-and-wellbeing-board,undecided,Ada Reeve,a test\n",
        name="own.csv",
    )
    build_dataset(sources, papers, Origin("", "", unsettled))
    outcome = reason(open_dataset(papers))
    assert outcome.conclusions.consistent
    with_graph(open_dataset(papers), INFERRED, outcome.triples)
    dataset = open_dataset(papers)
    facts = dataset.facts()
    view = reasoner_view(facts)
    concluded = Graph()
    concluded += trace(view + ontology_graph(), read_axioms(ontology_graph()), differences(view)).steps
    concluded += outcome.triples
    return Built(shipped.facts(), dataset, facts, concluded)


# ---- terms -------------------------------------------------------------------------------------------------


def test_every_term_is_written(built: Built) -> None:
    ontology = ontology_graph()
    written = term_use.annotating(ontology) | OF_THE_KEEPERS.keys()
    for facts in (built.shipped, built.facts, built.concluded):
        written |= term_use.written(facts)
    assert term_use.lacking(ontology, written) == []


def test_every_term_is_read() -> None:
    ontology = ontology_graph()
    read = term_use.read_by_shapes(shapes_graph(), ontology) | term_use.read_by_rules(ontology) | OF_THE_KEEPERS.keys()
    read |= term_use.read_by_rooms(ontology, (path for room in ROOMS for path in (HERE.parent / room).rglob("*.py")))
    for question in load_catalogue():
        read |= term_use.read_by_query(question.text)
    for followed in FOLLOWED.values():
        read |= followed(ontology)
    assert term_use.lacking(ontology, read) == []


def test_what_only_the_keepers_use_they_do_use() -> None:
    for term, file in OF_THE_KEEPERS.items():
        assert term.removeprefix(ONT) in (HERE / file).read_text(encoding="utf-8")


# ---- what questions read through the ontology --------------------------------------------------------------


def labels(terms: set[URIRef]) -> set[str]:
    return {str(ontology_graph().value(term, RDFS.label)) for term in terms}


def told(dataset: Dataset, question: str, column: str, **values: str) -> set[str]:
    """The values of one column of an answer."""
    result = ask(dataset, load_question(question), {k: (v,) for k, v in values.items()}, Names(dataset).resolve)
    place = [one.name for one in result.columns].index(column)
    return {str(row[place]) for row in result.rows}


def test_the_links_of_a_party_show_every_role(built: Built) -> None:
    found: set[str] = set()
    for role in FOLLOWED["links-of-a-party"](ontology_graph()):
        party = min(str(value) for value in built.facts.objects(None, role))
        assert labels({role}) <= told(built.composed, "links-of-a-party", "role", party=party)
        found |= told(built.composed, "links-of-a-party", "relationKind", party=party)
    assert labels(term_use.ours(ontology_graph().subjects(GT.shortcutProperty))) <= found


def test_the_plain_links_show_every_link_and_offer_just_these(built: Built) -> None:
    links = labels(FOLLOWED["plain-links"](ontology_graph()))
    assert told(built.composed, "plain-links", "link") == links
    (offered,) = (one.allowed for one in load_question("plain-links").parameters if one.name == "link")
    assert set(offered) == links


def test_a_plain_link_is_drawn_from_a_relation_that_holds_or_has_held(built: Built) -> None:
    answer = told(built.composed, "plain-links", "relation")
    held = {"in-force", "occurred", "ended"}
    assert answer
    for relation in answer:
        standings = {str(value).rpartition("/")[2] for value in built.facts.objects(URIRef(relation), GT.actuality)}
        assert standings & held


def test_the_inferences_show_whatever_is_told_when_it_is_concluded(built: Built) -> None:
    """Each class and link with a note for those who read the conclusion, and nothing that no rule concludes."""
    axioms, shown = read_axioms(ontology_graph()), told(built.composed, "inferences", "conclusion")
    assert shown >= labels(FOLLOWED["inferences"](ontology_graph()))
    assert set() < shown <= labels(term_use.defined(axioms) | term_use.going_on(axioms))


def test_an_action_for_an_unknown_recommendation_is_told(built: Built) -> None:
    rows = told(built.composed, "unmatched-references", "action", authority=f"{ID}authority/fennmoor")
    assert rows == {f"{ID}action/fennmoor/fennmoor-improvement-plan/9-1"}


# ---- concepts ----------------------------------------------------------------------------------------------


def uses(built: Built) -> set[Node]:
    return term_use.used(built.shipped) | term_use.used(built.facts)


def test_every_concept_is_used_or_reserved(built: Built) -> None:
    assert term_use.unused(ontology_graph(), uses(built)) == []


def test_nothing_in_use_is_reserved(built: Built) -> None:
    assert term_use.needlessly_reserved(ontology_graph(), uses(built)) == []


def test_a_reason_is_a_phrase() -> None:
    for why in ontology_graph().objects(None, GT.reservedBecause):
        assert len(str(why).split()) > 3
        assert str(why)[0].islower()
        assert not str(why).endswith(".")


# ---- each of these can fail --------------------------------------------------------------------------------


def grown(*triples: tuple[Node, Node, Node]) -> Graph:
    """The ontology with some more."""
    graph = Graph()
    graph += ontology_graph()
    for triple in triples:
        graph.add(triple)
    return graph


def test_a_term_that_nobody_writes_or_reads_is_found() -> None:
    ornament = grown((GT.Ornament, RDF.type, OWL.Class), (GT.Ornament, RDFS.subClassOf, GT.Record))
    everything_else = set(term_use.terms(ontology_graph()))
    assert term_use.lacking(ornament, everything_else) == [GT.Ornament]
    assert term_use.written([(GT.Ornament, RDFS.subClassOf, GT.Record)]) == set()
    assert term_use.written([(URIRef(f"{ID}body/x"), RDF.type, GT.Ornament)]) == {GT.Ornament}
    assert GT.Ornament not in term_use.read_by_rules(ornament), "the hierarchy alone reads nothing"
    assert GT.Ornament not in term_use.read_by_shapes(shapes_graph(), ornament)


def test_an_annotation_that_the_ontology_does_not_use_is_found() -> None:
    idle = grown((GT.idle, RDF.type, OWL.AnnotationProperty))
    assert GT.idle not in term_use.annotating(idle)
    assert GT.shortcutFrom in term_use.annotating(idle)


def test_a_query_reads_what_it_names_and_no_comment() -> None:
    text = f'SELECT ?x {{ ?x gt:region "{ONT}dated" ; <{ONT}asOf> ?y }} # gt:leads'
    assert term_use.read_by_query(text) == {GT.region, GT.dated, GT.asOf}


def test_the_program_reads_annotations_that_it_follows_and_no_others() -> None:
    files = [HERE.parent / "graph" / "shortcuts.py"]
    read = term_use.read_by_rooms(ontology_graph(), files)
    assert read == {GT.shortcutFrom, GT.shortcutTo, GT.shortcutProperty}, "a property of things is read by questions"


def test_a_shape_reads_its_path_and_what_is_beneath_its_target() -> None:
    shape, ontology = URIRef(f"{ID}shape"), grown((GT.Ornament, RDFS.subClassOf, GT.Risk))
    shapes = Graph().add((shape, SH.targetClass, GT.Risk)).add((shape, SH.path, GT.mitigation))
    assert term_use.read_by_shapes(shapes, ontology) == {GT.Risk, GT.Ornament, GT.mitigation}


def test_a_rule_reads_what_it_starts_from_and_not_what_it_defines() -> None:
    read = term_use.read_by_rules(ontology_graph())
    assert {GT.hasJudgement, GT.accountGiver, GT.isSubBodyOf, GT.gssCode} <= read
    assert GT.AuthorityJudgedInadequate not in read


def test_an_idle_concept_and_a_needless_reason_are_found() -> None:
    idle, scheme = GTSCHEME["band/purple"], GTSCHEME["band"]
    graph = grown((idle, RDF.type, SKOS.Concept), (idle, SKOS.inScheme, scheme))
    known = set(term_use.concepts(ontology_graph()))
    assert term_use.unused(graph, known) == [idle]
    assert term_use.used([(GT.x, GT.hasArea, idle), (GT.x, RDF.first, idle)]) == set(), "to be listed is not to be used"
    reserved = grown(*graph, (idle, GT.reservedBecause, RDFS.label))
    assert term_use.unused(reserved, known) == []
    assert idle in term_use.needlessly_reserved(reserved, {*known, idle})
    assert idle not in term_use.needlessly_reserved(reserved, known)
    whole = grown(*graph, (scheme, GT.reservedBecause, RDFS.label))
    assert scheme not in term_use.needlessly_reserved(whole, known)
    assert scheme in term_use.needlessly_reserved(whole, {*known, idle})
