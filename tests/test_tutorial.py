"""The tutorial, run from top to bottom as a notebook runs it, over the facts that ship."""

import ast
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree, html

from goldenthread.places import DATA_VARIABLE

NOTEBOOK = Path(__file__).parents[1] / "docs" / "tutorial.ipynb"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]


class Ran:
    """What a notebook that was run leaves: its names, and the value that each code cell ends with."""

    def __init__(self, cells: list[dict[str, Any]]) -> None:
        self.names: dict[str, Any] = {}
        self.values = [self._run("".join(cell["source"])) for cell in cells if cell["cell_type"] == "code"]

    def _run(self, source: str) -> Any:
        """Runs a cell as IPython does: the last expression's value is the cell's."""
        tree = ast.parse(source)
        ending = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, str(NOTEBOOK), "exec"), self.names)
        if not isinstance(ending, ast.Expr):
            return None
        return eval(compile(ast.Expression(ending.value), str(NOTEBOOK), "eval"), self.names)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tutorial")


@pytest.fixture(scope="module")
def ran(folder: Path, shipped_data: Path) -> Ran:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_VARIABLE, str(shipped_data))
        patch.chdir(folder)
        return Ran(CELLS)


def test_it_is_stored_without_results() -> None:
    for cell in CELLS:
        assert set(cell) == {"cell_type", "id", "metadata", "source"} | (
            {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        )
        assert cell["metadata"] == {}
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    assert len({cell["id"] for cell in CELLS}) == len(CELLS)


def test_the_answers_are_those_of_the_papers(ran: Ran) -> None:
    assert [row["row"] for row in ran.names["lacking"]] == ["143-4", "145-2", "147-2"]
    assert {row["standing"] for row in ran.names["oversight"]} == {"in-force", "proposed"}
    (passage,) = ran.names["lacking"].evidence(0)
    assert (passage.paragraph, passage.start) == ("143", 9796)
    assert ("Sunderland Safeguarding Children Board", "Sunderland Health and Wellbeing Board") in {
        (row["who"], row["whom"]) for row in ran.names["reporting"]
    }
    assert ran.names["scrutiny"][0]["paragraph"] == "1.11"


def test_the_thread_stops_where_the_papers_stop(ran: Ran) -> None:
    assert {step.start.label for step in ran.names["thread"].breaks} == {"Sunderland Health and Wellbeing Board"}


def test_what_is_shown_is_sound(ran: Ran) -> None:
    shown = [value for value in ran.values if hasattr(value, "_repr_html_") or hasattr(value, "_repr_svg_")]
    assert len(shown) == 5
    for value in shown:
        if hasattr(value, "_repr_svg_"):
            assert etree.fromstring(value._repr_svg_().encode()).tag.endswith("svg")
        else:
            assert html.fromstring(value._repr_html_()).find(".//caption") is not None


def test_the_spreadsheet_and_the_citation(ran: Ran, folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "actions-without-a-lead.xlsx")
    assert [cell.value for cell in book["Answer"]["C"]] == ["Row", "143-4", "145-2", "147-2"]
    version = ran.names["graph"].dataset.manifest.version
    assert ran.values[0] == version
    assert version in ran.names["lacking"].cite()
