"""Who is to whom in a council, as one of its papers tells it."""

from __future__ import annotations

from datetime import date
from typing import Final

from benchmarks.generated.pages import Page
from benchmarks.generated.places import Place, person, words
from benchmarks.generated.reports import board
from loaders.claims import BodyClaim, RelationClaim, RoleClaim

_Link = tuple[str, str, str, str | None]  # who, to be what to, whom, and in what matter
_TOLD: Final = 0.4  # of the links of a council, by any one of its papers
_STANDING: Final = ("actual", "actual", "actual", "actual", "actual", "proposed", "ended", None)


def links(page: Page, place: Place, day: date) -> None:
    """Bodies by name and other names, posts and their holders, and a part of all links, some only proposed or over."""
    chance = page.chance
    hwb = f"{place.name} Health and Wellbeing Board"
    own, other = board(place), f"{place.name} Local Safeguarding Children Board"
    page.say(
        BodyClaim, own, name=chance.choice((own, own, other)), kind="lscb", authority=place.name,
        acronym="".join(word[0] for word in own.split()), also_known_as=("LSCB",) if chance.random() < 0.5 else (),
    )  # fmt: skip
    page.say(BodyClaim, hwb, name=hwb, kind="health-and-wellbeing-board", authority=place.name, acronym="HWB")
    panels, groups = _beneath(place)
    for name in (*panels, *groups):
        if chance.random() < _TOLD:
            page.say(
                BodyClaim,
                name,
                name=name,
                kind="sub-committee" if name in panels else "task-group",
                authority=place.name,
            )
    for link in _told_of(place, (hwb, own), panels, groups):
        if chance.random() < _TOLD:
            _link(page, day, link)
    for title in chance.sample(words()["leads"], chance.randrange(1, 3)):
        holder = person(place.chance("holder", title, day.year // 3)) if chance.random() < 0.6 else None
        page.say(
            RoleClaim, f"{holder or 'The'}, {title}", title=title, organisation=place.name, holder=holder,
            acting=True if chance.random() < 0.1 else None, valid_from=f"{day.year - day.year % 3}" if holder else None,
        )  # fmt: skip


def _beneath(place: Place) -> tuple[list[str], list[str]]:
    """The panels and groups of a council: few or many, by how much is written of it."""
    chance = place.chance("beneath")
    few = [min(len(words()[kind]), 1 + int(place.weight * chance.random() * 2.5)) for kind in ("panels", "groups")]
    panels, groups = (
        chance.sample(words()[kind], count) for kind, count in zip(("panels", "groups"), few, strict=True)
    )
    return panels, groups


def _told_of(place: Place, boards: tuple[str, str], panels: list[str], groups: list[str]) -> list[_Link]:
    """Every link of a council: a chain from task groups up to government, and those beside it."""
    chance = place.chance("links")
    hwb, own = boards
    scrutiny = f"{place.name} Overview and Scrutiny Committee"
    listed: list[_Link] = [
        *((panel, "part-of", own, None) for panel in panels),
        *((group, "part-of", chance.choice(panels), None) for group in groups),
        *((panel, "reports-to", own, None) for panel in panels),
        (own, "accountable-to", place.name, None),
        (own, "reports-to", hwb, "progress on the improvement plan"),
        (hwb, "accountable-to", place.name, None),
        (scrutiny, "oversees", own, None),
        (place.name, "accountable-to", "Department for Education", None),
        ("Ofsted", "inspects", place.name, None),
        *((f"{place.name} {agency}", "member-of", own, None) for agency in words()["agencies"]),
        *((title, "member-of", chance.choice((own, hwb)), None) for title in chance.sample(words()["leads"], 3)),
        ("Independent Chair", "chairs", own, None),
        (own, "benchmarks-against", "Netherdale Safeguarding Children Board", None),
    ]
    if chance.random() < 0.3:
        listed.append((f"{place.name} Improvement Board", "transfers-responsibility-to", hwb, "the improvement plan"))
    if chance.random() < 0.03:
        listed.append((place.name, "accountable-to", own, None))  # a ring
    return listed


def _link(page: Page, day: date, link: _Link) -> None:
    subject, predicate, whole, about = link
    chance = page.chance
    standing = "actual" if predicate == "part-of" else chance.choice(_STANDING)
    often = chance.choice((None, "P3M", "P1Y")) if predicate == "reports-to" else None
    since = f"{day.year - 1}-04-01" if standing == "actual" and chance.random() < 0.5 else None
    modes = chance.choice((("monitors",), ("scrutinises", "challenges"))) if predicate == "oversees" else ()
    page.say(
        RelationClaim, f"{subject} {predicate.replace('-', ' ')} {whole}", predicate=predicate, subject=subject,
        object=whole, status=standing, about=about, frequency=often, valid_from=since, modes=modes,
        valid_to=day.isoformat() if standing == "ended" else None,
    )  # fmt: skip
