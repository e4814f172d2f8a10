"""The same paper states the same, whatever format it is published in."""

import subprocess
import sys
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
    "pdf": lambda parts: making.pdf(parts, wide=any(part.kind == "table" for part in parts)),
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
@pytest.mark.parametrize("plain", sorted(DOCUMENTS.iterdir()), ids=lambda path: path.stem)
def test_a_paper_states_the_same_in_every_format(plain: Path, form: str, tmp_path: Path) -> None:
    parts = making.elements(open_document(plain))
    path = making.made(tmp_path, f"{plain.stem}.{form}", FORMATS[form](parts))
    assert stated(path) == stated(plain)


@pytest.mark.corpus
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_published_reports_state_the_same_in_every_format(form: str, corpus_dir: Path, tmp_path: Path) -> None:
    for plain in sorted((corpus_dir / "council-reports").glob("*.txt")):
        path = making.made(tmp_path, f"{plain.stem}.{form}", FORMATS[form](making.elements(open_document(plain))))
        # where a quotation or a line with a dash begins a paragraph is a guess in a PDF: findings hang on that
        again, before = (
            [one for one in stated(each) if form != "pdf" or one["is"] != "FindingClaim"] for each in (path, plain)
        )
        # a space behind a hyphen is an accident of the plain text, which a line end does not keep
        assert repr(again).replace("- ", "-") == repr(before).replace("- ", "-"), plain.name


def test_no_library_of_a_format_is_imported_before_a_file_needs_it() -> None:
    code = "import sys, loaders.extraction; print(sorted({'lxml', 'pypdfium2', 'python_calamine'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"
