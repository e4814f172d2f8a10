"""Heads of papers that are no reports: terms of reference, a trust's own plan, decisions of one member, extracts."""

import pytest

from loaders.claims import DocumentClaim
from tests.papers import claims

BODY = "\n\n1. Background\n\nOfsted inspected children's services in May 2018 and an Improvement Board was set up.\n"


@pytest.mark.parametrize(
    ("head", "title", "kind", "meeting", "day"),
    [
        ("Northshire County Council\n\n# Northshire Improvement Board\n\n# Terms of Reference\n\n"
         "Agreed by the Board on 19 November 2018. To be reviewed in May 2019.",
         "Northshire Improvement Board Terms of Reference", "other", "Northshire Improvement Board", "2018-11-19"),
        ("Northshire County Council\n\n# NORTHSHIRE CHILDREN'S TRUST\n\n# RESPONSE TO INSPECTION: OUR PLAN\n\n# Version 3, 9 December 2010",
         "RESPONSE TO INSPECTION: OUR PLAN", "other", None, "2010-12-09"),
        ("Northshire County Council\n\nDecision details\n\nSupport for children's services\n\n"
         "Decision Maker: Cabinet Member for Children's Services\n\nDecision status: Recommendations approved\n\nDate of decision: 14/10/2018",
         "Support for children's services", "other", None, "2018-10-14"),
        ("NORTHSHIRE COUNTY COUNCIL\n\nEXTRACT FROM THE MINUTES OF THE MEETING OF THE CABINET HELD AT SHIRE HALL ON THURSDAY, 18 JULY 2018",
         "EXTRACT FROM THE MINUTES OF THE MEETING OF THE CABINET HELD AT SHIRE HALL ON THURSDAY, 18 JULY 2018",
         "minutes", "Northshire Cabinet", "2018-07-18"),
        ("NORTHSHIRE COUNTY COUNCIL\n\nEXTRACT FROM THE MINUTES OF THE ADULTS AND CHILDREN SCRUTINY PANEL\n\n"
         "Meeting held on Thursday 12 July 2018 at 2.00 pm in the Mayor's Parlour,\nTown Hall",
         "EXTRACT FROM THE MINUTES OF THE ADULTS AND CHILDREN SCRUTINY PANEL", "minutes",
         "Northshire Adults and Children Scrutiny Panel", "2018-07-12"),
        ("NORTHSHIRE COUNTY COUNCIL\n\nCHILDREN'S SELECT COMMITTEE\n\n"
         "Excerpt from the draft minutes of the meeting held on Monday, 16 July 2018 in Committee Room 4",
         "CHILDREN'S SELECT COMMITTEE Excerpt from the draft minutes of the meeting", "minutes",
         "Northshire Children's Select Committee", "2018-07-16"),
        ("Northshire County Council\n\n# Ready for life: how we help care leavers\n\n# Final report of the Leaving Care Task Group\n\n"
         "# Children's Scrutiny Committee, 6 July 2018",
         "Ready for life: how we help care leavers", "committee-report", "Northshire Children's Scrutiny Committee", "2018-07-06"),
        ("Northshire County Council\n\nREPORT TO: Children's Scrutiny Committee\n\nDATE: 25 September 2018\n\n"
         "SUBJECT: Terms of reference of the Improvement Board\n\nREPORT OF: Director of Children's Services",
         "Terms of reference of the Improvement Board", "committee-report", "Northshire Children's Scrutiny Committee", "2018-09-25"),
    ],
)  # fmt: skip
def test_heads(head: str, title: str, kind: str, meeting: str | None, day: str) -> None:
    told = claims(BODY, DocumentClaim, head=head)[0]
    assert (told.title, told.kind, told.meeting_of, told.date) == (title, kind, meeting, day)
