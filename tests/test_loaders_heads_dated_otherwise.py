"""Heads with years that are no day, days beside halls, bodies named by their meeting's label, and notices of decisions."""

import pytest

from loaders.claims import DocumentClaim
from tests.papers import claims

BODY = "\n\n1. Purpose\n\nThis tells members of the inspection of children's services by Ofsted in May 2018.\n"
COUNCIL = "Northshire County Council\n\n"
PARTNERSHIP = "Northshire Safeguarding Children Partnership"


@pytest.mark.parametrize(
    ("head", "title", "meeting", "day"),
    [
        (f"# {PARTNERSHIP}\n\n# Annual Report\n\n# April 2019 to March 2020\n\nPublished October 2020",
         f"{PARTNERSHIP} Annual Report April 2019 to March 2020", None, "2020-10"),
        (f"{COUNCIL}Safeguarding children in Northshire\n\nFor the year 1 April 2016 to 31 March 2017\n\nCabinet, 10 July 2017",
         "Safeguarding children in Northshire For the year 1 April 2016 to 31 March 2017", "Northshire Cabinet", "2017-07-10"),
        (f"{COUNCIL}Improvement Board\n\nReport to Cabinet on delivery of the plan\n\nCabinet meeting: 16 June 2014",
         "Report to Cabinet on delivery of the plan", "Northshire Cabinet", "2014-06-16"),
        (f"{COUNCIL}Schools and Families Committee\n\nThursday, 12 July 2018, County Hall, 10.30am\n\nChildren's Services Ofsted Report",
         "Children's Services Ofsted Report", "Northshire Schools and Families Committee", "2018-07-12"),
        (f"{COUNCIL}Decision Notice\n\nDecision maker: Cabinet\n\nDate of meeting: 12 March 2019\n\nSubject: Response to Ofsted inspection",
         "Response to Ofsted inspection", "Northshire Cabinet", "2019-03-12"),
        (f"{COUNCIL}Report for: Cabinet Member Signing, 12 July 2018\n\nTitle: Ofsted Action Plan", "Ofsted Action Plan", None, "2018-07-12"),
        (f"{COUNCIL}Health and Wellbeing Board\n\nReport for meeting on: 12 July 2018\n\nReport title: Ofsted inspection",
         "Ofsted inspection", "Northshire Health and Wellbeing Board", "2018-07-12"),
        (f"{COUNCIL}Briefing note for Members\n\nOfsted inspection of children's services\n\nDate: July 2018",
         "Ofsted inspection of children's services", None, "2018-07"),
        (f"{COUNCIL}Ofsted Improvement Plan\n\nAgreed by the Board: 12 June 2018", "Ofsted Improvement Plan", None, "2018-06-12"),
        (f"{COUNCIL}Children's Scrutiny Panel\n\n3 July 2018\n\nOfsted inspection of May 2018: next steps",
         "Ofsted inspection of May 2018: next steps", "Northshire Children's Scrutiny Panel", "2018-07-03"),
    ],
)  # fmt: skip
def test_heads(head: str, title: str, meeting: str | None, day: str) -> None:
    told = claims(BODY, DocumentClaim, head=head)[0]
    assert (told.title, told.meeting_of, told.date) == (title, meeting, day)
