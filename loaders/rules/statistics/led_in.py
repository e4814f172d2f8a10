"""What the words before a number say that it measures: "the vacancy rate stood at 28%", "a reduction of 9%"."""

from __future__ import annotations

import re

from loaders.lexicon import load
from loaders.patterns import prepare
from loaders.rules.statistics.clauses import clause_before, fold, subject_of
from loaders.rules.statistics.counted import heads
from loaders.rules.statistics.quantities import pattern
from loaders.rules.statistics.settings import Measure, Setting

_LONGEST = 16
_OF_AND = prepare(r"\sof \d+,? and \d")
_NUMBERED = prepare(
    r"(?<![\d/])\d[\d,.]*(?![\d/])%?\s(?!(?:working |calendar )?(?:hours?|days?|weeks?|months?|miles)\b)", re.I
)


def led_in(setting: Setting) -> Measure | None:
    """ "The vacancy rate stood at 28%", "a budget reduction of 9%", "Children in care: 412"."""
    one = setting.one
    whole = pattern("aside").sub("", setting.lead).rstrip()
    before = re.sub(r"\s(?:to )?an average of$", "", whole)
    average = "average " if len(before) < len(whole) else ""
    lead = pattern("lead_in").search(before)
    if not lead or lead.start() < 3 or (lead[0].strip() == ":" and _OF_AND.match(setting.behind)):
        return None
    if re.search(r"\baverage[ds]?\b", lead[0]):
        average = "average "
    by = bool(re.search(r"\bby\s?$", lead[0]))
    cut = one.from_ - len(setting.lead)
    ends = [d.stop - cut for d in setting.dates if cut <= d.stop <= cut + lead.start()]
    start = max((end for end in ends if re.match(r",?\s", before[end:])), default=0)
    clause = clause_before(before[: lead.start()])
    clause = clause if len(clause) <= lead.start() - start else before[start : lead.start()]
    clause = pattern("steady").sub("", clause.rstrip())
    subject, change = (clause, "") if pattern("generic").match(clause.strip()) else changed(clause, by=by)
    subject = subject_of(subject)
    moves = re.search(r"\b(?:by|to|from)\s?$", lead[0])
    if moves and subject == subject_of(clause) and not change and not pattern("generic").match(subject):
        return None
    if _NUMBERED.search(re.sub(r"\b20\d\d\b", "", subject)):
        return None  # it runs over another number
    if not subject or len(subject.split()) > _LONGEST or (one.unit == "count" and not _is_noun(subject)):
        return None
    if whose := pattern("averages").search(subject):
        last = setting.last
        return Measure(f"{whose['whose']} average of {last.words}", last.head) if last else None
    if pattern("generic").match(subject):
        last = setting.before.get(setting.place - 1) or (setting.held if "average" in subject else None)
        if not last:
            return None
        subject = f"{subject} of {last.words}"
    return Measure(fold(f"{average}{change} {subject}"), subject)


def changed(clause: str, *, by: bool) -> tuple[str, str]:
    """The subject of a clause that ends in a verb of change, and that change as a noun where it is what is measured."""
    ahead = pattern("forecast").match(clause.strip())
    if ahead and by:
        return ahead["what"], f"{ahead['how']} {ahead['verb']} of"
    found = re.search(rf"(?P<verb>{pattern('rising').pattern})(?P<object>\s[\w' -]{{3,60}})?$", clause, re.I)
    if not found:
        return clause, ""
    changes: dict[str, str] = load("statistics")["changes"]
    noun = next((changes[w] for w in reversed(found["verb"].lower().split()) if w in changes), "change in")
    return found["object"] or clause[: found.start()], noun if by else ""


def _is_noun(subject: str) -> bool:
    """True where a plain number may stand for `subject`: it counts, or is an average."""
    counts = any(heads().fullmatch(word) for word in re.findall(r"[\w']+", subject))
    return not pattern("no_figures").search(subject) and bool(counts or pattern("figures").search(subject))
