"""`goldenthread trace` and `chains` as they are typed, and `Graph` as Python has it."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from goldenthread import Graph
from goldenthread.cli import app
from goldenthread.traced import Traced
from graph.errors import UnknownName
from queries.errors import BindingError

R146 = "recommendation/sunderland/lscb/2015-05-11/146"


@pytest.fixture(scope="module")
def folder(shipped_data: Path) -> Path:
    return shipped_data


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["--data", str(folder), *words])


def test_json_has_each_break_as_a_step_with_its_reason(folder: Path) -> None:
    told = json.loads(run(folder, "trace", R146, "--format", "json").stdout)
    assert [step["kind"] for step in told["steps"]] == ["answered-by", "led-by", "post-in", "sub-body-of", "break"]
    assert told["steps"][-1]["reason"] == "no answerability stated, only reporting"
    assert told["steps"][-1]["code"] == "only-reporting"
    lead = told["steps"][1]
    assert (lead["to"], lead["status"], lead["confidence"]) == (
        "SSCB Local Child Death Review Panel Chair",
        "stated",
        1,
    )
    assert lead["evidence"] == [
        {
            "document": "document/sunderland-hwb-2015-09-18", "title": lead["evidence"][0]["title"],
            "paragraph": "146", "page": None, "start": 12427, "end": 12468, "quote": None,
        }
    ]  # fmt: skip
    assert told["reachesTop"] is False
    assert told["mode"] == "answerability"


def test_a_tree_is_the_answer_where_no_format_is_given(folder: Path) -> None:
    ran = run(folder, "trace", R146)
    assert ran.exit_code == 0
    assert ran.stdout.startswith("4 links are stated. The thread breaks at Sunderland Safeguarding Children Board:")
    assert "Mode answerability" in ran.stdout
    assert "└─ × STOPS: no answerability stated, only reporting" in ran.stdout


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("t.svg", "<svg "), ("t.json", "{"), ("t.md", "**4 links"), ("t.csv", "step,from,link,to,"),
        ("t.mmd", "flowchart TD\n"), ("t.txt", "4 links"), ("t.tsv", "step\tfrom"),
    ],
)  # fmt: skip
def test_the_name_of_the_file_tells_the_format(name: str, beginning: str, folder: Path, tmp_path: Path) -> None:
    assert run(folder, "trace", R146, "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)


def test_every_form_tells_the_same_steps(folder: Path) -> None:
    words = ("trace", "recommendation/sunderland/lscb/2015-05-11/147", "--mode", "general")
    steps = json.loads(run(folder, *words, "--format", "json").stdout)["steps"]
    rows = list(csv.DictReader(io.StringIO(run(folder, *words, "--format", "csv").stdout)))
    assert [(row["kind"], row["from"], row["to"], row["reason"]) for row in rows] == [
        (step["kind"], step["from"], step["to"] or "", step.get("reason") or "") for step in steps
    ]
    markdown = run(folder, *words, "--format", "md").stdout
    assert markdown.count("\n| ") == len(steps) + 2  # heading and rule
    svg = run(folder, *words, "--format", "svg").stdout
    described = svg.partition("<desc")[2].partition("</desc>")[0]
    for step in steps:
        told = f"{step['number'] if 'number' in step else step['step']}: "
        assert told in described


def test_mermaid_escapes_what_it_would_obey(folder: Path) -> None:
    text = run(folder, "trace", R146, "--format", "mermaid").stdout
    assert text.startswith("flowchart TD\n")
    assert "-.-x" in text
    assert all(line.count('"') in (0, 2) for line in text.splitlines())


def test_an_ambiguous_name_lists_its_candidates(folder: Path) -> None:
    ran = run(folder, "trace", "Improvement Plan")
    assert ran.exit_code == 3
    assert "plan/herefordshire/improvement-plan" in ran.output


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("trace", "no such thing at all"), 3),
        (("trace", R146, "--as-at", "yesterday"), 2),
        (("trace", R146, "--mode", "guessing"), 2),
        (("chains", "--theme", "no such theme"), 2),
        (("chains", "--as-at", "yesterday"), 2),
        (("trace", ""), 3),
        (("trace", "the Board"), 2),
        (("trace", "document/sunderland-hwb-2015-09-18"), 2),
        (("trace", R146, "document/sunderland-hwb-2015-09-18"), 2),
        (("trace", R146, "-o", "thread.png"), 2),
        (("trace", R146, "-o", "no/such/folder/thread.svg"), 4),
    ],
)
def test_what_is_misused_is_told(words: tuple[str, ...], status: int, folder: Path) -> None:
    assert run(folder, *words).exit_code == status


def test_what_no_thread_leads_from_is_told_apart_from_a_thread_that_breaks(folder: Path) -> None:
    assert "from which no thread leads: give a recommendation" in run(folder, "trace", "the Board").output
    assert "end the file's name in one of: .json, .svg" in run(folder, "trace", R146, "-o", "thread.png").output


def test_a_picture_of_too_many_steps_is_refused_and_a_notebook_shows_the_table(folder: Path) -> None:
    short = Graph.open(folder).trace(R146)
    long = Traced(replace(short.trace, steps=short.trace.steps * 100))
    with pytest.raises(BindingError, match="a picture of 500 steps shows nothing"):
        long.svg()
    assert long._repr_svg_() is None
    assert "led by" in long._repr_markdown_()
    assert short._repr_svg_() == short.svg()


def test_links_without_a_stated_time_are_counted_where_a_day_is_given(folder: Path) -> None:
    told = run(folder, "trace", R146, "--mode", "reporting", "--as-at", "1900").stdout
    assert "as at 1900 (4 links of which no source states the time included)" in told
    assert "reports to (not yet) Sunderland Health and Wellbeing Board" in told
    assert "no source states the time" not in run(folder, "trace", R146).stdout


def test_as_at_a_day(folder: Path) -> None:
    words = ("trace", "authority/cheshire-east", "--mode", "reporting", "--format", "json")
    steps = json.loads(run(folder, *words, "--as-at", "2016-06").stdout)["steps"]
    assert {step["status"] for step in steps if step["kind"] == "reports-to"} == {"ended"}
    steps = json.loads(run(folder, *words, "--as-at", "2015-11").stdout)["steps"]
    assert {step["status"] for step in steps if step["kind"] == "reports-to"} == {"in-force"}


def test_chains_of_the_country_as_a_table(folder: Path) -> None:
    ran = run(folder, "chains", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert len({row["ofId"] for row in rows}) == 1149
    assert "the chains of 1,149 break" in ran.stderr
    sunderland = [row for row in rows if row["ofId"].endswith("/lscb/2015-05-11/146")]
    assert [(row["step"], row["at"], row["code"]) for row in sunderland] == [
        ("5", "Sunderland Safeguarding Children Board", "only-reporting")
    ]


@pytest.mark.parametrize(
    ("by", "group", "broken"),
    [("framework", "sif-2013", "783"), ("year", "2015", "252"), ("authority", "Sunderland", None)],
)
def test_chains_counted_by(by: str, group: str, broken: str | None, folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(folder, "chains", "--by", by, "--format", "csv").stdout)))
    (row,) = [row for row in rows if row[by] == group]
    assert broken is None or row["broken"] == broken
    assert int(row["chains"]) >= int(row["broken"])
    if by == "authority":
        assert (row["no lead stated"], row["no answerability stated, only reporting"]) == ("3", "6")


def test_chains_of_one_authority_and_theme(folder: Path) -> None:
    words = ("chains", "--authority", "sunderland", "--theme", "child death review", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run(folder, *words).stdout)))
    assert [row["of"] for row in rows] == ["Recommendation 146 to Sunderland Safeguarding Children Board"]


def test_a_graph_in_python(folder: Path) -> None:
    graph = Graph.open(folder)
    found = graph.trace(R146)
    assert [row["kind"] for row in found.rows][-1] == "break"
    assert found._repr_svg_().startswith("<svg ")
    assert found.sentence in str(found)
    made = found.to_networkx()
    assert next(iter(made)) == R146
    assert made.nodes["board/sunderland/safeguarding-children-board"]["stops"] == found.breaks[0].reason
    (edge,) = made.get_edge_data(R146, "action/sunderland/sscb-ofsted-action-plan/146-1").values()
    assert (edge["kind"], edge["evidence"][0][1:]) == ("answered-by", (12159, 12162))
    assert len(graph.chains().rows) == 1159
    assert graph.ask("recommendation-numbers").rows
    with pytest.raises(UnknownName):
        graph.trace("no such thing at all")
