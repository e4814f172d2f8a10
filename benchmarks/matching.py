"""Whether a claim and an annotated one are the same fact, and which further fields of it are right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from benchmarks.likeness import are_alike, are_one_date, are_one_name, are_one_text, is_same

# A claim as the claim interface has it: an object of JSON.
Record = Mapping[str, Any]
Matches = Callable[[Record, Record], bool]

_NOTICES: Final = frozenset({"improvement-notice", "notice-to-improve"})
_DATES: Final = frozenset({"start", "end", "published", "deadline", "date"})
_NAMES: Final = frozenset({"addressee", "meeting_of", "publisher", "organisation"})
FURTHER: Final[Mapping[str, tuple[str, ...]]] = {
    "document": ("meeting_of", "date", "publisher"),
    "inspection": ("start", "end", "published", "framework"),
    "recommendation": ("addressee", "number"),
    "finding": ("subject",),
    "action": ("lead", "deadline", "recommendation", "progress"),
    "intervention": ("status",),
    "body": ("kind",),
    "relation": ("status", "frequency"),
    "role": ("holder", "acting", "organisation"),
}


def is_match(claim: Record, gold: Record) -> bool:
    """True where `claim` states what `gold` does. Raises `KeyError` for a type that is not scored."""
    return bool(claim["claim"] == gold["claim"] and MATCHES[gold["claim"]](claim, gold))


def further_fields(claim: Record, gold: Record) -> Iterator[tuple[str, bool]]:
    """The further fields that `gold` states, each with whether its match `claim` has it right."""
    for field in FURTHER.get(gold["claim"], ()):
        if gold.get(field) not in (None, "", []):
            yield field, _is_right(field, claim.get(field), gold[field])


def _is_right(field: str, given: Any, wanted: Any) -> bool:
    if given in (None, "", []):
        return False
    if field in _DATES:
        return are_one_date(given, wanted) and len(given) >= len(wanted)
    if field in _NAMES:
        return are_one_name(given, wanted)
    if field == "lead":
        names = [given] if isinstance(given, str) else given
        return all(any(are_alike(one, name, 0.7) for one in names) for name in wanted)
    if field == "progress":
        return are_one_text(given, wanted, 0.7)
    return _bare(given) == _bare(wanted)


def _bare(value: object) -> str:
    return str(value).lower().strip("().")


def _document(claim: Record, gold: Record) -> bool:
    return are_alike(claim.get("title"), gold.get("title"), 0.6) and are_one_date(claim.get("date"), gold.get("date"))


def _inspection(claim: Record, gold: Record) -> bool:
    """Beside what agrees, a framework or a date has to stand on both sides, unless the gold has neither."""
    firsts, frameworks = (_first(claim), _first(gold)), (claim.get("framework"), gold.get("framework"))
    stated = all(firsts) or all(frameworks) or not (firsts[1] or frameworks[1])
    return stated and is_same(*frameworks) and are_one_date(*firsts) and _is_of_one_place(claim, gold)


def _judgement(claim: Record, gold: Record) -> bool:
    return (
        (claim.get("area"), claim.get("grade")) == (gold.get("area"), gold.get("grade"))
        and is_same(claim.get("framework"), gold.get("framework"))
        and are_one_date(_first(claim), _first(gold))
        and _is_of_one_place(claim, gold)
    )


def _recommendation(claim: Record, gold: Record) -> bool:
    return _is_of_one_place(claim, gold) and _is_one_text(claim, gold, 0.85)


def _finding(claim: Record, gold: Record) -> bool:
    return claim.get("polarity") == gold.get("polarity") and _action(claim, gold)


def _action(claim: Record, gold: Record) -> bool:
    return _is_of_one_place(claim, gold) and _is_one_text(claim, gold, 0.75)


def _intervention(claim: Record, gold: Record) -> bool:
    kinds = {claim.get("kind"), gold.get("kind")}
    return _is_of_one_place(claim, gold) and (len(kinds) == 1 or kinds <= _NOTICES)


def _body(claim: Record, gold: Record) -> bool:
    acronym = claim.get("acronym")
    return are_one_name(claim.get("name"), gold.get("name")) or bool(acronym and acronym == gold.get("acronym"))


def _relation(claim: Record, gold: Record) -> bool:
    return (
        claim.get("predicate") == gold.get("predicate")
        and are_one_name(claim.get("subject"), gold.get("subject"))
        and are_one_name(claim.get("object"), gold.get("object"))
    )


def _role(claim: Record, gold: Record) -> bool:
    held = are_one_name(claim.get("organisation"), gold.get("organisation")) or is_same(
        claim.get("holder"), gold.get("holder")
    )
    return held and are_alike(claim.get("title"), gold.get("title"), 0.75)


def _statistic(claim: Record, gold: Record) -> bool:
    return claim.get("value") == gold.get("value") and are_alike(claim.get("measure"), gold.get("measure"), 0.3)


def _first(record: Record) -> str | None:
    return record.get("start") or record.get("date")


def _is_of_one_place(claim: Record, gold: Record) -> bool:
    return are_one_name(claim.get("authority"), gold.get("authority"))


def _is_one_text(claim: Record, gold: Record, least: float) -> bool:
    return are_one_text(claim.get("text", ""), gold.get("text", ""), least)


MATCHES: Final[Mapping[str, Matches]] = {
    "document": _document,
    "inspection": _inspection,
    "judgement": _judgement,
    "recommendation": _recommendation,
    "finding": _finding,
    "action": _action,
    "intervention": _intervention,
    "body": _body,
    "relation": _relation,
    "role": _role,
    "statistic": _statistic,
}
