"""Who is to whom: relations told in sentences, by the forms of `lexicon/relations`."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from loaders.claims import BodyKind, RelationClaim
from loaders.grammar.clauses import clauses
from loaders.grammar.forms import Form, Relating, relatings
from loaders.grammar.typed import marked, typed
from loaders.lexicon import load
from loaders.naming.plans import is_matter
from loaders.rules.cast import Cast
from loaders.rules.parties import Party, Told
from loaders.rules.paper import Paper

Status = Literal["actual", "proposed", "ended"]
_LONGEST_LIST = 20
_WITH_PARTNERS = frozenset({"partnership", "lscb", "improvement-board", "board", "health-and-wellbeing-board"})
_ASKED = re.compile(r"^(?:That |to |[Aa]grees? (?:to|that) )+(?:it |they )?")
_CLAUSE = re.compile(r"; |\. |, (?:but|whereas|while|whilst|and (?:the|it|this)) ")


@dataclass(frozen=True, slots=True)
class Ends:
    """Whom a matched form relates. `about` is the plan it is limited to."""

    subject: str | None
    object: str
    about: str | None = None


def told_relations(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """A claim for each pair that a form of words relates, in the paper's order; the same pair may come again."""
    for place, printed in enumerate(cast.told):
        if _words("asked").search(printed.sentence.text):
            continue
        told, text = _whole(cast, place, printed)
        held: tuple[str, ...] = ()
        for relating in relatings():
            if relating.cue.search(told.sentence.text):
                held = held or clauses(text)
                yield from _of_predicate(paper, told, held, relating)


def _whole(cast: Cast, place: int, told: Told) -> tuple[Told, str]:
    """The statement with its list, where it ends with a colon, and with the meeting as the subject of what is asked of it."""
    text = typed(told.sentence.text, told.parties)
    parties = list(told.parties)
    if told.sentence.text.endswith(":"):
        for below in cast.told[place + 1 : place + 1 + _LONGEST_LIST]:
            if below.sentence.index == told.sentence.index or not below.item:
                break
            text += f" ⟪{'b'}{len(parties)}⟫,"
            parties.append(below.parties[0])
    if told.asked and cast.meeting:
        text = f"⟪b{len(parties)}⟫ {_ASKED.sub('', text)[:1].lower()}{_ASKED.sub('', text)[1:]}"
        parties.append(Party(0, 0, "body", cast.meeting.name, cast.meeting))
    return dataclasses.replace(told, parties=tuple(parties)), text


def _of_predicate(paper: Paper, told: Told, held: Sequence[str], relating: Relating) -> Iterator[RelationClaim]:
    taken: set[tuple[str | None, str]] = set()
    for form in relating.forms:
        if taken and (form.without_object or form.without_subject):
            continue
        for text in held:
            for match in form.pattern.finditer(text):
                if _is_denied(text, match):
                    continue
                for ends in _ends(told, text, relating, form, match):
                    if (ends.subject, ends.object) not in taken:
                        taken.add((ends.subject, ends.object))
                        yield _claim(paper, told, text, relating, form, match, ends)


def _claim(
    paper: Paper, told: Told, text: str, relating: Relating, form: Form, match: re.Match[str], ends: Ends
) -> RelationClaim:
    sentence = told.sentence
    return RelationClaim(
        document=paper.document.slug,
        evidence=paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index),
        confidence=form.confidence,
        method=f"relation-{relating.predicate}",
        predicate=relating.predicate,
        subject=ends.subject,
        object=ends.object,
        status=status_of(text, match.start(), match.end()),
        about=ends.about,
        frequency=frequency_of(text[match.start() :]) if relating.predicate == "reports-to" else None,
    )


def _ends(told: Told, text: str, relating: Relating, form: Form, match: re.Match[str]) -> Iterator[Ends]:
    groups = match.groupdict()
    if groups.get("pair"):
        parties = [told.parties[n] for n in marked(groups["pair"])]
        yield from (Ends(parties[0].name, other.name) for other in parties[1:] if other.name != parties[0].name)
        return
    objects = _objects(told, text, form, match)
    subjects = _subjects(told, form, groups.get("subject"))
    for subject in subjects:
        for ends in objects:
            if form.members and subject and not _can_be_member(subject, ends[0]):
                continue
            if _is_fit(relating, subject, ends):
                yield replace(ends[1], subject=subject.name if subject else None)


def _subjects(told: Told, form: Form, words: str | None) -> list[Party | None]:
    if words is not None:
        return [told.parties[n] for n in marked(words) if told.parties[n].sort != "plan"]
    if form.without_subject == "authority" and told.authority:
        return [_council(told)]
    return [None] if form.without_subject == "none" else []


def _objects(told: Told, text: str, form: Form, match: re.Match[str]) -> list[tuple[Party, Ends]]:
    groups = match.groupdict()
    found: list[tuple[Party, Ends]] = []
    for name in ("object", "about"):
        for number in marked(groups.get(name) or ""):
            party = told.parties[number]
            if party.sort != "plan":
                found.append((party, Ends(None, party.name)))
            elif (name == "object" or form.object_of_plan) and not is_matter(party.name):
                found.append((_council(told), Ends(None, told.authority, party.name)))
            else:
                found.append((party, Ends(None, party.name)))
    if not found and form.without_object == "authority" and told.authority:
        found.append((_council(told), Ends(None, told.authority)))
    if groups.get("topic"):
        words = groups["topic"].strip()
        found.append((Party(0, 0, "plan", words), Ends(None, words)))
    if not found and form.without_object == "topic" and told.topic and told.topic.kind in _WITH_PARTNERS:
        found.append((Party(0, 0, "body", told.topic.name, told.topic), Ends(None, told.topic.name)))
    if not found and form.without_object == "before":
        before = marked(text[: match.start()])
        posts = [told.parties[n] for n in before if told.parties[n].sort in ("post", "body")]
        found.extend((party, Ends(None, party.name)) for party in posts[-1:])
    return [(party, ends) for party, ends in found if ends.object]


def _can_be_member(subject: Party, board: Party) -> bool:
    """Not its own chair, and no plan."""
    return subject.sort != "plan" and subject.organisation != board.name


def _council(told: Told) -> Party:
    return Party(0, 0, "authority", told.authority)


def _is_fit(relating: Relating, subject: Party | None, ends: tuple[Party, Ends]) -> bool:
    party, said = ends
    if subject and subject.name == said.object:
        return False
    kind, other = _kind(subject), _kind(party)
    if kind in relating.not_subjects or other in relating.not_objects:
        return False
    if relating.only_subjects and kind not in relating.only_subjects:
        return False
    return not relating.only_objects or other in relating.only_objects


def _kind(party: Party | None) -> BodyKind | None:
    if party is None:
        return None
    if party.sort == "authority":
        return "local-authority"
    return party.body.kind if party.body else None


def status_of(text: str, at: int, stop: int) -> Status:
    """Whether what `text` says from `at` to `stop` holds, is only proposed, or has ended."""
    opening = max((gap.end() for gap in _CLAUSE.finditer(text, 0, at)), default=0)
    clause = text[opening:stop]
    if _words("commands").match(text):
        return "proposed"
    if _words("proposed").search(clause) and not _words("not_proposed").search(text[at:stop]):
        return "proposed"
    return "ended" if _words("ended").search(clause) else "actual"


def frequency_of(text: str) -> str | None:
    """How often, as an ISO duration, where one is stated and no other."""
    found = {period for period, words in _frequencies() if words.search(text)}
    return found.pop() if len(found) == 1 else None


def _is_denied(text: str, match: re.Match[str]) -> bool:
    return bool(_words("denied").search(text, max(match.start() - 12, 0), match.end()))


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(load("relation-words")[key])


@cache
def _frequencies() -> Sequence[tuple[str, re.Pattern[str]]]:
    return tuple((period, re.compile(words, re.I)) for period, words in load("relation-words")["frequency"].items())
