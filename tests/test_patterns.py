"""A pattern that runs only where it can match finds what `re` finds, in every text."""

from __future__ import annotations

import gc
import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extraction import open_document, read_paper, reading_of
from loaders.patterns import Pattern, Several, compiled, prepare
from loaders.patterns.compiled import compile_pattern
from loaders.patterns.gated import ENOUGH
from loaders.patterns.needs import needs_of
from loaders.patterns.words import Needs
from tests.papers import DOCUMENTS

PIECES = ("inspect", "(?:ed|ion|s)", "(?:good|inadequate|)", r"\b", r"\s", " ", "[Bb]oard", r"\d{1,2}", "(?!\\w)", "x?",
          "(?:chair|led|owns|sits|reports|feeds)", "(?<=the )", "(?=to)", "(?:the )+", ".*", "[^.]{0,5}", "(us|we|our)?", "^", "$")  # fmt: skip
WORDS = ("inspected", "Inspection", "board", "Board", "the", "to", "us", "good", "12", "led", "reports", "chairs",
         "x", "boardroom", ".", "ſits", "ownſ", "İnspect", "٣", "inspect", "we're", "\n", "reinspect", "é", "_us")  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
patterns = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


def learned(pattern: str, flags: int = 0) -> Pattern:
    """The pattern after so many uses that it knows what it needs."""
    made = Pattern(pattern, flags)
    for _ in range(ENOUGH):
        made.search("")
    return made


def told(found: re.Match[str] | None) -> object:
    return found and (found.span(), found.groups(), found.groupdict(), found.lastgroup)


def agree(pattern: Pattern, text: str) -> None:
    """Fails where `pattern` finds in `text` anything but what `re` finds."""
    own = re.compile(pattern.pattern, pattern.flags)
    for at in (0, len(text) // 2):
        assert told(pattern.search(text, at)) == told(own.search(text, at))
        assert told(pattern.search(text, 0, at)) == told(own.search(text, 0, at))
    assert told(pattern.search(text)) == told(own.search(text))
    assert [told(m) for m in pattern.finditer(text)] == [told(m) for m in own.finditer(text)]
    assert pattern.sub("~", text) == own.sub("~", text)
    assert told(pattern.match(text)) == told(own.match(text))


@settings(max_examples=200, deadline=None)
@given(
    pattern=patterns,
    flags=st.sampled_from([0, int(re.I), int(re.I | re.M)]),
    text=st.lists(texts, min_size=4, max_size=8),
)
def test_gated_finds_what_re_finds(pattern: str, flags: int, text: list[str]) -> None:
    made = learned(pattern, flags)
    for one in text:
        agree(made, one)


@settings(max_examples=300, deadline=None)
@given(
    pattern=patterns,
    flags=st.sampled_from([0, int(re.I), int(re.I | re.M), int(re.S)]),
    text=texts,
    places=st.tuples(st.integers(0, 40), st.integers(0, 40)),
)
def test_a_search_from_one_first_character_to_the_next_finds_what_re_finds(
    pattern: str, flags: int, text: str, places: tuple[int, int]
) -> None:
    made, own = compile_pattern(pattern, flags), re.compile(pattern, flags)
    assert told(made.search(text)) == told(own.search(text))
    assert told(made.search(text, *places)) == told(own.search(text, *places))
    assert [told(m) for m in made.finditer(text)] == [told(m) for m in own.finditer(text)]
    assert (made.pattern, made.groupindex, made.flags) == (own.pattern, own.groupindex, own.flags)


@pytest.mark.parametrize(
    "pattern", [r"\b[ks]i\b", "[^a-z]i", "[^K]i", "[\u00ad-\u2fff]i", "ſ", "(?:ı|x)", "[A-Z]i", r"\W", "(?:a?|b)k"]
)
@pytest.mark.parametrize("flags", [0, int(re.I), int(re.A), int(re.A | re.I)])
def test_every_first_character_is_searched_for(pattern: str, flags: int) -> None:
    """Each letter in turn opens the only place where the pattern can match."""
    made, own = compile_pattern(pattern, flags), re.compile(pattern, flags)
    for letter in (*map(chr, range(0x180)), "\u017f", "\u212a", "\u2000"):
        for text in (letter, f"{letter}i", f"{letter}k"):
            assert told(made.search(text)) == told(own.search(text)), text


def test_of_several_patterns_those_are_likely_whose_needs_a_text_meets() -> None:
    forms = Several((name, (prepare(name, re.I),)) for name in ("zebra crossings?", "unicorns", r"\d{3}"))
    for number in range(2 * ENOUGH):
        assert set(forms.likely(f"Text {number} of 123 zebras and a crossing, unicorns beside them")) >= {"unicorns"}
    assert forms.likely("A crossing for zebra and other animals, none of them counted here") == ("zebra crossings?",)
    assert forms.likely("Unicorns, 12 of them, and nothing else that stands in this sentence") == ("unicorns", r"\d{3}")
    assert forms.likely("Nothing at all") == ()


@settings(max_examples=100, deadline=None)
@given(parts=st.lists(patterns, min_size=6, max_size=12), text=st.lists(texts, min_size=4, max_size=8))
def test_alternatives_tried_apart_find_what_they_find_together(parts: list[str], text: list[str]) -> None:
    whole = "|".join(f"(?:{part})" for part in parts)
    made = learned(whole, re.I)
    for one in text:
        agree(made, one)


def test_every_pattern_of_the_rules_agrees_on_real_sentences() -> None:
    """All that the rules look for, whatever it is, over every sentence of a composed paper."""
    papers = [read_paper(open_document(path)) for path in sorted(DOCUMENTS.iterdir())[:3]]
    for paper in papers:
        reading_of(paper.document)
    sentences = list({one.text for paper in papers for one in paper.sentences()})
    made = [one for one in gc.get_objects() if isinstance(one, Pattern)]
    assert len(made) > 500
    for number, pattern in enumerate({(one.pattern, one.flags) for one in made}):
        known = learned(*pattern)
        own = re.compile(*pattern)
        for text in sentences[number % 7 :: 7]:
            assert told(known.search(text)) == told(own.search(text)), (pattern, text)
            assert [told(m) for m in known.finditer(text)] == [told(m) for m in own.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\b(?:judged|rated)\b", [["<judged>", "<rated>"]]),
        ("[Cc]hair(?:man|woman)?", [["chair"]]),
        (r"inspect(?:ed|ion)s? of \d", [["inspect"], ["ed", "ion"], ["<of>"], ["0"]]),
        ("good|", []),
        ("(?:good)?", []),
        (r"good(?!\w)", [["good>"]]),
        ("(?<!re)inspect", [["inspect"]]),
    ],
)
def test_needs_are_read_off_the_pattern(pattern: str, needs: list[list[str]]) -> None:
    assert sorted(sorted(need) for need in needs_of(pattern, 0)) == sorted(needs)


def test_no_other_letter_stands_for_one_of_a_to_z() -> None:
    """The odd letters are all that there are: every other one that a pattern takes for a to z, `lower` does too."""
    letters = re.compile(f"[{string.ascii_lowercase}]", re.I)
    odd = {one for one in map(chr, range(128, 0x110000)) if letters.match(one)}
    assert odd == {"İ", "ı", "ſ", "\u212a"}


def test_a_need_that_is_new_counts_as_met_until_it_is_looked_for() -> None:
    needs = Needs()
    bit = needs.bit(frozenset({"<board>"}))
    assert needs.met_by("nothing of the kind") & bit
    for number in range(300):
        needs.met_by(f"text {number}")
    assert not needs.met_by("nothing of the kind") & bit
    assert needs.met_by("the Board") & bit
    assert not needs.met_by("the boards") & bit


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    with pytest.raises(re.error):
        prepare("(").search("words")


def test_other_names_are_no_methods() -> None:
    with pytest.raises(AttributeError):
        _ = prepare("a").scanner  # type: ignore[attr-defined]


def test_with_another_edition_of_re_patterns_are_as_it_compiles_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_EDITION", 0)
    tree = re._parser.parse(r"(?P<who>board|panel)s?\b", re.I)  # type: ignore[attr-defined]
    for made in (compiled.compile_pattern(tree.state.str, re.I), compiled.compiled(tree, re.I)):
        assert [found["who"] for found in made.finditer("The Board, two panels and a boarder")] == ["Board", "panel"]
