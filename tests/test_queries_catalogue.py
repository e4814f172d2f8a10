"""The catalogue: every file of it, and what a faulty file is told."""

import pytest
from rdflib.plugins.sparql import prepareQuery

from queries.catalogue import load_catalogue, load_question
from queries.errors import QuestionError, UnknownQuestion
from queries.header import read_question
from queries.question import Column, Question
from queries.question_files import QuestionFile, question_files

FILES = question_files()
QUESTIONS = tuple(load_catalogue())
EVIDENCE = ("title", "document", "paragraph", "start", "end", "quote")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.id)
def test_every_file_is_plain_sparql(file: QuestionFile) -> None:
    text = file.text()
    prepareQuery(text)
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_says_what_people_need(question: Question) -> None:
    assert question.tags
    assert question.question.endswith("?")
    for parameter in question.parameters:
        if parameter.kind == "iri":
            assert parameter.cls or parameter.scheme or parameter.hint
    for example in question.examples:
        assert example.values.keys() <= {parameter.name for parameter in question.parameters}
        assert {p.name for p in question.parameters if p.required and not p.default} <= example.values.keys()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_row_says_where_its_fact_stands(question: Question) -> None:
    assert tuple(column.name for column in question.columns[-6:]) == EVIDENCE


def test_there_are_enough_and_each_has_its_own_words() -> None:
    assert len(load_catalogue()) >= 18
    assert len({question.summary for question in QUESTIONS}) == len(QUESTIONS)
    assert [question.id for question in QUESTIONS] == sorted(question.id for question in QUESTIONS)


def test_a_question_is_found_by_id_or_citation() -> None:
    catalogue = load_catalogue()
    question = catalogue.question("overall-grades")
    assert catalogue.question(question.citation) is question


def test_an_unknown_question_names_near_ones() -> None:
    with pytest.raises(UnknownQuestion, match="nearest: overall-grades") as failure:
        load_catalogue().question("overal-grade")
    assert failure.value.near[0] == "overall-grades"
    with pytest.raises(UnknownQuestion, match='called "§"; list them all'):
        load_catalogue().question("§")


GOOD = """#+ summary: Things of an area
#+ description: |
#+   Every thing.
#+ tags: [things, areas]
#+ method: GET
#+ pagination: 100
#+ defaults:
#+   - kind: board
#+ enumerate:
#+   - kind: [board, panel]
#+ goldenthread:
#+   question: Which things are in {area}?
#+   version: 1.2.0
#+   competency: [X1]
#+   parameters:
#+     kind: {label: Kind, many: true}
#+     area: {label: Area, class: "gt:Authority", hint: Start typing}
#+   columns:
#+     thing: {label: Thing}
#+   examples:
#+     - values: {area: Northshire, kind: [board, panel]}
#+       competency: X1
#+       expect: {min_rows: 1, rows: 2, contains: [{thing: 2016-02-09}], never_null: [thing]}
SELECT ?thing WHERE { ?thing ?in ?_area_iri ; ?of ?k FILTER(?k IN (?__kind)) } ORDER BY ?thing
"""


def test_a_header_is_read_whole() -> None:
    question = read_question("things", GOOD)
    kind, area = question.parameters
    assert (kind.name, kind.variable, kind.kind, kind.required) == ("kind", "__kind", "text", False)
    assert (kind.many, kind.allowed, kind.default) == (True, ("board", "panel"), ("board",))
    assert (area.variable, area.kind, area.required, area.cls) == ("_area_iri", "iri", True, "gt:Authority")
    assert question.columns == (Column("thing", "Thing"),)
    assert question.citation == "things@1.2.0"
    assert question.description == "Every thing."
    assert question.text.startswith("SELECT ?thing")
    (example,) = question.examples
    assert example.values == {"area": ("Northshire",), "kind": ("board", "panel")}
    assert example.expect.contains == ({"thing": "2016-02-09"},)
    assert (example.expect.min_rows, example.expect.rows, example.competency) == (1, 2, "X1")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("#+ summary: Things of an area", "", "lacks 'summary', a text"),
        ("#+   version: 1.2.0", "", "goldenthread: lacks 'version'"),
        ("#+   version: 1.2.0", "#+   version: 1.2", "'version', a text|'1.2' is not of the form"),
        ("#+   version: 1.2.0", '#+   version: "one"', "version 'one' is not of the form 1.0.0"),
        ("#+   question:", "#+   qestion:", "'qestion' is not known; did you mean 'question'?"),
        ("{label: Thing}", "{lable: Thing}", "columns, thing: 'lable' is not known; did you mean 'label'"),
        ("hint: Start typing", "hnit: x", "parameters, area: 'hnit' is not known"),
        ("many: true", "many: perhaps", "'many' must be true or false"),
        ("many: true", "form: date", "form 'date' is not known; edtf is"),
        ("#+     kind: {label: Kind, many: true}\n", "", "does not describe 'kind', which the query uses"),
        ("?k IN (?__kind)", "true", "parameters names 'kind', which the query does not use"),
        ("(?__kind)", "(?_kind, ?__kind)", r"\?_kind and \?__kind are two forms of one parameter"),
        ("?_area_iri", "?_area_uri", r"\?_area_uri is not a parameter's name"),
        ("#+   - kind: board", "#+   - knd: board", "defaults names 'knd', which the query does not use"),
        ("{area: Northshire,", "{aera: Northshire,", "values: 'aera' is not known; did you mean 'area'"),
        ("competency: X1", "competency: X2", "answers X2, which is not listed under competency"),
        ("min_rows: 1", "min_rows: true", "'min_rows' must be a whole number"),
        ("contains: [{", "contains: {", "the header is not YAML|must be a list"),
        ("contains: [{thing: 2016-02-09}]", "contains: {thing: 1}", "'contains' must be a list"),
        ("area: Northshire, ", "area: 1.5, ", "'area': 1.5 must be a text, a date or a whole number"),
        ("#+ goldenthread:", "#+ silverthread:", "lacks 'goldenthread'"),
        ("#+ tags: [things, areas]", "#+ tags: [things", "the header is not YAML"),
        ("#+ enumerate:\n#+   - kind:", "#+ enumerate:\n#+   kind:", "'enumerate' must be a list"),
    ],
)
def test_a_faulty_header_is_told_file_and_place(before: str, after: str, message: str) -> None:
    assert before in GOOD
    with pytest.raises(QuestionError, match=f"^things.rq.*({message})"):
        read_question("things", GOOD.replace(before, after))


def test_a_header_without_examples_or_mapping_is_refused() -> None:
    with pytest.raises(QuestionError, match="examples lists none"):
        read_question("things", GOOD.partition("#+   examples:")[0] + GOOD[GOOD.index("SELECT") :])
    with pytest.raises(QuestionError, match=r"things.rq: must be a mapping"):
        read_question("things", "SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s")


def test_one_question_is_the_one_of_the_catalogue() -> None:
    for question in load_catalogue():
        assert load_question(question.id) == question
    assert load_question("actions-lacking@1.0.0") == load_catalogue().question("actions-lacking")
    with pytest.raises(UnknownQuestion, match="actions-lacking"):
        load_question("action-lacking")
