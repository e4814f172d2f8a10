"""Sentences to saved questions, over what ships: nothing wrong is asked, most is asked right, and all of it is told."""

import re
import shlex
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from benchmarks.words import entries, fare
from goldenthread.cli import app
from graph.dataset import Dataset, open_dataset
from graph.names import Names
from queries.binding import bind
from queries.catalogue import Catalogue
from queries.errors import NotUnderstood
from queries.header import read_question
from queries.sentences.asking import ask_in_words
from queries.sentences.dates import dates_in
from queries.sentences.finding import understand
from queries.sentences.lexicon import NOT, cut, load_lexicon
from queries.sentences.naming_values import faults_of_wording
from queries.sentences.profiles import load_profiles, profiles_of
from queries.sentences.spelling import is_slip
from queries.sentences.understanding import Understanding

FLOORS = {
    "tuned": 56, "held": 54, "late": 29, "last": 30, "fresh": 26,
    "hostile": 11, "plain": 58, "again": 14, "third": 16, "fourth": 27, "fifth": 7,
}  # fmt: skip

TWISTS = (
    "{} except in Gateshead", "{}, but not Sunderland", "{} apart from Leeds", "{} unless they are done", "{} not in 2015",
    "{} on average", "{} since 2014", "{} or in Zzyzx", "it is not true that {}", "why {}", "who is to blame for {}",
    "{} with the highest grade", "{} compared with last year",
)  # fmt: skip


@pytest.fixture(scope="module")
def data(shipped_data: Path) -> Path:
    return shipped_data


@pytest.fixture(scope="module")
def dataset(data: Path) -> Dataset:
    return open_dataset(data)


@pytest.fixture(scope="module")
def names(dataset: Dataset) -> Names:
    return Names(dataset)


def read(sentence: str, names: Names, **given: str) -> Understanding:
    return understand(sentence, load_profiles(), names, {name: (value,) for name, value in given.items()})


@pytest.mark.parametrize("name", FLOORS)
def test_nothing_wrong_is_asked_and_most_is_asked_right(name: str, names: Names) -> None:
    fared = [fare(entry, names) for entry in entries(name)]
    assert [one.sentence for one in fared if one.how == "wrong"] == []
    assert Counter(one.how for one in fared)["asked right"] >= FLOORS[name]


@pytest.mark.parametrize("twist", TWISTS)
def test_what_a_sentence_adds_and_no_question_takes_up_keeps_it_from_being_asked(twist: str, names: Names) -> None:
    sentences = [entry["ask"].rstrip("?") for name in ("late", "last") for entry in entries(name) if "to" in entry]
    assert [asked for one in sentences if read(asked := twist.format(one), names).sure] == []


WORDS = sorted({word for name in FLOORS for entry in entries(name) for word in entry["ask"].split()})


@settings(deadline=None, max_examples=300)
@given(said=st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=14).map(" ".join))
def test_what_is_asked_can_be_asked_whatever_is_typed(said: str, names: Names) -> None:
    understanding = read(said, names)
    assert (understanding.sure is None) == bool(understanding.why)
    if understanding.sure:
        assert understanding.sure.clear
        bind(understanding.sure.question, understanding.sure.values, names.resolve)


def test_a_sentence_has_an_end(names: Names) -> None:
    assert read("boards of Sunderland " * 100, names).why == ("a sentence has at most 1,000 characters",)


def test_the_words_of_a_question_never_ask_another(names: Names) -> None:
    for profile in load_profiles().each:
        question = profile.question
        values = {name: ", ".join(several) for name, several in question.examples[0].values.items()}
        sentence = re.sub(r"\{(\w+)\}", lambda found, of=values: of.get(found[1], ""), question.question)
        for asked in (sentence, question.summary, *question.aliases):
            sure = read(asked, names).sure
            assert sure is None or sure.question.id == question.id, asked


def test_what_was_taken_for_what_and_the_command_that_asks_the_same(names: Names) -> None:
    interpretation = read("which actions in Sunderland have no lead?", names).sure
    assert interpretation is not None
    assert [(one.words, one.parameter, one.value) for one in interpretation.taken] == [
        ("Sunderland", "authority", "Sunderland"), ("no lead", "slot", "lead"),
    ]  # fmt: skip
    assert interpretation.command() == "goldenthread ask actions-lacking -p authority=Sunderland -p slot=lead"


def test_values_with_spaces_and_quotes_are_ready_to_type(names: Names) -> None:
    interpretation = read("all relations of the Gateshead Children's Trust Board", names).interpretations[0]
    assert shlex.split(interpretation.command())[-1] == "party=Gateshead Children's Trust Board"


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("which actions do NOT lack a lead", "deny or affirm"),
        ("actions with no lead and no deadline", 'may mean each of them, or all at once; say "or" for each'),
        ("which actions are overdue", r"As at \(asAt\) is missing: add it with -p asAt="),
        ("what was overdue in October 2015", "asAt"),
        ("who was what to whom on September 2015", "2015-09 is no day; Day takes one, as day=2015-09-18"),
        ("who oversees the improvement plan", "could be any of these: .*plan/gateshead/improvement-plan"),
        ("who reported to the children's improvement board", "could be any of these: .*Herefordshire"),
        ("boards of Hertfordshyre", "is no name of the graph; is Hertfordshire meant"),
        ("meetings of Sunderland and Herefordshire", "may be two of a kind; ask once for each"),
        ("reporting lines, Gateshead", r"could be the Receiver \(receiver\) or Reporter"),
        ("which actions have a lead", "as near|asks the opposite"),
        ("weather in Sunderland", 'not understood: "weather"'),
        ("what is Sunderland", "no saved question is near enough"),
        ("", "no saved question is near enough"),
    ],
)
def test_a_doubt_is_told_and_nothing_is_asked(sentence: str, why: str, names: Names) -> None:
    understanding = read(sentence, names)
    assert understanding.sure is None
    assert any(re.search(why, reason) for reason in understanding.why), understanding.why
    assert len(understanding.interpretations) == 3


def test_a_slip_is_put_right_and_told_another_letter_is_not(names: Names) -> None:
    interpretation = read("boards in Gatehead", names).sure
    assert interpretation is not None
    assert [(one.words, one.value, one.respelt) for one in interpretation.taken] == [("Gatehead", "Gateshead", True)]
    assert read("recomendations on neglect", names).interpretations[0].respelt == (
        ("recomendations", "recommendations"),
    )
    assert is_slip("sunderlnd", "sunderland")
    assert is_slip("herefordshrie", "herefordshire")
    assert not is_slip("hertfordshire", "herefordshire")
    assert not is_slip("east sussex", "west sussex")
    assert not is_slip("bath", "baths")


def test_values_given_beside_the_sentence_stand(names: Names, dataset: Dataset) -> None:
    assert read("which actions are overdue", names, asAt="2015-12-01").sure is not None
    interpretation, result = ask_in_words(
        dataset, "actions in Bury without a lead", load_profiles(), names, {"authority": ("Sunderland",)}
    )
    assert interpretation.question.id == "actions-lacking"
    assert {str(row[0]) for row in result.rows} == {"Sunderland"}
    with pytest.raises(NotUnderstood) as refused:
        ask_in_words(dataset, "tell me a joke about boards", load_profiles(), names)
    assert len(refused.value.near) == 3


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("on 1st of October 2015", [("2015-10-01", "on")]),
        ("before 31/03/2019", [("2019-03-31", "before")]),
        ("between 2018-09-17 and 2022-11-21", [("2018-09-17", "between"), ("2022-11-21", "and")]),
        ("in Sept 2015, since March 2014", [("2015-09", "in"), ("2014-03", "since")]),
        ("October 1 2015", [("2015-10-01", "")]),
        ("on 31 February 2015", [("2015-02", "")]),
        ("on or before 2014", [("2014", "on or before")]),
        ("2,500 of 31/02/2019 or 12", []),
    ],
)
def test_dates_with_the_word_that_bounds_them(said: str, found: list[tuple[str, str]]) -> None:
    assert [(one.edtf, one.bound) for one in dates_in(cut(said))] == found


def test_a_question_of_what_is_lacking_is_asked_by_a_denial_alone(names: Names) -> None:
    denying = [profile for profile in load_profiles().each if profile.denies]
    assert len(denying) > 10
    for profile in denying:
        for alias in profile.question.aliases:
            words = [word.text for word in cut(alias) if word.plain in ("no", "without", "nobody", "not", "never")]
            for word in words:
                affirmed = re.sub(rf"\b{word}\b", "a", alias)
                sure = read(affirmed, names).sure
                if affirmed.count(" a ") and not load_lexicon().denies(load_lexicon().of(affirmed)):
                    assert sure is None or not profiles_of(Catalogue((sure.question,))).each[0].denies, affirmed


@pytest.mark.parametrize(
    ("alias", "fault"),
    [
        ("Which councils are inadequate?", "names a value that no parameter takes (inadequ)"),
        ("Boards with a chair", "denies nothing"),
        ("Boards without a chair", ""),
    ],
)
def test_the_words_of_a_question_are_checked(alias: str, fault: str, names: Names) -> None:
    question = next(one.question for one in load_profiles().each if one.question.id == "boards-without-chair")
    faults = faults_of_wording(replace(question, aliases=(alias,)), names)
    assert bool(fault) == bool(faults)
    assert fault in " ".join(faults)


def test_the_words_of_what_ships_have_no_fault(names: Names) -> None:
    assert [fault for one in load_profiles().each for fault in faults_of_wording(one.question, names)] == []


@pytest.mark.parametrize(
    ("asked", "not_asked"),
    [
        ("boards without a chair", "chairs without a board"),
        ("LSCBs judged lower than their council", "councils judged lower than their LSCB"),
        ("who is the SSCB accountable to", "who is accountable to the SSCB"),
        ("when was Bury inspected", "who inspected Bury"),
        ("documents from Durham", "documents on Durham"),
        ("which councils are under intervention", "which councils are out of intervention"),
    ],
)
def test_the_same_words_otherwise_put_are_not_asked(asked: str, not_asked: str, names: Names) -> None:
    assert read(asked, names).sure is not None
    assert read(not_asked, names).sure is None


def test_words_of_one_meaning_have_one_form() -> None:
    assert tokens("Which councils’ committees does no one supervise?") == tokens("authority board nobody oversees")
    assert tokens("tasks past their deadline and not done") == tokens("actions that are overdue")
    assert tokens("isn't it so without councils") == [NOT, NOT, *tokens("council")]
    assert tokens("which of these is it, please") == []


def tokens(text: str) -> list[str]:
    return [term.token for term in load_lexicon().of(text)]


def test_an_alias_is_another_way_to_ask(names: Names) -> None:
    text = """#+ summary: What is called so
#+ description: Things by the look of them
#+ goldenthread:
#+   question: What is known of shapes?
#+   aliases: ["Which zebras are striped?"]
#+   version: 1.0.0
#+   columns: {s: {label: S}}
#+   examples: [{values: {}}]
SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s"""
    question = read_question("shapes", text)
    assert question.aliases == ("Which zebras are striped?",)
    profiles = profiles_of(Catalogue((*(one.question for one in load_profiles().each), question)))
    found = understand("striped zebras", profiles, names).sure
    assert found is not None
    assert found.question.id == "shapes"


def test_the_command_tells_what_it_asks_on_standard_error(data: Path) -> None:
    asked = CliRunner().invoke(app, ["ask", "boards in Sunderlnd", "--data", str(data), "--format", "csv"])
    assert asked.exit_code == 0
    assert "Asked: boards-of-an-area: Which boards exist in Sunderland?" in asked.stderr
    assert '"Sunderlnd" taken for authority Sunderland, as if it were spelt so' in asked.stderr
    assert "The same: goldenthread ask boards-of-an-area -p authority=Sunderland" in asked.stderr
    same = CliRunner().invoke(
        app, ["ask", "boards-of-an-area", "-p", "authority=Sunderland", "--data", str(data), "--format", "csv"]
    )
    assert same.stdout == asked.stdout


def test_the_example_of_the_readme_is_true(data: Path) -> None:
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    command, _, told = text.partition('$ goldenthread ask "')[2].partition("```")[0].partition("\n")
    asked = CliRunner().invoke(app, ["ask", command.rstrip('"'), "--data", str(data)])
    assert asked.stderr.startswith(told)
    assert told.count("\n") == 4


def test_the_command_offers_three_and_asks_none(data: Path) -> None:
    refused = CliRunner().invoke(app, ["ask", "actions with no lead but not in Gateshead", "--data", str(data)])
    assert refused.exit_code == 3
    assert refused.stdout == ""
    assert 'not understood: "but"' in refused.stderr
    assert refused.stderr.count("\n  goldenthread ask ") == 3


def test_a_value_beside_the_sentence_that_is_none_is_told(data: Path) -> None:
    refused = CliRunner().invoke(app, ["ask", "which actions are overdue", "-p", "today", "--data", str(data)])
    assert refused.exit_code == 2
    assert '"today" is not NAME=VALUE' in refused.stderr
