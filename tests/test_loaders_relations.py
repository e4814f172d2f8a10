"""Who is to whom: the examples and counter-examples that stand beside each predicate's forms of words."""

import pytest

from loaders.claims import RelationClaim
from loaders.grammar.forms import Relating, relatings
from tests.papers import claims

HEAD = """Kelderdale Council

Cabinet

18 September 2019

Improvement of children's services

Report of the Director of Children's Services

"""
EXAMPLES = [(relating, example) for relating in relatings() for example in relating.examples]
COUNTER_EXAMPLES = [(relating, words) for relating in relatings() for words in relating.counter_examples]


def told(words: str) -> list[RelationClaim]:
    return claims(f"Background\n\n{words}\n", RelationClaim, head=HEAD)


def line(claim: RelationClaim) -> str:
    parts = [claim.subject or "-", claim.predicate, claim.object, claim.status or "-", claim.frequency]
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize(("relating", "example"), EXAMPLES, ids=[example["says"][:60] for _, example in EXAMPLES])
def test_an_example_is_read(relating: Relating, example: dict[str, object]) -> None:
    found = [line(claim) for claim in told(str(example["says"])) if claim.predicate == relating.predicate]
    assert sorted(found) == sorted(str(one) for one in example["claims"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(("relating", "words"), COUNTER_EXAMPLES, ids=[words[:60] for _, words in COUNTER_EXAMPLES])
def test_a_counter_example_is_not(relating: Relating, words: str) -> None:
    assert [line(claim) for claim in told(words) if claim.predicate == relating.predicate] == []


def test_every_predicate_has_its_file() -> None:
    assert {relating.predicate for relating in relatings()} == {
        "accountable-to", "reports-to", "oversees", "part-of", "member-of", "party-to", "chairs", "leads", "succeeds",
        "transfers-responsibility-to", "establishes", "advises", "inspects", "works-with", "benchmarks-against",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # A pronoun, a clause without its subject, an aside, a turned clause.
        ("The Improvement Board meets monthly. It reports to the Health and Wellbeing Board.",
         ["Kelderdale Improvement Board | reports-to | Kelderdale Health and Wellbeing Board | actual"]),
        ("The Improvement Board will hold the Council to account and is itself accountable to the Minister.",
         ["Kelderdale Improvement Board | accountable-to | Minister | actual",
          "Kelderdale Improvement Board | oversees | Kelderdale | actual"]),
        ("The Practice Group, led by the Principal Social Worker, reports to the Improvement Board each month.",
         ["Kelderdale Practice Group | reports-to | Kelderdale Improvement Board | actual | P1M",
          "Principal Social Worker | leads | Kelderdale Practice Group | actual"]),
        ("The Improvement Board, to which the Practice Group reports, is chaired by the Chief Executive.",
         ["Chief Executive | chairs | Kelderdale Improvement Board | actual",
          "Kelderdale Practice Group | reports-to | Kelderdale Improvement Board | actual"]),
        # Proposed, ended, asked, denied.
        ("It is proposed that the Corporate Parenting Board reports to the Scrutiny Committee.",
         ["Kelderdale Corporate Parenting Board | reports-to | Kelderdale Scrutiny Committee | proposed"]),
        ("Does the Corporate Parenting Board report to the Scrutiny Committee?", []),
        ("Until 2015 the Practice Group reported to the Improvement Board.",
         ["Kelderdale Practice Group | reports-to | Kelderdale Improvement Board | ended"]),
        # A list that a colon opens.
        ("The members of the Improvement Board are:\n\n- the Chief Executive\n- Kelder Valley Police\n",
         ["Chief Executive | member-of | Kelderdale Improvement Board | actual",
          "Kelder Valley Police | member-of | Kelderdale Improvement Board | actual"]),
        # Bodies named together before: both, each, they, the former and the latter.
        ("There are two groups, the Practice Group and the Workforce Group. Both report to the Improvement Board.",
         ["Kelderdale Practice Group | reports-to | Kelderdale Improvement Board | actual",
          "Kelderdale Workforce Group | reports-to | Kelderdale Improvement Board | actual"]),
        ("The Practice Group and the Workforce Group meet monthly. The former is led by the Principal Social Worker "
         "and the latter by the Head of Human Resources.",
         ["Head of Human Resources | leads | Kelderdale Workforce Group | actual",
          "Principal Social Worker | leads | Kelderdale Practice Group | actual"]),
        ("The Improvement Board and the Practice Group meet monthly. It was agreed that they should meet less.", []),
        # "It" of a plan, and of a paper.
        ("The improvement plan was agreed in May. It is overseen by the Improvement Board.",
         ["Kelderdale Improvement Board | oversees | Kelderdale | actual"]),
        # A chair by the post itself; who takes over from whom as chair.
        ("The chair of the Improvement Board is the Chief Executive.",
         ["Chief Executive | chairs | Kelderdale Improvement Board | actual"]),
        ("The vice chair of the Improvement Board is the Chief Executive.", []),
        # A list with words of its own between it and its board.
        ("The Executive Group is supported by two sub-groups, each of which reports to it every quarter:\n\n"
         "- Practice Sub-Group\n- Workforce Sub-Group\n",
         ["Kelderdale Practice Sub-Group | part-of | Kelderdale Executive Group | actual",
          "Kelderdale Practice Sub-Group | reports-to | Kelderdale Executive Group | actual | P3M",
          "Kelderdale Workforce Sub-Group | part-of | Kelderdale Executive Group | actual",
          "Kelderdale Workforce Sub-Group | reports-to | Kelderdale Executive Group | actual | P3M"]),
        # Words in front of a list, and a heading in front of one.
        ("The Improvement Board will:\n\n- oversee the improvement plan\n- report to the Scrutiny Committee\n",
         ["Kelderdale Improvement Board | oversees | Kelderdale | actual",
          "Kelderdale Improvement Board | reports-to | Kelderdale Scrutiny Committee | actual"]),
        ("The Improvement Board meets monthly.\n\nMembership:\n\n- Chief Executive (Chair)\n- Kelder Valley Police\n",
         ["Chief Executive | chairs | Kelderdale Improvement Board | actual",
          "Chief Executive | member-of | Kelderdale Improvement Board | actual",
          "Kelder Valley Police | member-of | Kelderdale Improvement Board | actual"]),
        # Rows of a table of groups, whose names leave "Sub-Group" to the heading.
        ("| Sub-group | Chair | Role |\n|---|---|---|\n| Practice | Principal Social Worker | Reports to the "
         "Improvement Board |\n| Workforce | Head of Human Resources | Recruitment |\n",
         ["Head of Human Resources | chairs | Kelderdale Workforce Sub-Group | actual",
          "Kelderdale Practice Sub-Group | reports-to | Kelderdale Improvement Board | actual",
          "Principal Social Worker | chairs | Kelderdale Practice Sub-Group | actual"]),
        # What is done by whom, behind "which"; what is to be done by whom, in front.
        ("The Challenge Panel, which the Chief Executive chairs, meets monthly.",
         ["Chief Executive | chairs | Kelderdale Challenge Panel | actual"]),
        ("To oversee the improvement plan, the Improvement Board was set up by the Council.",
         ["Kelderdale Improvement Board | oversees | Kelderdale | actual",
          "Kelderdale | establishes | Kelderdale Improvement Board | actual"]),
        # The passive turns nobody into who does it.
        ("The Improvement Board is to be replaced in April 2020 by a Quality Group.",
         ["Kelderdale Quality Group | succeeds | Kelderdale Improvement Board | proposed"]),
        # A former post is none; the paper's own introduction is no reporting line.
        ("Ann Example, a former director of children's services, advises the Improvement Board.", []),
        ("The report was presented to the Scrutiny Committee by the Principal Social Worker.", []),
        # An inspection spoken of, here and elsewhere.
        ("Much has been done since the Ofsted inspection.", ["Ofsted | inspects | Kelderdale | actual"]),
        ("Much can be learnt from Ofsted inspections elsewhere.", []),
        # A board and the person who chairs it.
        ("The Improvement Board is independently chaired by Ann Example.",
         ["Independent Chair of the Kelderdale Improvement Board | chairs | Kelderdale Improvement Board | actual"]),
    ],
)  # fmt: skip
def test_a_statement_of_more_than_one_clause(words: str, found: list[str]) -> None:
    assert sorted(line(claim) for claim in told(words)) == found


def test_a_relation_told_twice_is_one_claim_with_both_passages() -> None:
    twice = "The Practice Group reports to the Improvement Board.\n\nThe Practice Group reports quarterly to the Improvement Board."
    (claim,) = told(twice)
    assert line(claim).endswith("| actual | P3M")
    assert len(claim.evidence) == 2


def test_what_the_meeting_is_asked_to_do_is_said_of_the_meeting() -> None:
    body = "Recommendations\n\nThat Cabinet:\n\na) note the report; and\n\nb) monitor the improvement plan.\n"
    head = HEAD.replace("\nCabinet\n", "\nScrutiny Committee\n")
    found = [line(c) for c in claims(body.replace("Cabinet", "the Committee"), RelationClaim, head=head)]
    assert "Kelderdale Scrutiny Committee | oversees | Kelderdale | proposed" in found


def test_a_table_of_groups_says_who_chairs_them_and_to_whom_they_report() -> None:
    table = (
        "Group\tChair\tMeets\tReports to\n"
        "Practice Group\tPrincipal Social Worker\tQuarterly\tImprovement Board\n"
        "Health Group\tDesignated Nurse\tMonthly\tImprovement Board\n"
    )
    assert sorted(line(claim) for claim in told(table)) == [
        "Designated Nurse | chairs | Kelderdale Health Group | actual",
        "Kelderdale Health Group | reports-to | Kelderdale Improvement Board | actual | P1M",
        "Kelderdale Practice Group | reports-to | Kelderdale Improvement Board | actual | P3M",
        "Principal Social Worker | chairs | Kelderdale Practice Group | actual",
    ]
