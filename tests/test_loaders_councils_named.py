"""Whose paper it is, however a council's name stands at its head, and what at a head is no council's name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from loaders.claims import DocumentClaim, InspectionClaim, InterventionClaim, JudgementClaim
from loaders.extraction import read_paper
from loaders.gazetteer import councils_named, register
from loaders.lexicon.notation import Loader
from tests.papers import claims, columns, document

PAPER = """{name}

Children's Scrutiny Committee

18 September 2019

Ofsted inspection of children's services

Report of the Director of Children's Services

1. Ofsted inspected children's services in the Borough in May 2019 and judged overall effectiveness to be good.

2. A peer challenge had been arranged with Clough Vale Council for February 2020. Thornley Council was judged inadequate.

3. Families in Ellerby have told us more.
"""


@pytest.mark.parametrize(
    "name",
    [
        "METROPOLITAN BOROUGH OF ELLERBY", "Ellerby Metropolitan Borough", "Ellerby MBC", "ELLERBY M.B.C.", "LB Ellerby",
        "ROYAL BOROUGH OF ELLERBY", "L.B. of Ellerby", "CITY OF ELLERBY", "City of Ellerby Metropolitan District Council",
        "Council of the City of Ellerby", "THE COUNCIL OF THE BOROUGH OF ELLERBY", "Council of the County of Ellerby",
        "COUNTY COUNCIL OF ELLERBY", "Ellerby C.C.", "Borough of Ellerby", "Ellerby Unitary Authority", "Ellerby UA",
        "Metropolitan District of Ellerby", "Metropolitan Borough Council of Ellerby", "City and County of Ellerby",
        "LONDON BOROUGH OF ELLERBY CHILDREN'S SERVICES", "Ellerby Children and Families Directorate",
        "Ellerby Town Hall", "www.ellerby.gov.uk",
    ],
)  # fmt: skip
def test_whose_paper_it_is(name: str) -> None:
    paper = document(PAPER.format(name=name))
    assert read_paper(paper).authority == "Ellerby"
    found = claims("", JudgementClaim, head=paper.text)
    assert set(columns(found, "authority", "grade")) == {("Ellerby", "good"), ("Thornley", "inadequate")}
    assert columns(claims("", InspectionClaim, head=paper.text), "authority", "framework", "status")[-1] == (
        "Ellerby", "peer", "expected",
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "Cover\n\nSummary\n\nAppendix A\n\nVersion 2", "See https://www.ofsted.gov.uk for Ofsted's own pages.",
        "The City of Sanctuary award. The Borough of Residence is asked.", "BENEFITS STANDARDS UA 3",
    ],
)  # fmt: skip
def test_what_is_no_council(words: str) -> None:
    assert councils_named(words, register(), words).names == ()


def test_capitals_of_one_line_are_not_those_of_the_next() -> None:
    named = councils_named("METROPOLITAN BOROUGH OF ELLERBY\nLEARNING AND CHILDREN SCRUTINY COMMITTEE", register())
    assert named.names == ("Ellerby",)
    assert councils_named("ELLERBY-ON-SEA CITY COUNCIL", register()).names == ("Ellerby-on-Sea",)


PLAN = """{sheet}

Ellerby City Council

Children's Services Improvement Plan 2026-27

Prepared in response to Ofsted's inspection of June 2026

Owner\tDirector of Children's Services
Version\t1.2, approved by Cabinet

Judgements

Ofsted inspected the City Council from 8 to 19 June 2026.

Area\tJune 2026
The impact of leaders on social work practice with children and families\tGood
The experiences and progress of children who need help and protection\tInadequate
The experiences and progress of children in care\tGood
The experiences and progress of care leavers\tGood

Ref\tRecommendation\tAction\tLead\tDeadline
1\tQuality of plans\tTrain all staff\tHead of Service\t31 May 2027
"""


@pytest.mark.parametrize("sheet", ["Cover", "Front sheet", "Contents", "Summary"])
def test_a_plan_that_answers_a_report_is_not_that_report(sheet: str) -> None:
    told = claims("", DocumentClaim, head=PLAN.format(sheet=sheet))[0]
    assert (told.kind, told.publisher, told.title) == (
        "action-plan", "Ellerby", "Children's Services Improvement Plan 2026-27",
    )  # fmt: skip
    assert len(claims("", JudgementClaim, head=PLAN.format(sheet=sheet))) == 4


MINUTES = """BOROUGH OF ELLERBY

CHILDREN'S SCRUTINY COMMITTEE

Thursday 17 October 2013

Present: Councillor L Able in the Chair
Councillors Baker, Mrs Cole and Dean

Apologies: Councillor Earl

LC.22/13 DECLARATIONS OF INTEREST

None were declared.

LC.23/13 INSPECTION

Ofsted had inspected the Borough's services for looked after children between 24 and 28 June 2013.

Resolved - That the report be received.
"""


def test_who_attended_is_no_title_of_minutes() -> None:
    told = claims("", DocumentClaim, head=MINUTES)[0]
    assert (told.title, told.kind, told.publisher) == ("CHILDREN'S SCRUTINY COMMITTEE", "minutes", "Ellerby")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Thornley Council was judged inadequate in May 2018. A commissioner was appointed to that authority in June 2018.",
         [("Thornley", "commissioner", "in-force")]),
        ("Thornley Council was judged inadequate in May 2018. The Secretary of State issued a direction to the latter on 3 June 2018.",
         [("Thornley", "direction", "in-force")]),
        ("Our neighbour, Thornley, was judged inadequate in May 2018. It was served with an improvement notice on 3 June 2018.",
         [("Thornley", "improvement-notice", "in-force")]),
        ("A commissioner was appointed in Thornley in 2018 after Ofsted judged its services inadequate.", [("Thornley", "commissioner", "in-force")]),
        ("A notice to improve was served in March 2010. It was withdrawn in June 2011.", [("Northshire", "improvement-notice", "ended")]),
        ("The Minister wrote on 9 May 2018 to confirm that the Council was no longer subject to intervention.", [("Northshire", "other", "ended")]),
        ("Ann Able was the Department's Commissioner in Northshire from June 2016 until March 2018.", [("Northshire", "commissioner", "ended")]),
        ("Section 497A powers were used in May 2016.", [("Northshire", "direction", "in-force")]),
        ("An improvement notice is not expected.", []),
        ("A commissioner was not appointed.", []),
    ],
)  # fmt: skip
def test_steps_towards_whom_the_words_before_name(body: str, found: list[tuple[str, str, str]]) -> None:
    assert columns(claims(body, InterventionClaim), "authority", "kind", "status") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("An improvement visit by Ofsted took place on 3 and 4 May 2017.", ("monitoring-visit", "2017-05-03", "2017-05-04")),
        ("# Ofsted improvement visit\n\nOfsted returned on 18 and 19 October 2016 to review progress.", ("monitoring-visit", "2016-10-18", "2016-10-19")),
        ("Northshire was chosen for a joint targeted area inspection. Ofsted, the Care Quality Commission and HMI Probation were here in"
         " the week of 14 November 2016.", ("jtai", "2016-11-14", None)),
        ("Inspectors were with us from 4 to 15 June 2018 under the ILACS framework.", ("ilacs-2018", "2018-06-04", "2018-06-15")),
        ("Between 4 and 15 June 2018 five of Her Majesty's Inspectors looked at our services under the ILACS framework.",
         ("ilacs-2018", "2018-06-04", "2018-06-15")),
    ],
)  # fmt: skip
def test_inspectors_who_were_here(body: str, found: tuple[str, str, str | None]) -> None:
    assert columns(claims(body, InspectionClaim), "framework", "start", "end") == [found]


def test_no_word_of_a_lexicon_is_read_as_yes_or_no() -> None:
    """YAML reads a bare "on" as true: as a word of a list it has to stand in quotation marks."""

    def lists(held: object) -> Iterator[list[object]]:
        if isinstance(held, list):
            yield held
        for one in held.values() if isinstance(held, dict) else held if isinstance(held, list) else ():
            yield from lists(one)

    for path in sorted(Path("loaders/lexicon").rglob("*.yml")):
        told = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
        assert not [one for found in lists(told) for one in found if isinstance(one, bool)], path
