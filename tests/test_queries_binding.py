"""Values into questions: typed terms for whole variables, and nothing a value says is ever SPARQL."""

from collections.abc import Sequence

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef, Variable
from rdflib.namespace import XSD
from rdflib.term import Identifier

from graph.errors import AmbiguousName, UnknownName
from graph.identifiers import is_iri
from graph.tokens import meaningful
from queries.binding import bind
from queries.catalogue import load_catalogue
from queries.errors import BindingError
from queries.header import read_question
from queries.question import Question
from queries.terms import term_text

PLACE = "https://w3id.org/goldenthread/id/authority/northshire"
HEADER = """#+ summary: A question for tests
#+ description: Takes one of each kind of parameter
#+ enumerate:
#+   - slot: [lead, progress, deadline]
#+ defaults:
#+   - mode: short
#+ goldenthread:
#+   question: What?
#+   version: 1.0.0
#+   parameters:
#+     area: {label: Area, class: "gt:Authority"}
#+     theme: {label: Theme, scheme: theme}
#+     size: {label: Size}
#+     day: {label: Day}
#+     name: {label: Name}
#+     start: {label: Start, form: edtf}
#+     slot: {label: Slot, many: true}
#+     mode: {label: Mode}
#+   columns: {s: {label: S}}
#+   examples: [{values: {area: Northshire}}]
"""
SPARQL = """SELECT ?s WHERE { # ?_area_iri in a comment stays
  ?s ?p ?_area_iri , "?_area_iri", <http://e/?_area_iri> , ?_area_iriLonger .
  FILTER(COALESCE(?t = ?__theme_iri, true) && COALESCE(?n > ?__size_integer, true))
  FILTER(COALESCE(?d < ?__day_xsd_date, true) && COALESCE(?x = ?__name, true))
  FILTER(COALESCE(?f = ?__start, true) && COALESCE(?k IN (?__slot), true) && ?_mode != "")
} ORDER BY ?s"""


def resolve(text: str, *, cls: str | None = None) -> str:
    """Knows one authority and one theme."""
    known = {"Northshire": PLACE, "theme/early-help": "https://w3id.org/goldenthread/scheme/theme/early-help"}
    if text in known:
        return known[text]
    if text.startswith("http"):
        return text
    raise UnknownName(f'no entity is called "{text}"')


@pytest.fixture(scope="module")
def question() -> Question:
    return read_question("test", HEADER + SPARQL.replace(" , ?_area_iriLonger", ""))


def bound(question: Question, **values: str | Sequence[str]) -> str:
    return bind(question, {"area": "Northshire", **values}, resolve)


def test_whole_variables_alone_are_replaced(question: Question) -> None:
    text = bound(question)
    assert f'?s ?p <{PLACE}> , "?_area_iri", <http://e/?_area_iri> .' in text
    assert "# ?_area_iri in a comment stays" in text


def test_a_longer_name_is_another_variable(question: Question) -> None:
    longer = Question(
        **{name: getattr(question, name) for name in Question.__slots__ if name != "text"},
        text="SELECT ?s WHERE { ?s ?_area_iri ?_area_iri2 } ORDER BY ?s",
    )
    assert bind(longer, {"area": "Northshire"}, resolve).count("?_area_iri2") == 1


def test_each_kind_is_a_term_of_its_type(question: Question) -> None:
    text = bound(
        question, theme="Early help", size="12", day="2015-09-18", name='say "x"', start="2015-09",
        slot=["lead", "deadline"],
    )  # fmt: skip
    assert "?t = <https://w3id.org/goldenthread/scheme/theme/early-help>" in text
    assert '?n > "12"^^<http://www.w3.org/2001/XMLSchema#integer>' in text
    assert '?d < "2015-09-18"^^<http://www.w3.org/2001/XMLSchema#date>' in text
    assert r'?x = "say \"x\""' in text
    assert '?f = "2015-09"' in text
    assert '?k IN ("lead", "deadline")' in text


def test_optional_ones_stay_variables_and_defaults_hold(question: Question) -> None:
    text = bound(question)
    assert "?t = ?__theme_iri" in text
    assert "?k IN (?__slot)" in text
    assert '"short" != ""' in text
    assert bound(question, mode="long").count('"long" != ""') == 1


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"size": "a dozen"}, "test, parameter size: 'a dozen' is not a whole number"),
        ({"day": "2015-09"}, "'2015-09' is not a day of the calendar; write it as in 2015-09-18"),
        ({"day": "2015-02-30"}, "is not a day of the calendar"),
        ({"day": "20150918"}, "is not a day of the calendar"),
        ({"start": "autumn"}, "is not a date: write 2015-09-18, 2015-09"),
        ({"slot": "leed"}, "did you mean 'lead'\\? they are: lead, progress, deadline"),
        ({"slot": ["lead", "x"]}, "'x' is not one of the values"),
        ({"name": ["a", "b"]}, "it takes one value and 2 were given"),
        ({"name": "  "}, "the value is empty; leave the parameter out"),
        ({"name": "half \ud800"}, "half of a surrogate pair"),
        ({"area": "http://e/a b"}, "' ' cannot stand in an IRI"),
        ({"area": "http://e/> } #"}, "cannot stand in an IRI"),
        ({"theme": "http://e/other"}, "is not in the scheme 'theme'"),
        ({"aera": "Northshire"}, "there is no parameter 'aera'; did you mean 'area'\\? it takes: area, theme"),
    ],
)
def test_bad_values_say_what_where_and_what_to_do(
    question: Question, values: dict[str, str | list[str]], message: str
) -> None:
    with pytest.raises(BindingError, match=message):
        bound(question, **values)


def test_a_missing_parameter_is_named_with_an_example(question: Question) -> None:
    with pytest.raises(BindingError, match=r'the parameter area \(Area\) is missing; .*area="Northshire"'):
        bind(question, {}, resolve)
    with pytest.raises(BindingError, match=r"area .* is missing"):
        bind(question, {"area": []}, resolve)


def test_the_resolver_tells_of_names_itself(question: Question) -> None:
    with pytest.raises(UnknownName, match=r"test, parameter area: .*Nowhere"):
        bound(question, area="Nowhere")


def test_a_concept_is_looked_for_in_its_scheme(question: Question) -> None:
    scheme = "https://w3id.org/goldenthread/scheme/"

    def unsure(text: str, *, cls: str | None = None) -> str:
        if text == "erly help":
            raise UnknownName("unknown", near=(f"{scheme}theme/early-help", f"{scheme}area/early-help"))
        if text in ("adequate", "good"):
            grades = [(f"{scheme}{one}", one, "Concept") for one in ("grade/a", "grade/b")]
            of_theme = [(f"{scheme}theme/good", "good", "Concept")] if text == "good" else []
            raise AmbiguousName("two of them", candidates=(*grades, *of_theme))
        return resolve(text, cls=cls)

    def themed(value: str) -> str:
        return bind(question, {"area": "Northshire", "theme": value}, unsure)

    assert f"<{scheme}theme/good>" in themed("good"), "other schemes have the word, and are not asked for"
    with pytest.raises(BindingError, match=r"'erly help' is not in the scheme 'theme'; did you mean 'early-help'\?$"):
        themed("erly help")
    with pytest.raises(BindingError, match=r"'adequate' is not in the scheme 'theme'$"):
        themed("adequate")


ECHO = read_question(
    "echo",
    """#+ summary: s
#+ description: d
#+ goldenthread:
#+   question: q
#+   version: 1.0.0
#+   parameters: {x: {label: X}}
#+   columns: {y: {label: Y}}
#+   examples: [{values: {x: a}}]
SELECT (?_x AS ?y) WHERE {} ORDER BY ?y""",
)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (Literal("Zug", lang="de"), '"Zug"@de'),
        (Literal("a\tb\\u0041", datatype=XSD.string), r'"a\tb\\\U000000750041"'),
        (Literal("1.50", datatype=XSD.decimal, normalize=False), '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (URIRef("urn:x:é"), "<urn:x:é>"),
    ],
)
def test_terms_as_text(term: Identifier, text: str) -> None:
    assert term_text(term) == text


@pytest.mark.parametrize("term", [BNode("b"), URIRef("no-scheme"), URIRef("http://e/\ud800"), Variable("v")])
def test_what_cannot_stand_for_a_value(term: Identifier) -> None:
    with pytest.raises(ValueError, match=r"cannot stand|starts with a scheme"):
        term_text(term)


def test_a_question_without_parameters_says_that_it_takes_none() -> None:
    with pytest.raises(BindingError, match="there is no parameter 'x': this question takes none"):
        bind(load_catalogue().question("holders-of-several-posts"), {"x": "1"}, resolve)


HOSTILE = st.lists(
    st.sampled_from(['"', "'", "\\", "\\u0022", "\\U00000022", "u0022", "}", "{", "#", "\n", "\r", "\t", "?_x", ". ;",
                     "<", ">", "^^", "@en", "SERVICE", "\u2028", "é", " "])
).map("".join)  # fmt: skip


@settings(deadline=None)  # two engines parse each value
@given(st.one_of(HOSTILE, st.text(alphabet=st.characters(codec="utf-8"))).filter(str.strip))
@example("\\u0022 AS ?y) WHERE {} #")
@example('"""')
def test_no_value_leaves_its_string(value: str) -> None:
    sparql = bind(ECHO, {"x": value}, resolve)
    assert [t.kind for t in meaningful(sparql)] == [
        "string" if t.text == "?_x" else t.kind for t in meaningful(ECHO.text)
    ]
    (solution,) = ox.Store().query(sparql)
    assert solution[0].value == value
    ((term,),) = Graph().query(sparql)
    assert str(term) == value


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1).map(lambda tail: f"http://e/{tail}"))
def test_no_iri_leaves_its_brackets(question: Question, iri: str) -> None:
    try:
        sparql = bind(question, {"area": iri}, resolve)
    except BindingError:
        assert not is_iri(iri)
    else:
        assert [t.kind for t in meaningful(sparql)] == [
            "iri" if t.text == "?_area_iri" else "string" if t.text == "?_mode" else t.kind
            for t in meaningful(question.text)
        ]
