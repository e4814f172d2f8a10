"""How vocabulary is written: patterns as lists, and files of a sensible size."""

from __future__ import annotations

import pytest
import yaml

from loaders.lexicon import load
from loaders.lexicon.notation import Loader

LONGEST = 220

WRITTEN = {
    "!run ['a ', [b, c], '? d']": "a (?:b|c)? d",
    "!run [{who: [she, he]}, ' said']": "(?P<who>she|he) said",
    "!run [{day: '\\d+'}, !ahead [st, nd]]": r"(?P<day>\d+)(?=st|nd)",
    "!either [a, !run [b, [c, d]], e]": "a|b(?:c|d)|e",
    "!run [!maybe ['not '], led, !unless [' by', ' to']]": "(?:not )?led(?! by| to)",
    "!any [a, [b, !maybe [c]]]": "(?:a|(?:b|(?:c)?))",
    "[a, !either [b, c]]": ["a", "b|c"],
    "'a|b'": "a|b",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_pattern_written_as_a_list_is_the_pattern(text: str) -> None:
    assert yaml.load(text, Loader=Loader) == WRITTEN[text]


def test_an_unknown_tag_is_refused_and_so_is_one_that_would_make_an_object() -> None:
    for text in ("!sequence [a]", "!!python/object/apply:os.getcwd []"):
        with pytest.raises(yaml.YAMLError):
            yaml.load(text, Loader=Loader)


def test_a_folder_is_read_as_one_subject() -> None:
    assert {"cue", "forms"} <= load("relations/oversees").keys()
