"""The list of questions, a folder of one's own beside it, and the check of both, by the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, FINDINGS, NOT_FOUND, UNREADABLE
from graph.building import Origin, build_dataset
from queries.catalogue import load_catalogue, load_question
from queries.columns import _KNOWN as _OF_COLUMN
from queries.errors import QuestionError, UnknownTopic
from queries.header import _OURS
from queries.parameters import _KNOWN
from queries.question_files import question_files
from queries.topics import shipped_topics
from tests.composed import source
from tests.serving import serving

BOARDS = """#+ summary: Boards by name
#+ description: The names of boards.
#+ tags: [boards]
#+ goldenthread:
#+   question: "Which boards have {part} in their name?"
#+   aliases: ["Find a board by its name"]
#+   version: 1.0.0
#+   parameters:
#+     part: {label: Part of the name}
#+   columns:
#+     board: {label: Board}
#+   related: [boards-of-an-area]
#+   examples:
#+     - values: {part: Safeguarding}
#+       expect: {rows: 1, contains: [{board: Kelderdale Safeguarding Children Board}], never_null: [board]}
PREFIX gt: <https://w3id.org/goldenthread/ont#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?board WHERE {
  ?body a gt:LocalSafeguardingChildrenBoard ; rdfs:label ?board FILTER(COALESCE(CONTAINS(?board, ?__part), true))
} ORDER BY ?board
"""
Put = Callable[..., Path]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    build_dataset([source()], folder, Origin("tests", "none"))
    return folder


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a file into a folder of one's own, and gives the folder."""

    def write(name: str = "boards-by-name.rq", text: str = BOARDS) -> Path:
        path = tmp_path / "mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / "mine"

    return write


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_the_list_is_by_topic_in_the_order_of_the_topics() -> None:
    lines = run("questions").stdout.splitlines()
    headed = [line for line in lines if line and not line.startswith((" ", "Show one"))]
    assert headed == [f"{topic.title}  ({topic.id})" for topic in shipped_topics()]
    shown = {line.split()[0] for line in lines if line.startswith("  ")}
    assert shown == {question.id for question in load_catalogue()}


def test_every_topic_has_questions_and_a_folder_of_its_name() -> None:
    assert [topic.id for topic, _ in load_catalogue().by_topic()] == [topic.id for topic in shipped_topics()]
    for question in load_catalogue():
        assert question.file == f"queries/{question.topic}/{question.id}.rq"
    assert len(load_catalogue().of_topic("gaps")) >= 12


def test_a_topic_and_words_narrow_the_list() -> None:
    listed = run("questions", "--topic", "gaps", "--search", "chair").stdout
    assert "boards-without-chair" in listed
    assert "overall-grades" not in listed
    assert "actions-lacking" not in listed
    unknown = run("questions", "--topic", "gap")
    assert (unknown.exit_code, "there are: inspections, judgements" in unknown.stderr) == (NOT_FOUND, True)
    nothing = run("questions", "--search", "chair zebra")
    assert (nothing.exit_code, "try fewer" in nothing.stdout) == (NOT_FOUND, True)


def test_words_are_found_in_aliases_and_at_the_beginning_of_a_word_only() -> None:
    found = {question.id for question in load_catalogue().with_words("vacant POSTS")}
    assert "posts-without-holder" in found
    assert len(load_catalogue().with_words("acant")) == 0
    with pytest.raises(UnknownTopic):
        load_catalogue().of_topic("own")


def test_a_question_is_shown_by_its_id_or_by_show() -> None:
    plain = run("questions", "boards-without-chair").stdout
    assert plain == run("questions", "show", "boards-without-chair").stdout
    for words in (
        "Asked also as",
        "Leads on to",
        "As a chart (bar): the number of body by kind",
        "blank where no evidence",
    ):
        assert words in plain


def test_a_folder_of_ones_own_stands_beside_what_ships(put: Put, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("contracts/who-buys.rq", BOARDS)
    mine = put()
    listed = run("questions", "--questions", mine).stdout
    assert "Your own questions  (own)\n  boards-by-name" in listed
    assert "Contracts  (contracts)\n  who-buys" in listed
    assert "overall-grades" in listed
    asked = run("ask", "boards-by-name", "-p", "part=Safeguarding", "--questions", mine, "--data", data)
    assert asked.stdout == "board\nKelderdale Safeguarding Children Board\n"
    assert run("ask", "boards-by-name", "--data", data).exit_code == NOT_FOUND
    monkeypatch.setenv("GOLDENTHREAD_QUESTIONS", str(mine))
    assert run("ask", "boards-by-name", "-p", "part=Safeguarding", "--data", data).stdout == asked.stdout
    assert "Find a board by its name" in run("questions", "boards-by-name").stdout


def test_a_name_that_is_taken_and_a_place_that_is_none(put: Put, tmp_path: Path) -> None:
    mine = put("overall-grades.rq")
    taken = run("questions", "--questions", mine)
    assert taken.exit_code == UNREADABLE
    assert f"{mine / 'overall-grades.rq'}: queries/judgements/overall-grades.rq has this name already" in taken.stderr
    with pytest.raises(QuestionError, match="is not a folder"):
        question_files(tmp_path / "nowhere")
    (mine / "overall-grades.rq").unlink()
    put("a/b/deep.rq")
    with pytest.raises(QuestionError, match="stands too deep"):
        question_files(mine)


def test_related_questions_must_be_there(put: Put) -> None:
    mine = put(text=BOARDS.replace("[boards-of-an-area]", "[boards-of-area]"))
    with pytest.raises(QuestionError, match=r"boards-by-name\.rq: related names 'boards-of-area', which is no other"):
        load_catalogue(mine)
    assert load_question("boards-by-name", mine).related == ("boards-of-area",)


def test_a_sound_question_passes_the_check(put: Put, data: Path) -> None:
    checked = run("questions", "check", put(), "--data", data)
    assert checked.exit_code == DONE
    (line,) = checked.stdout.splitlines()
    identifier, seconds, unit, told = line.split()
    assert (identifier, unit, told) == ("boards-by-name", "s", "ok")
    assert 0 <= float(seconds) < 60


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("version: 1.0.0", "versoin: 1.0.0", "'versoin' is not known; did you mean 'version'"),
        ("ORDER BY ?board", "", "there is no ORDER BY"),
        ("rows: 1,", "rows: 2,", "example 1: 1 rows, and expect says 2"),
        ("rows: 1,", "min_rows: 3,", "1 rows, and expect says at least 3"),
        ("board: Kelderdale Safeguarding Children Board", "board: Nobody", "no row with board='Nobody'"),
        ("never_null: [board]", "never_null: [bored]", "expect names the column 'bored'"),
        ("part: Safeguarding", "part: [a, b]", "it takes one value and 2 were given"),
        ("[boards-of-an-area]", "[boards-of-area]", "related names 'boards-of-area'"),
        ("FILTER(COALESCE(CONTAINS(?board, ?__part), true))", "FILTER(?__part", "not valid SPARQL"),
        ("   version: 1.0.0", "   seconds: 0.0000001\n#+   version: 1.0.0", "due within 1e-07"),
    ],
)
def test_a_faulty_question_fails_the_check_and_others_go_on(
    before: str, after: str, told: str, put: Put, data: Path
) -> None:
    assert before in BOARDS
    put("another.rq")
    checked = run("questions", "check", put(text=BOARDS.replace(before, after, 1)), "--data", data)
    assert checked.exit_code == FINDINGS
    fine, wrong = checked.stdout.splitlines()
    assert fine.startswith("another ")
    assert fine.endswith(" ok")
    assert wrong.startswith("boards-by-name ")
    assert told in wrong


def test_a_folder_without_questions_fails_the_check(tmp_path: Path, data: Path) -> None:
    checked = run("questions", "check", tmp_path, "--data", data)
    assert (checked.exit_code, "there are no questions" in checked.stderr) == (FINDINGS, True)


def test_the_question_of_the_documentation_passes_the_check(put: Put, data: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "questions.md").read_text(encoding="utf-8")
    written = page.partition("```sparql\n")[2].partition("```")[0]
    checked = run("questions", "check", put(text=written), "--data", data)
    assert (checked.exit_code, checked.stdout.split()[-1]) == (DONE, "ok")


def test_the_documentation_names_every_key() -> None:
    page = (Path(__file__).parents[1] / "docs" / "questions.md").read_text(encoding="utf-8")
    for key in (*_OURS, *_KNOWN, *_OF_COLUMN):
        assert f"`{key}`" in page or f"`{key}:" in page, key


def test_an_endpoint_serves_them_too(put: Put, data: Path) -> None:
    with serving(data, questions=put()) as endpoint:
        described = endpoint.send("/questions/boards-by-name", headers={"Accept": "application/json"}).json
        assert (described["topic"], described["aliases"]) == ("own", ["Find a board by its name"])
        assert endpoint.send("/questions/boards-by-name.csv").text == "board\nKelderdale Safeguarding Children Board\n"
        page = endpoint.send("/questions", headers={"Accept": "text/html"}).text
        assert "<h2>Your own questions</h2>" in page
        gaps = endpoint.send("/questions/boards-without-chair", answer="yes", headers={"Accept": "text/html"}).text
        assert "No evidence found" in gaps
        assert "Leads on to" in gaps
