"""Networks in files: read back by networkx and by the rules of their formats, whole and the same again."""

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree
from typer.testing import CliRunner, Result

from goldenthread.cli import app
from goldenthread.failures import DONE, MISUSE, NOT_FOUND, Missing
from goldenthread.network_view import Asked, compare_times, network
from goldenthread.networks.png import png
from goldenthread.networks.views import NetworkView
from graph.building import Origin, build_dataset
from graph.dataset import open_dataset
from queries.errors import UnknownFormat
from tests.partnered import sources
from tests.pictured import faults_of_svg
from tools.network_pictures import PAGE, commands

SCHEMA = Path(__file__).parent / "fixtures" / "gexf-1.2.rng"
GEXF = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"
FORMS = ("svg", "graphml", "gexf", "json", "csv", "txt")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    build_dataset(sources(), folder, Origin("test", "test"))
    return folder


@pytest.fixture(scope="module")
def view(data: Path) -> NetworkView:
    return network(open_dataset(data), Asked(("Kelderdale",)))


def run(data: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["--data", str(data), "network", *map(str, arguments)])


def test_gexf_keeps_to_the_schema_and_networkx_reads_it(view: NetworkView) -> None:
    text = str(view.written("gexf"))
    document = etree.fromstring(text.encode())
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    assert schema.validate(document), schema.error_log
    read = nx.read_gexf(io.BytesIO(text.encode()))
    assert isinstance(read, nx.MultiDiGraph) or read.number_of_edges() == 8
    assert set(read.nodes) == set(view.graph.nodes)
    assert {data["label"] for _, data in read.nodes(data=True)} == {party.label for party in view.network.parties}
    assert all("code points" in values["evidence"] for *_, values in read.edges(data=True))


def test_gexf_of_everything_and_of_every_level_keeps_to_the_schema(data: Path) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    for asked in (Asked(), Asked(level="persons"), Asked(kinds=("area",)), Asked(as_at="2015"), Asked(("Marrowby",))):
        document = etree.fromstring(str(network(open_dataset(data), asked).written("gexf")).encode())
        assert schema.validate(document), (asked, schema.error_log)


def test_gexf_has_times_colours_and_dashes(view: NetworkView) -> None:
    document = etree.fromstring(str(view.written("gexf")).encode())
    edges = {edge.get("label"): edge for edge in document.iter(f"{GEXF}edge") if edge.get("start") or edge.get("end")}
    assert (edges["oversees"].get("start"), edges["oversees"].get("end")) == ("2015-03-01", "2016-12-31")
    assert (edges["is accountable to"].get("start"), edges["is accountable to"].get("end")) == (None, "2014-03-31")
    assert document.find(f"{GEXF}graph").get("timeformat") == "date"  # type: ignore[union-attr]
    dashes = [edge.find(f"{VIZ}shape").get("value") for edge in document.iter(f"{GEXF}edge")]  # type: ignore[union-attr]
    assert dashes.count("dashed") == 1
    assert all(node.find(f"{VIZ}color") is not None for node in document.iter(f"{GEXF}node"))


def test_graphml_is_read_back_with_the_evidence_of_every_edge(view: NetworkView, tmp_path: Path) -> None:
    view.save(tmp_path / "area.graphml")
    read = nx.read_graphml(tmp_path / "area.graphml", force_multigraph=True)
    assert set(read.nodes) == set(view.graph.nodes)
    assert read.number_of_edges() == 8
    for _, _, values in read.edges(data=True):
        assert "code points" in values["evidence"]
        assert values["standing"] in {"in-force", "proposed", "ended"}
        assert values["weight"] >= 1


def test_csv_has_parties_and_ties(view: NetworkView, tmp_path: Path) -> None:
    view.save(tmp_path / "area.csv")
    with (tmp_path / "area.csv").open(encoding="utf-8", newline="") as file:
        ties = list(csv.DictReader(file))
    with (tmp_path / "area-nodes.csv").open(encoding="utf-8", newline="") as file:
        parties = {row["id"]: row for row in csv.DictReader(file)}
    assert len(parties) == 8
    assert len(ties) == 9
    assert all(tie["evidence"] for tie in ties)
    assert ties[-1]["source"] == ""
    assert all(tie["target"] in parties for tie in ties)
    assert parties["board/kelderdale/safeguarding-children-board"]["partners"] == "3"


def test_json_tells_all_with_passages(view: NetworkView) -> None:
    told = json.loads(str(view.written("json")))
    assert [len(told["nodes"]), len(told["edges"])] == [8, 9]
    assert told["measures"]["reciprocity"] == {"value": 0.0, "both_ways": 0, "pairs": 6}
    assert told["measures"]["density"] == {"value": 6 / 28, "tied": 6, "possible": 28}
    assert told["shared"] == [
        {
            "member": "body/vale-constabulary",
            "bodies": [
                "board/kelderdale/health-and-wellbeing-board", "board/kelderdale/safeguarding-children-board",
            ],
        }
    ]  # fmt: skip
    stated = {iri for edge in told["edges"] for iri in edge["passages"].split()}
    assert stated <= set(told["passages"])
    assert {passage["document"] for passage in told["passages"].values()} == {"document/kelderdale-cabinet-2016-05-03"}


def test_the_report_says_what_each_measure_means_and_how_thin_it_is(view: NetworkView) -> None:
    text = str(view.written("txt"))
    assert "Vale Constabulary: Kelderdale Health and Wellbeing Board, Kelderdale Safeguarding Children Board" in text
    assert "How thin: Rests on 6 ties that hold" in text
    assert "9. not stated reports to Kelderdale Health and Wellbeing Board [proposed]" in text


def test_a_comparison_in_files(data: Path, tmp_path: Path) -> None:
    made = compare_times(open_dataset(data), "2016", "2017", Asked(("Kelderdale",)))
    for form in ("svg", "json", "csv", "txt"):
        made.save(tmp_path / f"both.{form}")
    rows = list(csv.DictReader((tmp_path / "both.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["label"] for row in rows if row["in"] == "in 2016"] == ["oversees"]
    assert [row["number"] for row in rows] == [str(number) for number in range(1, 9)]
    told = json.loads((tmp_path / "both.json").read_text(encoding="utf-8"))
    assert [tie["label"] for tie in told["ties"]["only in the first"]] == ["oversees"]
    assert "Only: in 2016: 0 parties, 1 tie" in (tmp_path / "both.txt").read_text(encoding="utf-8")
    with pytest.raises(UnknownFormat, match=r"end the file's name in one of: \.svg"):
        made.save(tmp_path / "both.gexf")


@pytest.mark.parametrize("form", FORMS)
def test_the_command_writes_every_form_the_same_twice(data: Path, tmp_path: Path, form: str) -> None:
    for name in ("one", "two"):
        made = run(data, "--authority", "Kelderdale", "-o", tmp_path / f"{name}.{form}")
        assert made.exit_code == DONE, made.output
    assert (tmp_path / f"one.{form}").read_bytes() == (tmp_path / f"two.{form}").read_bytes()
    printed = run(data, "--authority", "Kelderdale", "--format", form)
    assert printed.stdout == (tmp_path / f"one.{form}").read_text(encoding="utf-8")


def test_the_command_compares_and_supposes(data: Path) -> None:
    areas = run(data, "--compare", "Kelderdale", "Marrowby")
    assert "In both: 1 party, 0 ties\n  Vale Constabulary (police)" in areas.stdout
    dates = run(data, "--authority", "Kelderdale", "--before-after", "2016", "2017")
    assert "Kelderdale Improvement Board oversees Kelderdale" in dates.stdout
    supposed = run(data, "--authority", "Kelderdale", "--without", "Kelderdale Improvement Board")
    assert "oversees Kelderdale: proposed, then holds" in supposed.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("--authority", "Kelderdael"), NOT_FOUND, 'no entity of class Authority is called "Kelderdael"'),
        (("--authority", "police/vale"), NOT_FOUND, "no entity"),
        (("--without", "the Board"), NOT_FOUND, '"the Board" could be any of these; give one of their ids:'),
        (("--kind", "friendship"), MISUSE, 'no tie is of kind "friendship"'),
        (("--as-at", "soon"), MISUSE, "is not a date"),
        (("--as-at", "2015", "--from", "2014"), MISUSE, "not both"),
        (("--compare", "Kelderdale", "Marrowby", "--without", "the Board"), MISUSE, "give one of"),
        (("--compare", "Kelderdale", "Marrowby", "--authority", "Kelderdale"), MISUSE, "leave out --authority"),
        (("--before-after", "2015", "2016", "--as-at", "2015"), MISUSE, "leave out --as-at"),
        (("--before-after", "2016", "2015"), MISUSE, "2016 is not before 2015"),
        (("--before-after", "2016-05", "2016"), MISUSE, "no date within the other"),
        (("--compare", "Kelderdale", "kelderdale"), MISUSE, "are one and the same"),
        (
            ("-o", "network.docx"),
            MISUSE,
            "end the file's name in one of: .svg, .png, .graphml, .gexf, .json, .csv, .txt",
        ),
    ],
)
def test_what_is_refused(data: Path, arguments: tuple[str, ...], status: int, message: str) -> None:
    made = run(data, *arguments)
    assert made.exit_code == status
    assert message in made.stderr
    assert made.stdout == ""


def test_png_by_the_extra(view: NetworkView, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="the extra png is not installed")
    view.save(tmp_path / "area.png")
    content = (tmp_path / "area.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) > 20_000
    assert png("<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'/>").startswith(b"\x89PNG")


def test_without_the_extra_a_png_says_what_to_install(view: NetworkView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    with pytest.raises(Missing, match=r"pip install 'goldenthread\[png\]'"):
        view.written("png")


def test_the_pictures_of_the_documentation_are_made_by_the_commands_it_shows() -> None:
    named = [Path(command[-1]) for command in commands()]
    assert [path.parent.as_posix() for path in named] == ["docs/pictures"] * 2
    root = Path(__file__).resolve().parents[1]
    for path in named:
        assert faults_of_svg((root / path).read_text(encoding="utf-8")) == []
        assert f"pictures/{path.name}" in PAGE.read_text(encoding="utf-8")
    shown = {command[2] for command in commands()}
    assert shown == {"Sunderland", "Cheshire East"}
