"""Interventions: one claim for each step towards an authority, with every passage that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from loaders.claims import Evidence, InterventionClaim
from loaders.dates import agrees, first_day
from loaders.rules.governance.statements import statements
from loaders.rules.inspections.inspections import Inspection
from loaders.rules.interventions.mentioned_steps import words
from loaders.rules.interventions.steps import Telling, tellings
from loaders.rules.paper.paper import Paper

Status = Literal["in-force", "expected", "ended"]
_CONFIDENCE: Final = {"held": 0.9, "ended": 0.85, "expected": 0.85, "named": 0.7}


@dataclass(slots=True)
class _Step:
    """The tellings of one step, as they are gathered."""

    told: list[Telling] = field(default_factory=list)

    @property
    def date(self) -> str | None:
        return max((t.date for t in self.told if t.date), key=len, default=None)

    @property
    def end(self) -> str | None:
        return max((t.end for t in self.told if t.end), key=len, default=None)

    def status(self) -> Status:
        stances = {t.stance for t in self.told}
        if "ended" in stances:
            return "ended"
        return "in-force" if "held" in stances or "expected" not in stances else "expected"


def intervention_claims(paper: Paper, inspections: Sequence[Inspection]) -> Iterator[InterventionClaim]:
    """The interventions of every authority that `paper` tells of, in its order.

    A proposal, a power and a possibility are none. What is only spoken of ("the requirements of the improvement
    notice") is in force, where nothing else is said of it.
    """
    told = [one for one in tellings(paper) if not _is_sector_board(paper, one)]
    groups: dict[tuple[str, str], list[Telling]] = {}
    for one in told:
        groups.setdefault((one.authority, one.kind), []).append(one)
    stepped_in = {
        authority for (authority, kind), them in groups.items() if kind != "improvement-board" and _is_told(them)
    }
    for (authority, kind), them in groups.items():
        if _is_told(them) and (kind != "improvement-board" or _is_own(them) or authority in stepped_in):
            steps = _steps(them)
            yield from (_claim(paper, step, _replaced_on(step, steps)) for step in steps)
    yield from _unnamed(paper, stepped_in)


def _is_sector_board(paper: Paper, one: Telling) -> bool:
    """True for the national Children's Improvement Board, where the paper tells of that one."""
    if one.kind != "improvement-board":
        return False
    if words("sector_board").search(one.text):
        return not words("own_board").search(one.text)
    if not re.search(r"\bchildren'?s improvement board\b", one.text, re.I) or words("own_board").search(one.text):
        return False
    return bool(words("sector_board").search(paper.document.text))


def _is_told(told: Sequence[Telling]) -> bool:
    """True where the words tell of a step and do not only name something like one."""
    if any(one.stance != "named" for one in told if not one.is_bare):
        return True
    if any(one.stance in ("held", "ended") and (one.date or one.end or one.issued_by) for one in told):
        return True
    return told[0].kind != "other" and any(one.is_definite and not one.is_bare for one in told)


def _is_own(told: Sequence[Telling]) -> bool:
    return any(one.stance != "named" for one in told)


def _steps(told: Sequence[Telling]) -> list[_Step]:
    """`told` by step: tellings with other days are of other steps; one without a day is of the step told before it."""
    steps: list[_Step] = []
    for one in told:
        if one.date and one.stance != "ended":
            step = next((s for s in steps if s.date and agrees(s.date, one.date)), None)
            step = step or next((s for s in steps if not s.date and not _precedes(s.end, one.date)), None)
        elif one.end or one.date:
            step = next(
                (s for s in reversed(steps) if agrees(s.date, one.date) and not _precedes(one.end, s.date)), None
            )
        else:
            step = steps[-1] if steps else None
        if step is None:
            step = _Step()
            steps.append(step)
        step.told.append(one)
    return steps


def _precedes(one: str | None, other: str | None) -> bool:
    return bool(one and other) and first_day(one or "") < first_day(other or "")


def _replaced_on(step: _Step, steps: Sequence[_Step]) -> str | None:
    """The day of the next step, where that one is told as new, fresh or revised."""
    later = [s for s in steps if step.date and s.date and _precedes(step.date, s.date)]
    nearest = min(later, key=lambda s: first_day(s.date or ""), default=None)
    return nearest.date if nearest and any(one.is_renewed for one in nearest.told) else None


def _claim(paper: Paper, step: _Step, replaced_on: str | None) -> InterventionClaim:
    status = "ended" if replaced_on else step.status()
    if status == "ended" and _is_to_end(paper, step):
        status = "in-force"
    stances = {one.stance for one in step.told}
    sure = next(s for s in ("ended", "held", "expected", "named") if s in stances)
    issuers = [one.issued_by for one in step.told if one.issued_by]
    return InterventionClaim(
        document=paper.document.slug,
        evidence=_evidence(step.told),
        confidence=_CONFIDENCE[sure],
        method=f"intervention-{sure}",
        authority=step.told[0].authority,
        kind=step.told[0].kind,
        issued_by=max(issuers, key=len) if issuers else None,
        date=step.date,
        status=status,
        end=step.end if status == "ended" else None,
        replaced_on=replaced_on,
    )


def _is_to_end(paper: Paper, step: _Step) -> bool:
    """True where it is told that it will end on a day behind the paper's own: it still holds."""
    ahead = all(words("to_end").search(one.text) for one in step.told if one.stance == "ended")
    return bool(ahead and step.end and paper.head.date and first_day(step.end) > paper.head.date)


def _evidence(told: Sequence[Telling]) -> tuple[Evidence, ...]:
    """Every passage once, those that say most first."""
    order = {"held": 0, "ended": 0, "expected": 0, "named": 1}
    ranked = sorted(told, key=lambda one: order[one.stance])
    return tuple(dict.fromkeys(e for one in ranked for e in one.evidence))


def _unnamed(paper: Paper, stepped_in: set[str]) -> Iterator[InterventionClaim]:
    """Intervention of a kind that is not told, where the paper tells of no other towards the same authority."""
    found: dict[str, tuple[list[Evidence], bool]] = {}
    for sentence in statements(paper, words("screen")):
        over = words("intervention_over").search(sentence.text)
        match = over or words("intervention_state").search(sentence.text)
        if not match or words("general").search(sentence.text):
            continue
        before = sentence.text[: match.start()]
        unlike = ("not_ended", "supposed", "proposed", "negated", "of_families")
        if any(words(key).search(before[-80:]) for key in unlike):
            continue
        named = [n for n in paper.gazetteer.find(sentence.text) if n.stop <= match.start()]
        authority = named[-1].name if named else paper.places[sentence.index].authority
        passages, ended = found.setdefault(authority, ([], False))
        passages.extend(paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index))
        found[authority] = (passages, ended or bool(over))
    for authority, (passages, ended) in found.items():
        if authority not in stepped_in:
            yield InterventionClaim(
                document=paper.document.slug,
                evidence=tuple(dict.fromkeys(passages)),
                confidence=0.75,
                method="intervention-unnamed",
                authority=authority,
                kind="other",
                status="ended" if ended else "in-force",
            )
