"""The desk at which workers do their jobs, and what it says where a job cannot be done."""

from pathlib import Path

import pytest

from goldenthread.serving.desk import Desk
from goldenthread.serving.jobs import Described, DescriptionJob, Given, QueryJob, QuestionJob, Refused
from goldenthread.serving.settings import MIB, Settings
from goldenthread.serving.spool import INLINE, AnswerTooLarge, Spool
from graph.answer_writer import Asked
from queries.catalogue import load_question
from tests.serving import AUTHORITIES, build


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("desk"))


def query(sparql: str, *, rows: str | None = "csv", triples: str | None = "ntriples") -> QueryJob:
    return QueryJob(Asked(sparql=sparql, rows=rows, triples=triples))


def test_a_small_answer_comes_in_hand_and_a_large_one_in_a_file(data: Path, tmp_path: Path) -> None:
    desk = Desk(Settings(data=data), tmp_path)
    small = desk.do(query(AUTHORITIES))
    assert isinstance(small, Given)
    assert (small.form, small.file, small.size) == ("rows", None, len(small.body or b""))
    large = desk.do(query("CONSTRUCT WHERE { ?s ?p ?o }"))
    assert isinstance(large, Given)
    assert (large.form, large.body) == ("triples", None)
    written = Path(large.file or "")
    assert (written.parent, written.stat().st_size) == (tmp_path, large.size)
    assert large.size > INLINE


def test_yes_and_no(data: Path, tmp_path: Path) -> None:
    said = Desk(Settings(data=data), tmp_path).do(query("ASK {}"))
    assert isinstance(said, Given)
    assert (said.form, said.body) == ("truth", b"true")


@pytest.mark.parametrize(
    ("job", "fault"),
    [
        (query("SELECT"), "syntax"),
        (query("CLEAR ALL"), "refused"),
        (query("ASK { SERVICE <urn:x> {} }"), "refused"),
        (query(AUTHORITIES, rows=None), "form"),
        (query("DESCRIBE <urn:x>", triples=None), "form"),
        (QuestionJob(question=load_question("actions-lacking"), values={"slot": ("x",)}, format="csv"), "value"),
        (QuestionJob(question=load_question("actions-lacking"), values={"authority": ("x",)}, format="csv"), "value"),
        (QuestionJob(question=load_question("actions-lacking"), values={"authority": ("x",)}, format="rq"), "value"),
        (query("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"), "too large"),
    ],
)
def test_each_fault_has_its_name_and_leaves_nothing_behind(
    data: Path, tmp_path: Path, job: QueryJob | QuestionJob, fault: str
) -> None:
    said = Desk(Settings(data=data, answer=MIB), tmp_path).do(job)
    assert isinstance(said, Refused)
    assert said.fault == fault
    assert said.message
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_ours_says_where(data: Path, tmp_path: Path) -> None:
    job = QuestionJob(question=load_question("actions-lacking"), values={}, format="no such format")
    said = Desk(Settings(data=data), tmp_path).do(job)
    assert isinstance(said, Refused)
    missing = Desk(Settings(data=data), tmp_path / "nowhere").do(query("SELECT * WHERE { ?s ?p ?o }"))
    assert isinstance(missing, Refused)
    assert (missing.fault, "FileNotFoundError at " in missing.message) == ("fault", True)


def test_no_dataset(tmp_path: Path) -> None:
    said = Desk(Settings(data=tmp_path), tmp_path).do(DescriptionJob(counts=False))
    assert isinstance(said, Refused)
    assert (said.fault, "goldenthread build" in said.message) == ("no data", True)


def test_a_part_of_the_rows_counts_them_all(data: Path, tmp_path: Path) -> None:
    question = load_question("actions-lacking")
    said = Desk(Settings(data=data), tmp_path).do(
        QuestionJob(question=question, values={}, format="csv", offset=1, limit=1)
    )
    assert isinstance(said, Given)
    assert (said.rows, len((said.body or b"").splitlines())) == (2, 2)


def test_what_the_dataset_holds(data: Path, tmp_path: Path) -> None:
    desk = Desk(Settings(data=data), tmp_path)
    counted, bare = desk.do(DescriptionJob(counts=True)), desk.do(DescriptionJob(counts=False))
    assert isinstance(counted, Described)
    assert isinstance(bare, Described)
    assert counted.classes["https://w3id.org/goldenthread/ont#Authority"] == 1
    assert counted.properties["https://w3id.org/goldenthread/ont#hasLead"] == 2
    assert (bare.classes, bare.properties) == ({}, {})
    assert bare.graphs == counted.graphs


def test_a_spool_goes_no_further_than_its_limit(tmp_path: Path) -> None:
    spool = Spool(tmp_path, most=2 * INLINE)
    spool.write(b"x" * INLINE)
    assert spool.body == b"x" * INLINE
    spool.write(b"y" * INLINE)
    spool.flush()
    with pytest.raises(AnswerTooLarge):
        spool.write(b"z")
    spool.discard()
    assert list(tmp_path.iterdir()) == []
