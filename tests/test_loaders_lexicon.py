"""How vocabulary is written: patterns as lists, and files of a sensible size."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from loaders.lexicon import load
from loaders.lexicon.notation import Loader

LONGEST = 420

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


@pytest.mark.parametrize("text", ["!any [in, on]", "!run ['a', [5, six]]", "!run [{day: [off]}]"])
def test_a_word_that_yaml_takes_for_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="quotation marks"):
        yaml.load(text, Loader=Loader)


def test_a_folder_is_read_as_one_subject() -> None:
    assert {"cue", "forms"} <= load("relations/oversees").keys()


def test_every_subject_can_be_read_and_no_line_of_it_is_long() -> None:
    folder = Path(str(files("loaders.lexicon")))
    for path in sorted(folder.rglob("*.yml")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        assert load(name), name
        longest = max(map(len, path.read_text(encoding="utf-8").splitlines()))
        assert longest <= LONGEST, f"{name}: a line of {longest} characters; write it as a list (decision 43)"
