"""What meetings settle where nothing opens it, and what inspections ask in lists known by their shape."""

from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from loaders.claims import RecommendationClaim
from loaders.extraction import is_known, read_paper
from tests.papers import HEAD, claims, document

SAID = yaml.safe_load((Path(__file__).parent / "fixtures" / "settled-plainly.yml").read_text(encoding="utf-8"))
HEADS = {
    "page": (
        "# Agenda item\n\n## Ofsted inspection of children's services\n\n"
        "Meeting of Children's Scrutiny Committee, Northshire, Monday 4 March 2019 2.00 pm (Item 8.)\n\n"
    ),
    "minutes": (
        "Northshire County Council\n\nMinutes of the Children's Scrutiny Committee held on 18 September 2019\n\n"
        "PRESENT: Councillor Able (Chair)\n\nAPOLOGIES: Councillor Baker\n\nRESOLVED: That the minutes be approved.\n\n"
        "5. Ofsted inspection of children's services\n\n"
    ),
}


class Settled(TypedDict, total=False):
    """A composed body below one of the heads, and what is settled in it."""

    head: str
    body: str
    found: list[str]
    method: str


class Shaped(TypedDict, total=False):
    """A composed body of a report about an inspection, and the texts and addressees of what was recommended."""

    body: str
    found: list[list[str | None]]
    made_by: str


@pytest.mark.parametrize("said", SAID["settled"], ids=lambda said: said["body"][:40])
def test_what_is_settled_without_a_word_that_opens_it(said: Settled) -> None:
    told = claims(said["body"], RecommendationClaim, head=HEADS[said["head"]])
    assert [claim.text for claim in told] == said["found"]
    assert {claim.method for claim in told} <= {said.get("method", "resolution")}


@pytest.mark.parametrize("said", SAID["shaped"], ids=lambda said: said["body"][:40])
def test_what_is_asked_in_lists_and_sentences_known_by_their_shape(said: Shaped) -> None:
    told = claims("Ofsted inspected services in May 2018.\n\n" + said["body"], RecommendationClaim, head=HEAD)
    assert [claim.text for claim in told] == [text for text, _ in said["found"]]
    assert {claim.made_by for claim in told} <= {said.get("made_by")}
    addressed = [(claim.addressee, to) for claim, (_, to) in zip(told, said["found"], strict=True) if to]
    assert all(addressee == to for addressee, to in addressed)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Chapter 2: The Board and how it works\n\nThe Northshire Safeguarding Children Board (NSCB) met five times. Ofsted"
         " reviewed the NSCB beside its inspection of the County Council. An action plan followed, and the Board's serious case"
         " reviews and the scrutiny committee's questions went to the Health and Wellbeing Board.\n", True),
        ("Chapter 2: The board and how it turns\n\nThe captain called for a commissioner, an inspector and a social worker, and"
         " they sailed for the islands at dawn with the tide behind them.\n", False),
    ],
)  # fmt: skip
def test_a_chapter_is_known_where_it_is_of_the_field(text: str, known: bool) -> None:
    assert is_known(read_paper(document(text), of="Northshire")) is known
