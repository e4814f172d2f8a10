"""The claims of five council reports in data/claims: facts without words, whole, and true to the papers."""

import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import SKOS

from loaders.claim_files import read_claims
from loaders.claims import (
    ActionClaim,
    BodyClaim,
    Claim,
    DocumentClaim,
    FindingClaim,
    InspectionClaim,
    InterventionClaim,
    RecommendationClaim,
    RelationClaim,
    RoleClaim,
)
from loaders.own_claims import (
    ConflictClaim,
    EventClaim,
    LegalProvisionClaim,
    PlanPartClaim,
    RiskClaim,
    SignOffClaim,
    SummaryOutcomeClaim,
)
from loaders.wording import with_words
from ontology.modules import module_paths

BURY = "bury-osc-2014-03-25"
CHESHIRE = "cheshire-east-hwb-2015-10-20"
GATESHEAD = "gateshead-families-osc-2016-04-14"
HEREFORD = "herefordshire-hscosc-2012-11-16"
SUNDERLAND = "sunderland-hwb-2015-09-18"
SLUGS = (BURY, CHESHIRE, GATESHEAD, HEREFORD, SUNDERLAND)
Shipped = dict[str, list[Claim]]


@pytest.fixture(scope="module")
def shipped(data_dir: Path) -> Shipped:
    return {path.stem: read_claims(path) for path in sorted((data_dir / "claims").glob("*.jsonl"))}


@pytest.fixture(scope="module")
def everything(shipped: Shipped) -> list[Claim]:
    return [claim for claims in shipped.values() for claim in claims]


@pytest.fixture(scope="module")
def texts(corpus_dir: Path) -> dict[str, str]:
    folder = corpus_dir / "council-reports"
    return {slug: (folder / f"{slug}.txt").read_bytes().decode("utf-8") for slug in SLUGS}


def own_words(claim: Claim) -> list[str]:
    names = ("summary", "progress", "condition", "measure", "mitigation", "preferred")
    return [value for name in names if (value := getattr(claim, name, None))]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub("['’]", "", text.lower()))


# What every file keeps to


def test_one_file_a_report(shipped: Shipped) -> None:
    assert tuple(shipped) == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_the_document_comes_first(shipped: Shipped, slug: str) -> None:
    first = shipped[slug][0]
    assert isinstance(first, DocumentClaim)
    assert first.file == f"{slug}.txt"
    assert first.sha256 is not None
    assert {claim.document for claim in shipped[slug]} == {slug}
    assert [c for c in shipped[slug][1:] if isinstance(c, DocumentClaim) and c.sha256] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_no_words_of_the_document_ship(shipped: Shipped, slug: str) -> None:
    for claim in shipped[slug]:
        assert getattr(claim, "text", None) is None
        assert all(one.quote is None for one in claim.evidence)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_passage_lies_inside_its_document(shipped: Shipped, slug: str) -> None:
    first = shipped[slug][0]
    assert isinstance(first, DocumentClaim)
    assert first.characters is not None
    for claim in shipped[slug]:
        for one in claim.evidence:
            assert one.end <= first.characters
            assert one.start < one.end or one.field in getattr(claim, "stated_empty", ())


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_told_in_words_is_summed_up_and_points_to_its_words(shipped: Shipped, slug: str) -> None:
    for claim in shipped[slug]:
        if isinstance(claim, RecommendationClaim | FindingClaim | ActionClaim):
            assert claim.summary
            assert 3 <= len(claim.summary.split()) <= 20
            assert "text" in {one.field for one in claim.evidence}
            assert claim.evidence[0].field == "text"


def test_every_theme_is_one_of_the_scheme(everything: list[Claim]) -> None:
    scheme = next(path for path in module_paths() if path.name == "themes.ttl")
    graph = Graph().parse(data=scheme.read_text(encoding="utf-8"), format="turtle")
    notations = {str(notation) for notation in graph.objects(None, SKOS.notation)}
    assert {theme for claim in everything for theme in getattr(claim, "themes", ())} <= notations


@pytest.mark.parametrize("slug", SLUGS)
def test_every_end_is_a_name_that_the_file_defines_once(shipped: Shipped, slug: str) -> None:
    claims = shipped[slug]
    bodies = Counter(c.name for c in claims if isinstance(c, BodyClaim))
    posts = Counter(c.title for c in claims if isinstance(c, RoleClaim))
    assert [name for name, count in (bodies + posts).items() if count > 1] == []
    defined = {*bodies, *posts}
    other_names = {name for c in claims if isinstance(c, BodyClaim) for name in (c.acronym, *c.also_known_as) if name}
    for claim in claims:
        assert ends(claim) - defined == set()
        assert set(getattr(claim, "lead", ())) - defined - other_names == set()


def ends(claim: Claim) -> set[str]:
    match claim:
        case RelationClaim(subject=subject, object=other):
            names = {subject, other}
        case RecommendationClaim(addressee=addressee, made_by=made_by):
            names = {addressee, made_by}
        case DocumentClaim(publisher=publisher, meeting_of=meeting, author_role=author):
            names = {publisher, meeting, author}
        case RoleClaim(organisation=organisation):
            names = {organisation}
        case InterventionClaim(issued_by=issuer):
            names = {issuer}
        case InspectionClaim(inspectorate=inspectorate):
            names = {inspectorate}
        case EventClaim(body=body):
            names = {body}
        case SignOffClaim(by=by):
            names = {by}
        case _:
            names = set()
    return {name for name in names if name}


@pytest.mark.parametrize("slug", SLUGS)
def test_what_has_no_name_of_its_own_is_summed_up(shipped: Shipped, slug: str) -> None:
    for claim in shipped[slug]:
        match claim:
            case PlanPartClaim(name=name, summary=summary):
                assert bool(name) != bool(summary)
            case RiskClaim() | SignOffClaim() | SummaryOutcomeClaim() | LegalProvisionClaim() | ConflictClaim():
                assert claim.summary
                assert 3 <= len(claim.summary.split()) <= 25
            case EventClaim(name=name):
                assert len(name.split()) <= 8


def test_a_passage_of_another_report_is_one_that_a_claim_of_it_cites(shipped: Shipped) -> None:
    """The graph knows where a passage stands only from the file of its own document."""
    cited = {slug: {(e.start, e.end) for claim in claims for e in claim.evidence} for slug, claims in shipped.items()}
    for claims in shipped.values():
        for claim in claims:
            for other in claim.against if isinstance(claim, ConflictClaim) else ():
                assert (other.start, other.end) in cited[other.document]


def test_a_conflict_has_two_passages_or_more(everything: list[Claim]) -> None:
    for claim in everything:
        if isinstance(claim, ConflictClaim):
            assert len({(e.start, e.end) for e in claim.evidence}) + len(claim.against) >= 2


def test_how_many_claims_there_are_of_each_kind_that_is_ours(everything: list[Claim]) -> None:
    ours = (
        ConflictClaim, EventClaim, LegalProvisionClaim, PlanPartClaim, RiskClaim, SignOffClaim, SummaryOutcomeClaim,
    )  # fmt: skip
    counts = Counter(type(claim) for claim in everything)
    assert [counts[cls] for cls in ours] == [23, 37, 13, 12, 4, 4, 7]


def test_the_table_of_counts_is_that_of_the_files(shipped: Shipped, data_dir: Path) -> None:
    readme = (data_dir / "README.md").read_text(encoding="utf-8")
    told = {slug: int(count) for slug, count in re.findall(r"^\| `([a-z0-9-]+)` \|.*\| (\d+) \|$", readme, re.M)}
    assert told == {slug: len(claims) for slug, claims in shipped.items()}


# Against the papers themselves


@pytest.mark.corpus
@pytest.mark.parametrize("slug", SLUGS)
def test_the_document_is_the_one_that_was_read(shipped: Shipped, texts: dict[str, str], slug: str) -> None:
    first = shipped[slug][0]
    assert isinstance(first, DocumentClaim)
    assert first.sha256 == hashlib.sha256(texts[slug].encode("utf-8")).hexdigest()
    assert first.characters == len(texts[slug])


@pytest.mark.corpus
@pytest.mark.parametrize("slug", SLUGS)
def test_summaries_are_in_the_projects_own_words(shipped: Shipped, texts: dict[str, str], slug: str) -> None:
    printed = f" {' '.join(words(texts[slug]))} "
    for claim in shipped[slug]:
        for own in own_words(claim):
            told = words(own)
            runs = (" ".join(told[i : i + 8]) for i in range(len(told) - 7))
            assert [run for run in runs if f" {run} " in printed] == []


@pytest.mark.corpus
@pytest.mark.parametrize("slug", SLUGS)
def test_no_sentence_of_the_report_ships(data_dir: Path, texts: dict[str, str], slug: str) -> None:
    printed = f" {' '.join(words(texts[slug]))} "
    told = words((data_dir / "claims" / f"{slug}.jsonl").read_text(encoding="utf-8"))
    runs = (" ".join(told[i : i + 14]) for i in range(len(told) - 13))
    assert [run for run in runs if f" {run} " in printed] == []


@pytest.mark.corpus
@pytest.mark.parametrize("slug", SLUGS)
def test_no_passage_holds_a_telephone_number_or_an_address(shipped: Shipped, texts: dict[str, str], slug: str) -> None:
    for claim in with_words(shipped[slug], texts[slug]):
        for one in claim.evidence:
            assert not re.search(r"@|\bTel\b|\b0\d{4} ?\d", one.quote or "")


@pytest.mark.corpus
@pytest.mark.parametrize("slug", SLUGS)
def test_leads_and_holders_stand_in_their_passages(shipped: Shipped, texts: dict[str, str], slug: str) -> None:
    for claim in with_words(shipped[slug], texts[slug]):
        cell = words(" ".join(one.quote or "" for one in claim.evidence if one.field in ("lead", "holder")))
        if isinstance(claim, RoleClaim) and claim.holder:
            assert set(words(claim.holder)) <= set(cell)
        if isinstance(claim, ActionClaim) and claim.row and claim.lead:
            assert set(words(" ".join(claim.lead))) <= set(cell)


@pytest.mark.corpus
@pytest.mark.parametrize("slug", SLUGS)
def test_with_the_document_the_words_are_those_of_the_gold(
    shipped: Shipped, texts: dict[str, str], evaluation_dir: Path, slug: str
) -> None:
    lines = (evaluation_dir / "gold" / f"{slug}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [record for record in map(json.loads, lines) if record["required"]]
    claims = with_words(shipped[slug], texts[slug])
    for kind, cls in (
        ("recommendation", RecommendationClaim), ("finding", FindingClaim), ("action", ActionClaim),
    ):  # fmt: skip
        told = {getattr(c, "text", None) for c in claims if isinstance(c, cls)}
        assert {record["text"] for record in gold if record["claim"] == kind} - told == set()
