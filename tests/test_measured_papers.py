"""The measured papers are what they claim to be: made, read, and annotated in the terms of the claim interface."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from loaders import claims
from loaders.extraction import open_document
from tests.measured import SETS, gold, made, words

_TYPES = {
    name.removesuffix("Claim").lower(): get_type_hints(kind)
    for name, kind in vars(claims).items()
    if name.endswith("Claim") and name != "Claim"
}
_RENAMED = {"from": "valid_from", "to": "valid_to"}
_BESIDE = {"claim", "evidence", "required", "note"}
_DATES = ("date", "start", "end", "published", "deadline", "as_of", "from", "to")
each_paper = pytest.mark.parametrize("slug", [slug for one in SETS.values() for slug in one.papers])
# Sets of what is found first on a council's site, and how many of their papers are of which format.
FORMATS = {
    "fourteenth": {"docx": 4, "html": 2, "pdf": 4, "txt": 2},
    "fifteenth": {"docx": 4, "html": 3, "pdf": 4, "txt": 1},
    "sixteenth": {"docx": 4, "html": 3, "pdf": 4, "txt": 1},
    "seventeenth": {"docx": 4, "html": 2, "pdf": 5, "txt": 1},
    "eighteenth": {"docx": 4, "html": 3, "pdf": 4, "txt": 1},
    "nineteenth": {"docx": 5, "html": 2, "pdf": 4, "txt": 1},
    "twentieth": {"docx": 4, "html": 3, "pdf": 4, "txt": 1},
    "twenty-first": {"docx": 4, "html": 3, "pdf": 4, "txt": 1},
    "twenty-second": {"docx": 4, "html": 3, "pdf": 4, "txt": 1},
    "twenty-third": {"docx": 4, "html": 3, "pdf": 4, "txt": 1},
    "twenty-fourth": {"docx": 1, "html": 9, "pdf": 1, "txt": 1},
    "twenty-fifth": {"docx": 3, "html": 7, "pdf": 2},
    "twenty-sixth": {"docx": 1, "html": 9, "pdf": 1, "txt": 1},
    "twenty-seventh": {"docx": 3, "html": 7, "pdf": 2},
    "twenty-eighth": {"docx": 1, "html": 9, "pdf": 1, "txt": 1},
    "twenty-ninth": {"docx": 3, "html": 7, "pdf": 2},
    "thirtieth": {"docx": 4, "html": 3, "pdf": 4, "txt": 1},
    "thirty-first": {"docx": 3, "html": 7, "pdf": 1, "txt": 1},
}


def _gold(slug: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gold(slug).read_text(encoding="utf-8").splitlines()]


def _literals(hint: Any) -> Iterator[str]:
    """The closed list that a type allows, if it does."""
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    elif get_origin(hint) is UnionType or isinstance(hint, UnionType):
        for part in get_args(hint):
            yield from _literals(part)


@pytest.mark.parametrize("slugs", [one.papers for name, one in SETS.items() if name not in ("ninth", *FORMATS)])
def test_there_are_enough_papers_in_each_format(slugs: tuple[str, ...]) -> None:
    assert len(slugs) >= 12
    formats = [re.search(r"^format: (\w+)$", _source(slug), re.MULTILINE)[1] for slug in slugs]  # type: ignore[index]
    assert formats.count("pdf") >= 4
    assert formats.count("docx") >= 4
    assert {"html", "xlsx"} <= set(formats)


def test_the_ninth_set_is_what_is_downloaded_by_the_dozen() -> None:
    formats = [re.search(r"^format: (\w+)$", _source(slug), re.MULTILINE)[1] for slug in SETS["ninth"].papers]  # type: ignore[index]
    assert {name: formats.count(name) for name in formats} == {"docx": 2, "html": 4, "pdf": 3, "txt": 1}


def test_sets_of_what_is_found_first_have_no_workbook() -> None:
    for name, expected in FORMATS.items():
        formats = [re.search(r"^format: (\w+)$", _source(slug), re.MULTILINE)[1] for slug in SETS[name].papers]  # type: ignore[index]
        assert {kind: formats.count(kind) for kind in formats} == expected


def _source(slug: str) -> str:
    return (gold(slug).parent / "source.md").read_text(encoding="utf-8")


@each_paper
def test_every_quote_stands_in_the_paper(slug: str) -> None:
    shown = words(slug)
    quotes = [passage["quote"] for claim in _gold(slug) for passage in claim["evidence"]]
    assert [quote for quote in quotes if quote not in shown] == []
    assert all(claim["evidence"] for claim in _gold(slug))


@each_paper
def test_gold_keeps_to_the_claim_interface(slug: str) -> None:
    for claim in _gold(slug):
        fields = _TYPES[claim["claim"]]
        for name, value in claim.items():
            if name in _BESIDE:
                continue
            allowed = set(_literals(fields[_RENAMED.get(name, name)]))
            assert not allowed or value in allowed, f"{claim['claim']}: {name} is {value!r}"
            assert name not in _DATES or re.fullmatch(r"\d{4}(-\d\d){0,2}", value), claim


@each_paper
def test_nothing_is_said_twice(slug: str) -> None:
    said = [json.dumps({k: v for k, v in claim.items() if k not in _BESIDE - {"claim"}}) for claim in _gold(slug)]
    assert [claim for claim in said if said.count(claim) > 1] == []


@each_paper
def test_the_made_file_shows_the_words_of_its_source(slug: str, tmp_path: Path) -> None:
    text = open_document(made(slug, tmp_path)).text
    written = set(re.findall(r"[A-Za-z]{4,}", words(slug)))
    shown = set(re.findall(r"[A-Za-z]{4,}", text))
    assert len(written & shown) >= 0.98 * len(written), sorted(written - shown)
