"""Keys of a header beyond the words and the columns: views, gaps, links, related questions, aliases, time, defaults."""

import pytest
from rdflib import Literal

from goldenthread.tables import print_table
from queries.catalogue import load_catalogue
from queries.errors import QuestionError
from queries.header import read_question
from queries.layouts import markdown_text, table_text
from queries.question import Column, Question
from queries.results import Result
from queries.views import TABLE, Chart, Network, Timeline, Views

QUESTIONS = tuple(load_catalogue())
GOOD = """#+ summary: Actions of a board
#+ description: Every action.
#+ tags: [actions]
#+ goldenthread:
#+   question: "What is {board} to do?"
#+   aliases:
#+     - "Tasks of {board}"
#+     - "Who is to do what?"
#+   version: 1.0.0
#+   parameters:
#+     board: {label: Board, class: gt:Party}
#+     kind: {label: Kind of document, scheme: document-kind, default: committee-report}
#+   columns:
#+     action: {label: Action, link: entity, name: text}
#+     text: {label: What}
#+     lead: {label: Lead}
#+     begun: {label: Begun}
#+     quote: {label: Words, as: evidence}
#+   gaps: [lead, begun]
#+   views:
#+     default: network
#+     network: {source: lead, target: action}
#+     chart: {kind: bar, x: lead, y: count(action)}
#+     timeline: {start: begun, label: text}
#+   related: [overdue-actions]
#+   seconds: 2.5
#+   denies: true
#+   examples:
#+     - values: {}
SELECT ?action ?text ?lead ?begun ?quote WHERE {
  ?action ?p ?text ; ?l ?lead ; ?q ?quote ; ?b ?begun FILTER(COALESCE(?p = ?__board_iri && ?q = ?_kind_iri, true))
} ORDER BY ?action
"""


def test_every_key_is_read() -> None:
    question = read_question("tasks", GOOD)
    assert question.aliases == ("Tasks of {board}", "Who is to do what?")
    assert question.columns[0] == Column("action", "Action", link="entity", named="text")
    assert question.columns[4] == Column("quote", "Words", evidence=True)
    assert question.gaps == ("lead", "begun")
    assert question.views == Views(
        "network",
        network=Network("lead", "action"),
        chart=Chart("bar", "lead", "action", counts=True),
        timeline=Timeline("begun", None, "text"),
    )
    assert (question.related, question.seconds, question.topic) == (("overdue-actions",), 2.5, "own")
    assert question.denies
    assert question.parameters[1].default == ("committee-report",)


def test_what_is_not_said_is_a_table_within_a_second() -> None:
    bare = "\n".join(
        line
        for line in GOOD.split("\n")
        if not line.startswith(("#+   views", "#+     default", "#+     network", "#+     chart", "#+     timeline"))
        and not line.startswith(("#+   seconds", "#+   gaps", "#+   denies"))
    )
    question = read_question("tasks", bare)
    assert (question.views, question.seconds, question.gaps, question.denies) == (TABLE, 1.0, (), False)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("gaps: [lead, begun]", "gaps: [leed]", "goldenthread: 'leed' is not a column; there are: action, text"),
        ("network: {source: lead", "network: {source: led", "views, network: 'led' is not a column"),
        ("network: {source", "network: {sauce", "'sauce' is not known; did you mean 'source'"),
        ("    timeline:", "    timelime:", "views: 'timelime' is not known; did you mean 'timeline'"),
        ("default: network", "default: map", "views: default 'map' is no view described here"),
        ("kind: bar", "kind: pie", "chart: kind 'pie' is not known; bar, line are"),
        ("count(action)", "count(actions)", "chart: 'actions' is not a column"),
        ("timeline: {start: begun, ", "timeline: {", "timeline: lacks 'start'"),
        ("link: entity", "link: thing", "columns, action: link 'thing' is not known; entity is"),
        ("link: entity, name: text", "link: entity, name: txt", "columns, action: 'txt' is not a column"),
        ("link: entity, name", "name", "name says which column names the things of a link, and there is no link"),
        ("as: evidence", "as: proof", "columns, quote: as 'proof' is not known; evidence is"),
        ("seconds: 2.5", "seconds: 0", "'seconds' must be a number above 0"),
        ("denies: true", "denies: often", "'denies' must be true or false"),
        ("seconds: 2.5", "seconds: soon", "'seconds' must be a number above 0"),
        ("Tasks of {board}", "Tasks of {bord}", r"has a place for 'bord', which is no parameter"),
        ("#+ goldenthread:", "#+ defaults:\n#+   - kind: table\n#+ goldenthread:", "default is given here and under defaults"),
    ],
)  # fmt: skip
def test_a_faulty_key_is_told_file_and_place(before: str, after: str, message: str) -> None:
    assert before in GOOD
    with pytest.raises(QuestionError, match=r"^tasks\.rq") as told:
        read_question("tasks", GOOD.replace(before, after, 1))
    assert message in str(told.value)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_that_ships_says_how_else_it_is_asked(question: Question) -> None:
    assert 2 <= len(question.aliases) <= 12
    assert len({question.question, question.summary, *question.aliases}) == len(question.aliases) + 2
    assert question.related
    assert [column.name for column in question.columns if column.evidence] == ["quote"]


def test_no_two_questions_share_an_alias() -> None:
    aliases = [alias.casefold() for question in QUESTIONS for alias in question.aliases]
    assert len(set(aliases)) == len(aliases)


def test_on_a_terminal_too(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(Result(EVIDENCE, ((Literal("x"), None, None, None, None, None),)))
    shown = capsys.readouterr().out
    assert shown.count("No evidence found") == 2


GAPS = (Column("text", "What"), Column("lead", "Lead", gap=True), Column("note", "Note"))
EVIDENCE = (*GAPS, Column("document", "Document", gap=True), Column("start", "Start"), Column("end", "End"))


def test_a_blank_in_a_column_of_gaps_is_put_into_words() -> None:
    assert table_text(GAPS, [(None, None, None)]).splitlines()[2].strip() == "No evidence found"
    assert markdown_text(GAPS, [(None, None, None)]).splitlines()[2] == "|  | No evidence found |  |"
    assert markdown_text(EVIDENCE, [(None,) * 6]).splitlines()[2] == ("|  | No evidence found |  | No evidence found |")
