"""What a report's front says of its inspection, with what on it was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.claims import Evidence
from loaders.ofsted.authority import Named, find_authority
from loaders.ofsted.dates import OnSite, Published, cover_dates, footer_dates, published
from loaders.ofsted.facts import ReportFacts
from loaders.ofsted.family import Recognised
from loaders.ofsted.front_page import Front
from loaders.ofsted.team import Leads, lead_inspectors
from loaders.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The readings of one front. `dates` are the cover's, else (`dates_of_footer`) those of the running footer."""

    front: Front
    known: Recognised
    title: str
    title_passages: tuple[Evidence, ...]
    authority: Named | None
    dates: OnSite | None
    dates_of_footer: bool
    footers: tuple[OnSite, ...]
    published: Published | None
    leads: Leads | None
    refusals: tuple[Refused, ...]


def read_cover(front: Front, known: Recognised) -> Cover:
    """The cover of a report whose family is `known`."""
    stated, footers, printed = cover_dates(front), footer_dates(front), published(front)
    team = tuple(lead_inspectors(front))
    dates = stated if isinstance(stated, OnSite) else footers[0] if len(footers) == 1 else None
    named = find_authority(front, known.title, dates.start if dates else None)
    title, passages = _title(front, known)
    unknown = Refused(reason="authority-unknown", value=title, method="ofsted-cover", evidence=passages)
    refused: Sequence[object] = (stated, printed, *team, unknown if named is None else None)
    return Cover(
        front=front,
        known=known,
        title=title,
        title_passages=passages,
        authority=named,
        dates=dates,
        dates_of_footer=dates is not None and dates is not stated,
        footers=footers,
        published=printed if isinstance(printed, Published) else None,
        leads=next((one for one in team if isinstance(one, Leads)), None),
        refusals=tuple(one for one in refused if isinstance(one, Refused)),
    )


def facts_of(cover: Cover) -> ReportFacts | None:
    """What the rules for the rest of the report need; None where nothing says whose report it is."""
    if cover.authority is None:
        return None
    found = (cover.authority, cover.dates, cover.published, cover.leads)
    family, dates = cover.known.family, cover.dates
    settled = family.key != "ilacs-2026" or family.fits(dates.start if dates else None)
    return ReportFacts(
        document=cover.front.document,
        blocks=cover.front.blocks,
        family=family.key,
        framework=family.framework if settled else None,
        authority=cover.authority.name,
        title=cover.title,
        start=dates.start if dates else None,
        end=dates.end if dates else None,
        periods=dates.periods if dates else (),
        published=cover.published.day if cover.published else None,
        lead_inspectors=cover.leads.names if cover.leads else (),
        passages=(*cover.title_passages, *(one for part in found if part for one in part.passages)),
    )


def _title(front: Front, known: Recognised) -> tuple[str, tuple[Evidence, ...]]:
    first, last = (known.title.first, known.title.last) if known.title else (0, 0)
    lines = front.lines[first : last + 1]
    passages = tuple(one for line in lines for one in front.passages(line.whole))
    return " ".join(line.whole.text for line in lines), passages
