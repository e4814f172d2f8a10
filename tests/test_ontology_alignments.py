"""How our terms stand to those of others: one set of rows in two forms, harmless to us, and true with theirs loaded."""

from functools import reduce
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from ontology.modules import alignments_graph, module_paths, ontology_graph
from ontology.reasoning import conclude
from ontology.terms import GT, GTID, GTSCHEME, ONT, ONTOLOGY_IRI
from tests.sssom import FOLDER, read_mappings
from tests.vocabularies import NAMES, vocabulary

AXIOMS = {RDFS.subClassOf, RDFS.subPropertyOf}
WEAK = {SKOS.closeMatch, SKOS.relatedMatch, SKOS.broadMatch, SKOS.narrowMatch}
SAME = {SKOS.exactMatch, OWL.sameAs, OWL.equivalentClass, OWL.equivalentProperty}

COUNCIL = """
@base <https://w3id.org/goldenthread/id/> .
@prefix gt: <https://w3id.org/goldenthread/ont#> .
@prefix s: <https://w3id.org/goldenthread/scheme/> .
<authority/kelderdale> a gt:Authority ; gt:gssCode "E06000999" .
<unit/kelderdale/care> a gt:ServiceUnit ; gt:isUnitOf <authority/kelderdale> .
<board/kelderdale/lscb> a gt:LocalSafeguardingChildrenBoard .
<board/kelderdale/panel> a gt:GovernanceBody ; gt:isSubBodyOf <board/kelderdale/lscb> .
<post/kelderdale/chair> a gt:Post ; gt:isPostIn <board/kelderdale/panel> ; gt:isMemberOf <board/kelderdale/lscb> .
<person/ann-example> a gt:Person ; gt:holdsPost <post/kelderdale/chair> .
<relation/membership/one> a gt:BodyMembership ; gt:memberParty <post/kelderdale/chair> ; gt:memberBody <board/kelderdale/lscb> .
<relation/transfer/one> a gt:ResponsibilityTransfer ; gt:transfersFrom <board/kelderdale/lscb> ; gt:transfersTo <board/kelderdale/panel> .
<plan/kelderdale/one> a gt:ImprovementPlan .
<inspection/kelderdale/one> a gt:Inspection ; gt:conductedBy <body/ofsted> .
<body/ofsted> a gt:Inspectorate .
<document/paper> a gt:SourceDocument ; gt:authoredBy <post/kelderdale/chair> ; gt:publishedBy <authority/kelderdale> .
<judgement/kelderdale/one> a gt:Judgement ; gt:hasGrade <../scheme/grade/sif-2013/good> ; gt:hasTheme <../scheme/theme/neglect> .
"""


def council() -> Graph:
    return Graph().parse(data=COUNCIL, format="turtle")


def is_sound(graph: Graph) -> bool:
    """Whether it is consistent with the ontology, and every class of either can have a member."""
    found = conclude(graph)
    return found.consistent and found.unsatisfiable == ()


def aligned(graph: Graph) -> set[tuple[object, object, object]]:
    return {triple for triple in graph if str(triple[0]).startswith(ONT)}


def faults(graph: Graph) -> set[str]:
    """What an alignment must not do: speak of unknown terms, claim sameness, define foreign terms or add axioms to them."""
    known = set(ontology_graph().subjects(RDFS.isDefinedBy))
    found = set()
    for subject, property_, value in graph:
        if str(subject).startswith(ONT):
            right = subject in known and property_ in AXIOMS | WEAK and not str(value).startswith(ONT)
        else:
            right = property_ in {RDF.type, RDFS.label, RDFS.isDefinedBy}
        if not right:
            found.add(f"{subject} {property_}")
    declared = set(graph.subjects(RDF.type)) | known
    used = {value for property_ in AXIOMS for value in graph.objects(None, property_)} | (
        WEAK & set(graph.predicates())
    )
    return found | {f"{term} undeclared" for term in used - declared}


def test_they_are_no_part_of_the_ontology_itself() -> None:
    assert "alignments.ttl" not in {path.name for path in module_paths()}
    assert not aligned(alignments_graph()) & set(ontology_graph())
    parts = set(ontology_graph().objects(URIRef(ONTOLOGY_IRI), DCTERMS.hasPart))
    assert URIRef(f"{ONTOLOGY_IRI.rpartition('/')[0]}/alignments") in parts


def test_nothing_is_amiss() -> None:
    assert faults(alignments_graph()) == set()


@pytest.mark.parametrize(
    "bad",
    [
        "gt:Body owl:equivalentClass org:Organization .",
        "gt:Person skos:exactMatch org:Person .",
        "gt:Neverland skos:closeMatch org:Organization .",
        "gt:Body rdfs:subClassOf gt:Party .",
        "org:Organization rdfs:subClassOf prov:Agent .",
        'org:Organization skos:definition "a group"@en .',
        "gt:Body rdfs:subClassOf org:Undeclared .",
    ],
)
def test_each_fault_is_seen(bad: str) -> None:
    prefixes = {"gt": GT, "owl": OWL, "skos": SKOS, "rdfs": RDFS, "org": "http://www.w3.org/ns/org#", "prov": "http://www.w3.org/ns/prov#"}  # fmt: skip
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items())
    assert faults(Graph().parse(data=head + bad, format="turtle"))


def test_no_foreign_term_is_spoken_of_elsewhere() -> None:
    """Outside borrowed.ttl and the alignments, foreign terms are used, never the subject of a statement."""
    for path in module_paths():
        if path.name != "borrowed.ttl":
            graph = Graph().parse(data=path.read_text(encoding="utf-8"), format="turtle")
            assert {s for s in graph.subjects() if isinstance(s, URIRef) and "w3id.org/goldenthread/" not in s} == set()


def test_table_and_turtle_hold_the_same_rows() -> None:
    mappings = read_mappings("vocabularies")
    triples = mappings.triples()
    assert len(triples) == len(set(triples))
    assert set(triples) == aligned(alignments_graph())


@pytest.mark.parametrize("name", ["vocabularies", "grades"])
def test_each_row_says_who_judged_and_how(name: str) -> None:
    mappings = read_mappings(name)
    assert {str(mappings.head[key]) for key in ("mapping_set_id", "license")} >= {"https://spdx.org/licenses/MIT"}
    keys = [tuple(row[part] for part in ("subject_id", "predicate_id", "object_id")) for row in mappings.rows]
    for row in mappings.rows:
        assert row["mapping_justification"] == "semapv:ManualMappingCuration"
        assert row["reviewer_label"] == "The Golden Thread developers"
        assert row["subject_label"]
        assert row["object_label"]
        weak = row["predicate_id"] in {"skos:relatedMatch", "skos:narrowMatch"}
        assert row["comment"] or not weak, f"a weak match says why it is no stronger: {row['subject_id']}"
    assert len(keys) == len(set(keys))


def test_labels_are_those_of_the_terms() -> None:
    mappings = read_mappings("vocabularies")
    for row in mappings.rows:
        assert ontology_graph().value(mappings.iri(row["subject_id"]), RDFS.label) == Literal(
            row["subject_label"], "en"
        )
        foreign = alignments_graph().value(mappings.iri(row["object_id"]), RDFS.label)
        assert foreign in {None, Literal(row["object_label"], "en")}


def test_grades_of_two_scales_are_never_the_same() -> None:
    graph, mappings = ontology_graph(), read_mappings("grades")
    for (subject, property_, value), row in zip(mappings.triples(), mappings.rows, strict=True):
        assert property_ in {SKOS.closeMatch, SKOS.relatedMatch}
        assert {(node, RDF.type, GT.Grade) for node in (subject, value)} <= set(graph)
        assert graph.value(subject, GT.inScale) != graph.value(value, GT.inScale)
        assert graph.value(subject, GT.band) == graph.value(value, GT.band)
        labels = [str(graph.value(node, SKOS.prefLabel)) for node in (subject, value)]
        assert labels == [row["subject_label"], row["object_label"]]


def test_each_grade_of_a_scale_is_mapped_to_the_next() -> None:
    graph, triples = ontology_graph(), read_mappings("grades").triples()
    for scale, following in (("pre-2013", "sif-2013"), ("sif-2013", "ilacs-2018")):
        mapped = {(s, o) for s, _, o in triples if graph.value(s, GT.inScale) == GTSCHEME[f"grade/{scale}"]}
        assert {s for s, _ in mapped} == set(graph.subjects(GT.inScale, GTSCHEME[f"grade/{scale}"]))
        assert {o for _, o in mapped} == set(graph.subjects(GT.inScale, GTSCHEME[f"grade/{following}"]))
        assert [graph.value(s, GT.rank) for s, _ in sorted(mapped)] == [
            graph.value(o, GT.rank) for _, o in sorted(mapped)
        ]


def test_a_passage_becomes_selectors_of_web_annotation() -> None:
    passages = """
    @base <https://w3id.org/goldenthread/id/> .
    @prefix gt: <https://w3id.org/goldenthread/ont#> .
    <passage/paper/0-5> a gt:Passage ; gt:inDocument <document/paper> ; gt:startOffset 0 ; gt:endOffset 5 ; gt:quotation "Hello" .
    <passage/paper/9-9> a gt:Passage ; gt:inDocument <document/paper> ; gt:startOffset 9 ; gt:endOffset 9 .
    """
    query = (FOLDER / "web-annotation.rq").read_text(encoding="utf-8")
    made = Graph().parse(data=passages, format="turtle").query(query).graph
    expected = """
    @base <https://w3id.org/goldenthread/id/> .
    @prefix oa: <http://www.w3.org/ns/oa#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    <passage/paper/0-5> a oa:SpecificResource ; oa:hasSource <document/paper> ; oa:hasSelector <passage/paper/0-5/position>, <passage/paper/0-5/quote> .
    <passage/paper/0-5/position> a oa:TextPositionSelector ; oa:start "0"^^xsd:nonNegativeInteger ; oa:end "5"^^xsd:nonNegativeInteger .
    <passage/paper/0-5/quote> a oa:TextQuoteSelector ; oa:exact "Hello" .
    <passage/paper/9-9> a oa:SpecificResource ; oa:hasSource <document/paper> ; oa:hasSelector <passage/paper/9-9/position> .
    <passage/paper/9-9/position> a oa:TextPositionSelector ; oa:start "9"^^xsd:nonNegativeInteger ; oa:end "9"^^xsd:nonNegativeInteger .
    """
    assert made is not None
    assert set(made) == set(Graph().parse(data=expected, format="turtle"))


@pytest.mark.reasoner
def test_consistent_with_the_alignments() -> None:
    assert is_sound(council() + alignments_graph())


@pytest.mark.reasoner
def test_consistent_beside_the_vocabularies_without_the_alignments() -> None:
    assert is_sound(reduce(Graph.__add__, map(vocabulary, NAMES), council()))


@pytest.mark.reasoner
def test_consistent_with_all_of_them_and_seen_in_their_terms() -> None:
    graph = reduce(Graph.__add__, map(vocabulary, NAMES), council() + alignments_graph())
    assert is_sound(graph)
    org, prov, foaf = "http://www.w3.org/ns/org#", "http://www.w3.org/ns/prov#", "http://xmlns.com/foaf/0.1/"
    types = conclude(graph).types
    expected = {
        ("authority/kelderdale", f"{org}Organization"),
        ("board/kelderdale/panel", f"{org}Organization"),
        ("board/kelderdale/panel", f"{prov}Agent"),
        ("unit/kelderdale/care", f"{org}OrganizationalUnit"),
        ("post/kelderdale/chair", f"{org}Post"),
        ("person/ann-example", f"{foaf}Agent"),
        ("relation/membership/one", f"{org}Membership"),
        ("plan/kelderdale/one", f"{prov}Plan"),
        ("document/paper", f"{prov}Entity"),
    }
    assert {(str(GTID[name]), class_) for name, class_ in expected} <= types
    # A transfer may be only proposed, and an announced review has not happened: neither is an activity of PROV.
    assert not {name for name, class_ in types if class_ == f"{prov}Activity"}


@pytest.mark.reasoner
def test_a_wrong_alignment_is_noticed() -> None:
    wrong = Graph()
    wrong.add((GT.Body, RDFS.subClassOf, URIRef("http://www.w3.org/ns/org#Membership")))
    found = conclude(Graph() + alignments_graph() + vocabulary("org") + wrong)
    assert str(GT.Authority) in found.unsatisfiable


def test_a_folder_of_mappings_holds_what_is_tested() -> None:
    assert sorted(path.name for path in Path(FOLDER).iterdir()) == [
        "grades.sssom.tsv",
        "vocabularies.sssom.tsv",
        "web-annotation.rq",
    ]
