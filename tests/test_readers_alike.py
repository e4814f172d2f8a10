"""The same paper states the same, whatever format it is published in."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from loaders.extraction import extract, open_document
from tests import making
from tests.papers import DOCUMENTS

FORMATS: dict[str, Callable[[Sequence[making.Element]], bytes]] = {
    "docx": making.word,
    "html": making.web_page,
    "pdf": making.pdf,
}
_OF_THE_FILE = ("evidence", "file", "sha256", "characters")


def stated(path: Path) -> list[dict[str, object]]:
    """The claims of a paper without what depends on its format: its bytes, and where its words stand."""
    document = open_document(path)
    found = extract(document)
    for claim in found:
        assert all(document.text[e.start : e.end] == e.quote for e in claim.evidence)
    return [
        {k: v for k, v in asdict(claim).items() if k not in _OF_THE_FILE} | {"is": type(claim).__name__}
        for claim in found
    ]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("paper", ["kelderdale-hwb-2018", "westmere-jtai-plan-2021"])
def test_a_paper_states_the_same_in_every_format(paper: str, form: str, tmp_path: Path) -> None:
    plain = DOCUMENTS / f"{paper}.txt"
    parts = making.elements(plain.read_text(encoding="utf-8"))
    path = making.made(tmp_path, f"{paper}.{form}", FORMATS[form](parts))
    assert stated(path) == stated(plain)
