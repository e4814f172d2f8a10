"""Claims that ship without words get them back from the document, and only from the right one."""

import dataclasses

import pytest

from loaders.claims import ActionClaim, BodyClaim, Claim, Evidence, FindingClaim, RecommendationClaim
from loaders.errors import BadClaims
from loaders.wording import plain, with_words

TEXT = (
    "NORTHSHIRE SAFEGUARDING BOARD\n"
    "7. Count what\tAsk every **school** via:\tBoard Chair\t\n"
    "training changes\t•letters •visits\t\tLetters went out on 3<sup>rd</sup> May\n"
    "- Schools &amp; nurseries\n- know the Board\n"
)
SLUG = "northshire-2016"


def span(words: str, field: str | None = None, *, empty: bool = False) -> Evidence:
    start = TEXT.index(words)
    return Evidence(start=start, end=start if empty else start + len(words), field=field)


def action(*evidence: Evidence, progress: str | None = None) -> ActionClaim:
    return ActionClaim(
        document=SLUG, evidence=evidence, confidence=1.0, method="manual", authority="Northshire", progress=progress
    )


def worded(claim: Claim) -> Claim:
    return with_words([claim], TEXT)[0]


def test_a_text_is_rebuilt_from_its_passages_in_their_order() -> None:
    claim = worded(action(span("Ask every **school** via:", "text"), span("•letters •visits", "text")))
    assert isinstance(claim, ActionClaim)
    assert claim.text == "Ask every school via: letters visits"
    assert claim.progress is None


def test_progress_takes_the_place_of_its_summary() -> None:
    claim = worded(action(span("Letters went out on 3<sup>rd</sup> May", "progress"), progress="Letters sent."))
    assert isinstance(claim, ActionClaim)
    assert claim.progress == "Letters went out on 3rd May"


def test_an_empty_cell_states_nothing() -> None:
    claim = worded(action(span("Board Chair", "lead"), span("\tLetters", "progress", empty=True)))
    assert isinstance(claim, ActionClaim)
    assert claim.progress is None
    assert [one.quote for one in claim.evidence] == ["Board Chair", ""]


def test_the_label_in_front_is_no_part_of_the_text() -> None:
    claim = worded(
        RecommendationClaim(
            document=SLUG, evidence=(span("7. Count what", "text"), span("training changes", "text")),
            confidence=1.0, method="manual", authority="Northshire", number="7",
        )
    )  # fmt: skip
    assert isinstance(claim, RecommendationClaim)
    assert claim.text == "Count what training changes"


def test_dashes_at_line_starts_and_entities_are_markup() -> None:
    claim = worded(
        FindingClaim(
            document=SLUG, evidence=(span("- Schools &amp; nurseries\n- know the Board", "text"),),
            confidence=1.0, method="manual", authority="Northshire", polarity="strength",
        )
    )  # fmt: skip
    assert isinstance(claim, FindingClaim)
    assert claim.text == "Schools & nurseries know the Board"


@pytest.mark.parametrize(
    ("words", "number", "line"),
    [
        ("143 Count the visits", "143", "Count the visits"),
        ("143 visits were counted", None, "143 visits were counted"),
        ("a)  Count\n the visits", None, "Count the visits"),
        ("(c) Count the visits", "c", "Count the visits"),
        ("12. Count the visits", None, "Count the visits"),
        ("a count of visits", "a", "count of visits"),
        ("A count of visits", None, "A count of visits"),
        ("Annex O\\* praise", None, "Annex O praise"),
    ],
)
def test_plain(words: str, number: str | None, line: str) -> None:
    assert plain(words, number=number) == line


def test_every_quote_is_its_slice_and_nothing_else_changes() -> None:
    body = BodyClaim(
        document=SLUG, evidence=(span("NORTHSHIRE SAFEGUARDING BOARD"), span("Board Chair")), confidence=1.0,
        method="manual", name="Northshire Safeguarding Board",
    )  # fmt: skip
    quoted = worded(body)
    assert [one.quote for one in quoted.evidence] == ["NORTHSHIRE SAFEGUARDING BOARD", "Board Chair"]
    bare = tuple(dataclasses.replace(one, quote=None) for one in quoted.evidence)
    assert dataclasses.replace(quoted, evidence=bare) == body


def test_a_passage_beyond_the_text_is_refused() -> None:
    claim = action(Evidence(start=0, end=len(TEXT) + 1, field="text"))
    with pytest.raises(BadClaims, match=r"northshire-2016: passage 0-\d+ lies beyond its \d+ characters"):
        with_words([claim], TEXT)
