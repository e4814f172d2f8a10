"""Versions move as far as the changes demand; terms and addresses are retired by the rules; each check is shown to fail."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import OWL, Graph, URIRef
from rdflib.compare import isomorphic

from ontology.modules import ontology_graph, shapes_graph
from ontology.numbering import is_enough, least_version, parse_version
from ontology.released import last_before, released_signature, released_versions
from ontology.retired import BadTable, Deprecation, Redirect, deprecation_faults, read_table, redirect_faults
from ontology.signature import Signature, UnreadableSignature, read_signature, signature, write_signature
from ontology.term_diff import Change, changes, demanded, markdown
from ontology.terms import ID, ONTOLOGY_IRI
from tools.term_diff import main

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
MIGRATIONS = ROOT / "tests" / "ontology_fixtures" / "migrations"

HEAD = """
@base <https://w3id.org/goldenthread/> .
@prefix gt: <https://w3id.org/goldenthread/ont#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<ont/goldenthread> a owl:Ontology ; owl:versionInfo "0.1.0" .
"""
OLD = """
gt:Ship a owl:Class ; rdfs:label "ship"@en ; skos:definition "what floats"@en ; skos:example "a ferry"@en .
gt:Boat a owl:Class ; rdfs:label "boat"@en .
gt:Raft a owl:Class ; rdfs:label "raft"@en ; rdfs:subClassOf gt:Boat .
gt:Crew a owl:Class ; rdfs:label "crew"@en .
gt:sails a owl:ObjectProperty ; rdfs:label "sails"@en ; rdfs:domain gt:Crew .
<scheme/rig> a skos:ConceptScheme ; skos:prefLabel "rig"@en .
<scheme/rig/sloop> a skos:Concept ; skos:prefLabel "sloop"@en ; skos:inScheme <scheme/rig> .
gt:Both a owl:Class ; owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( gt:Boat gt:Ship ) ] .
[] a owl:AllDisjointClasses ; owl:members ( gt:Ship gt:Crew gt:Boat ) .
"""
NEW_CLASS = 'gt:Hull a owl:Class ; rdfs:label "hull"@en .'


def version_of(turtle: str) -> Signature:
    return signature(Graph().parse(data=HEAD + turtle, format="turtle"))


# What is done to OLD, as one replacement, or as text added; the changes that it makes; what they demand.
CASES: dict[str, tuple[tuple[str, str], list[Change], str]] = {
    "nothing": (("", ""), [], ""),
    "order alone": (("( gt:Ship gt:Crew gt:Boat )", "( gt:Boat gt:Crew gt:Ship )"), [], ""),
    "a label": (('"ship"@en', '"vessel"@en'), [Change("label changed", "gt:Ship", "ship → vessel")], "patch"),
    "an example": (("a ferry", "a barge"), [Change("notes changed", "gt:Ship")], "patch"),
    "a definition": (("what floats", "what sinks"), [Change("definition changed", "gt:Ship")], "minor"),
    "a class": (("", NEW_CLASS), [Change("added", "gt:Hull", "hull")], "minor"),
    "a concept": (
        ("", '<scheme/rig/ketch> a skos:Concept ; skos:prefLabel "ketch"@en ; skos:inScheme <scheme/rig> .'),
        [Change("added", "<scheme/rig/ketch>", "ketch")],
        "minor",
    ),
    "a concept gone": (
        ('<scheme/rig/sloop> a skos:Concept ; skos:prefLabel "sloop"@en ; skos:inScheme <scheme/rig> .', ""),
        [Change("removed", "<scheme/rig/sloop>", "sloop")],
        "major",
    ),
    "a deprecation": (("", "gt:Ship owl:deprecated true ."), [Change("deprecated", "gt:Ship")], "minor"),
    "an axiom removed": (
        (" ; rdfs:domain gt:Crew", ""),
        [Change("axiom removed", "gt:sails", "rdfs:domain gt:Crew")],
        "minor",
    ),
    "an axiom added": (
        ("", "gt:Ship rdfs:subClassOf gt:Boat ."),
        [Change("axiom added", "gt:Ship", "rdfs:subClassOf gt:Boat")],
        "major",
    ),
    "a characteristic added": (
        ("", "gt:sails a owl:FunctionalProperty ."),
        [Change("axiom added", "gt:sails", "a owl:FunctionalProperty")],
        "major",
    ),
    "an axiom about a new term": (
        ("", NEW_CLASS + "gt:Ship rdfs:subClassOf gt:Hull ."),
        [
            Change("added", "gt:Hull", "hull"),
            Change("axiom added that speaks of a new term", "gt:Ship", "rdfs:subClassOf gt:Hull"),
        ],
        "minor",
    ),
    "an old term under another through a new one": (
        ("", NEW_CLASS + "gt:Ship rdfs:subClassOf gt:Hull . gt:Hull rdfs:subClassOf gt:Crew ."),
        [
            Change("axiom added", "gt:Ship", "rdfs:subClassOf gt:Crew"),
            Change("added", "gt:Hull", "hull"),
            Change("axiom added that speaks of a new term", "gt:Ship", "rdfs:subClassOf gt:Hull"),
        ],
        "major",
    ),
    "a new term between two that were one under the other": (
        ("rdfs:subClassOf gt:Boat .", "rdfs:subClassOf gt:Hull . gt:Hull a owl:Class ; rdfs:subClassOf gt:Boat ."),
        [
            Change("axiom removed", "gt:Raft", "rdfs:subClassOf gt:Boat"),
            Change("added", "gt:Hull", ""),
            Change("axiom added that speaks of a new term", "gt:Raft", "rdfs:subClassOf gt:Hull"),
        ],
        "minor",
    ),
    "a new member of a disjointness": (
        ("gt:Crew gt:Boat ) .", "gt:Crew gt:Boat gt:Hull ) ." + NEW_CLASS),
        [Change("added", "gt:Hull", "hull")],
        "minor",
    ),
    "disjointness said in another way": (
        (
            "[] a owl:AllDisjointClasses ; owl:members ( gt:Ship gt:Crew gt:Boat ) .",
            "gt:Ship owl:disjointWith gt:Crew, gt:Boat . gt:Boat owl:disjointWith gt:Crew .",
        ),
        [],
        "",
    ),
    "the order of an intersection": (
        ("owl:intersectionOf ( gt:Boat gt:Ship )", "owl:intersectionOf ( gt:Ship gt:Boat )"),
        [],
        "",
    ),
    "an old member of a disjointness": (
        ("gt:Crew gt:Boat ) .", "gt:Crew gt:Boat gt:Raft ) ."),
        [
            Change("axiom added", pair[0], f"owl:disjointWith {pair[1]}")
            for pair in (("gt:Boat", "gt:Raft"), ("gt:Crew", "gt:Raft"), ("gt:Raft", "gt:Ship"))
        ],
        "major",
    ),
    "a disjointness gone": (
        ("[] a owl:AllDisjointClasses ; owl:members ( gt:Ship gt:Crew gt:Boat ) .", ""),
        [
            Change("axiom removed", pair[0], f"owl:disjointWith {pair[1]}")
            for pair in (("gt:Boat", "gt:Crew"), ("gt:Boat", "gt:Ship"), ("gt:Crew", "gt:Ship"))
        ],
        "minor",
    ),
    "a restriction": (
        ("", "gt:Crew rdfs:subClassOf [ a owl:Restriction ; owl:onProperty gt:sails ; owl:someValuesFrom gt:Ship ] ."),
        [
            Change(
                "axiom added",
                "gt:Crew",
                "rdfs:subClassOf [ a owl:Restriction ; owl:onProperty gt:sails ; owl:someValuesFrom gt:Ship ]",
            )
        ],
        "major",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_change_is_seen_and_demands_its_bump(case: str) -> None:
    (old, new), expected, bump = CASES[case]
    changed = OLD.replace(old, new) if old else OLD + new
    found = changes(version_of(OLD), version_of(changed))
    assert list(found) == expected
    assert (demanded(found) or "") == bump


def test_a_term_taken_back_into_use_is_seen() -> None:
    found = changes(version_of(OLD + "gt:Ship owl:deprecated true ."), version_of(OLD))
    assert found == (Change("restored", "gt:Ship"),)


def test_what_a_removed_term_was_disjoint_with_is_not_told_again() -> None:
    gone = OLD.replace('gt:Boat a owl:Class ; rdfs:label "boat"@en .', "").replace("gt:Crew gt:Boat )", "gt:Crew )")
    found = changes(version_of(OLD), version_of(gone))
    assert found == (Change("removed", "gt:Boat", "boat"),)


@pytest.mark.parametrize(
    ("released", "bump", "least"),
    [
        ("0.1.0", None, "0.1.0"),
        ("0.1.0", "patch", "0.1.1"),
        ("0.1.0", "minor", "0.1.1"),
        ("0.1.4", "major", "0.2.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "major", "2.0.0"),
    ],
)
def test_how_far_each_bump_moves(released: str, bump: str | None, least: str) -> None:
    assert least_version(released, bump) == least  # type: ignore[arg-type]
    assert is_enough(released, least, bump)  # type: ignore[arg-type]
    if bump:
        assert not is_enough(released, released, bump)  # type: ignore[arg-type]


def test_a_version_has_three_numbers() -> None:
    assert parse_version("0.10.2") == (0, 10, 2)
    with pytest.raises(ValueError, match="not enough values"):
        parse_version("1.0")


def test_the_header_moved_as_far_as_the_changes_demand() -> None:
    now = signature(ontology_graph())
    before = last_before(now.version)
    assert is_enough(before.version, now.version, demanded(changes(before, now)))


def test_a_header_that_moved_too_little_fails() -> None:
    now = signature(ontology_graph())
    before = last_before(now.version)
    body = now.terms["gt:Body"]
    stronger = replace(now, terms=now.terms | {"gt:Body": replace(body, axioms=body.axioms | {"a owl:Thing"})})
    assert not is_enough(before.version, "0.1.9", demanded(changes(before, stronger)))


def test_the_header_names_the_version_before_by_its_address() -> None:
    header = URIRef(ONTOLOGY_IRI)
    now = signature(ontology_graph()).version
    assert list(ontology_graph().objects(header, OWL.versionIRI)) == [URIRef(f"{ONTOLOGY_IRI}/{now}")]
    prior = last_before(now).version
    assert list(ontology_graph().objects(header, OWL.priorVersion)) == [URIRef(f"{ONTOLOGY_IRI}/{prior}")]


@pytest.mark.parametrize("version", released_versions())
def test_a_released_signature_is_kept_as_it_was_written(version: str) -> None:
    text = (ONTOLOGY / "released" / f"{version}.txt").read_text(encoding="utf-8")
    assert released_signature(version).version == version
    assert write_signature(released_signature(version)) == text


def test_a_signature_reads_back_the_same() -> None:
    now = signature(ontology_graph())
    assert read_signature(write_signature(now)) == now
    old = version_of(OLD + "gt:Ship owl:deprecated true .")
    assert read_signature(write_signature(old)) == old
    with pytest.raises(UnreadableSignature, match="begins with"):
        read_signature("gt:Ship\n")


def test_nothing_comes_before_the_first_version() -> None:
    with pytest.raises(LookupError, match=r"0\.1\.0"):
        last_before("0.1.0")


def test_the_page_of_changes_is_of_today() -> None:
    now = signature(ontology_graph())
    page = ONTOLOGY / "changes" / f"{now.version}.md"
    assert page.read_text(encoding="utf-8") == markdown(last_before(now.version), now), "run: make terms"
    assert f"changes/{now.version}.md" in (ONTOLOGY / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_page_has_a_heading_for_each_kind() -> None:
    changed = OLD.replace('"ship"@en', '"vessel"@en') + NEW_CLASS + "gt:Ship rdfs:subClassOf gt:Boat ."
    assert markdown(version_of(OLD), replace(version_of(changed), version="0.2.0")) == (
        "# Terms of 0.2.0 against 0.1.0\n\n"
        "Made by `make terms`. These changes demand at least 0.2.0.\n\n"
        "## Axiom added (1)\n\n- `gt:Ship`: `rdfs:subClassOf gt:Boat`\n\n"
        "## Added (1)\n\n- `gt:Hull`: hull\n\n"
        "## Label changed (1)\n\n- `gt:Ship`: ship → vessel\n"
    )


def test_the_tool_prints_the_page_and_never_writes_over_a_release(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    now = signature(ontology_graph())
    assert main() == markdown(last_before(now.version), now)
    monkeypatch.setattr("tools.term_diff.ONTOLOGY", tmp_path)
    (tmp_path / "released").mkdir()
    main("--write")
    main("--release")
    assert (tmp_path / "changes" / f"{now.version}.md").read_text(encoding="utf-8") == main()
    assert read_signature((tmp_path / "released" / f"{now.version}.txt").read_text(encoding="utf-8")) == now
    with pytest.raises(FileExistsError):
        main("--release")


# ---- retired terms ---------------------------------------------------------------------------------------------

RETIRED = """
gt:Ship a owl:Class ; rdfs:label "ship"@en ; owl:deprecated true ; gt:deprecatedInVersion "0.3.0" ; dcterms:isReplacedBy gt:Boat .
gt:Boat a owl:Class ; rdfs:label "boat"@en .
"""
ROW = Deprecation(term="Ship", version="0.3.0", replacement="Boat", migration="ship.ru", note="")


def deprecations() -> tuple[Deprecation, ...]:
    return read_table(Deprecation, (ONTOLOGY / "deprecations.tsv").read_text(encoding="utf-8"))


def users() -> dict[str, str]:
    paths = [*(ROOT / "graph").rglob("*.py"), *(ROOT / "queries").rglob("*.rq"), *(ROOT / "ontology").rglob("*.py")]
    sparql = {f"shape of {node}": str(text) for node, _, text in shapes_graph() if "SELECT" in str(text)}
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths} | sparql


def faults(
    turtle: str, row: Deprecation | None = ROW, *, migrations: tuple[str, ...] = ("ship.ru",), text: str = ""
) -> list[str]:
    graph = Graph().parse(data=HEAD + turtle, format="turtle")
    rows = [row] if row else []
    return list(deprecation_faults(graph, rows, migrations=migrations, texts={"writer.py": text}))


def test_every_deprecation_of_the_ontology_is_whole() -> None:
    names = [path.name for path in (ONTOLOGY / "migrations").glob("*.ru")]
    graph = ontology_graph() + shapes_graph()
    assert list(deprecation_faults(graph, deprecations(), migrations=names, texts=users())) == []
    assert {row.migration for row in deprecations() if row.migration} == set(names)


def test_a_whole_deprecation_has_no_fault() -> None:
    assert faults(RETIRED, text="writer.add(node, GT.Shipyard)") == []
    alone = RETIRED.replace("; dcterms:isReplacedBy gt:Boat", "")
    assert faults(alone, replace(ROW, replacement="", migration="", note="nobody used it")) == []


DEPRECATION_FAULTS: dict[str, tuple[str, Callable[[], list[str]]]] = {
    "no row": ("has no row", lambda: faults(RETIRED, None)),
    "a row for a live term": ("is not deprecated", lambda: faults(RETIRED.replace("true", "false"))),
    "no version": ("deprecatedInVersion", lambda: faults(RETIRED.replace('"0.3.0"', '"0.4.0"'))),
    "another replacement": ("isReplacedBy", lambda: faults(RETIRED, replace(ROW, replacement="Raft"))),
    "a replacement that is not there": (
        "nothing declares",
        lambda: faults(RETIRED.replace("By gt:Boat", "By gt:Raft"), replace(ROW, replacement="Raft")) ,
    ),
    "neither replacement nor note": (
        "nor a note",
        lambda: faults(RETIRED.replace("; dcterms:isReplacedBy gt:Boat", ""), replace(ROW, replacement="")),
    ),
    "no migration": ("no migration", lambda: faults(RETIRED, migrations=())),
    "an axiom of its own": ("still used", lambda: faults(RETIRED + "gt:Ship rdfs:subClassOf gt:Boat .")),
    "an axiom of another": ("still used", lambda: faults(RETIRED + "gt:Boat rdfs:subClassOf gt:Ship .")),
    "within a restriction": (
        "still used",
        lambda: faults(RETIRED + "gt:Boat rdfs:subClassOf [ a owl:Restriction ; owl:someValuesFrom gt:Ship ] ."),
    ),
    "a writer": ("still used in writer.py", lambda: faults(RETIRED, text="writer.node(iri, GT.Ship)")),
    "a question": ("still used in writer.py", lambda: faults(RETIRED, text="SELECT ?s { ?s a gt:Ship }")),
    "a replacement that is deprecated itself": (
        "deprecated itself",
        lambda: faults(RETIRED + "gt:Boat owl:deprecated true ."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DEPRECATION_FAULTS)
def test_each_fault_of_a_deprecation_is_told(case: str) -> None:
    told, look = DEPRECATION_FAULTS[case]
    assert any(told in fault for fault in look()), look()


def migrates(update: str, before: Path, after: Path) -> bool:
    """Whether the update makes of one graph the other, and of that the same again."""
    graph, expected = Graph().parse(before), Graph().parse(after)
    for _ in range(2):
        graph.update(update)
        if not isomorphic(graph, expected):
            return False
    return True


def test_old_data_migrate() -> None:
    for row in deprecations():
        if row.migration:
            name = row.migration.removesuffix(".ru")
            update = (ONTOLOGY / "migrations" / row.migration).read_text(encoding="utf-8")
            assert migrates(update, MIGRATIONS / f"{name}.before.ttl", MIGRATIONS / f"{name}.after.ttl"), name


def test_a_migration_that_does_its_work_passes_and_one_that_does_not_fails() -> None:
    before, after = MIGRATIONS / "example.before.ttl", MIGRATIONS / "example.after.ttl"
    update = (MIGRATIONS / "example.ru").read_text(encoding="utf-8")
    assert migrates(update, before, after)
    assert not migrates(update.replace("DELETE { ?ship a gt:Ship }", ""), before, after)


# ---- addresses that moved --------------------------------------------------------------------------------------

MOVED = Redirect("board/kelderdale/lscb", "board/kelderdale/safeguarding-children-board", "0.3.0", "spelled out")


def redirects() -> tuple[Redirect, ...]:
    return read_table(Redirect, (ONTOLOGY / "redirects.tsv").read_text(encoding="utf-8"))


def test_every_redirect_leads_somewhere() -> None:
    known = {str(node) for node in ontology_graph().subjects() if str(node).startswith(ID)}
    assert list(redirect_faults(redirects(), known=known)) == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([MOVED], ""),
        ([replace(MOVED, new=MOVED.old)], "leads to"),
        ([MOVED, replace(MOVED, new="board/other")], "two places"),
        ([MOVED, Redirect(MOVED.new, "board/kelderdale/third", "0.4.0", "")], "moved on"),
        ([replace(MOVED, old="board/in-use")], "in use again"),
        ([replace(MOVED, version="soon")], "no version"),
    ],
)
def test_each_fault_of_a_redirect_is_told(rows: list[Redirect], told: str) -> None:
    found = list(redirect_faults(rows, known={f"{ID}board/in-use"}))
    assert any(told in fault for fault in found) if told else found == []


@pytest.mark.parametrize("text", ["old\tnew\n", "old\tnew\tversion\tnote\na\tb\t0.3.0\n"])
def test_a_table_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(BadTable):
        read_table(Redirect, text)
    head = "old\tnew\tversion\tnote\n"
    assert read_table(Redirect, head + "a\tb\t0.3.0\tc\n") == (Redirect("a", "b", "0.3.0", "c"),)
