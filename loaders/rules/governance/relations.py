"""Who is to whom: relations told in sentences, by the forms of `lexicon/relations`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.claims import RelationClaim
from loaders.grammar.clauses import clauses
from loaders.grammar.forms import Form, Relating, cued
from loaders.grammar.modality import Status, is_coming, is_denied, is_elsewhere, is_question, status_of
from loaders.grammar.typed import marked
from loaders.lexicon import listed
from loaders.naming.plans import is_matter
from loaders.patterns import prepare
from loaders.rules.governance.anaphora import WITH_PARTNERS
from loaders.rules.governance.cast import Cast
from loaders.rules.governance.ends import chaired, council, kind_of_party, senders, stands_by_law
from loaders.rules.governance.joining import whole_statements
from loaders.rules.governance.plain_listing import with_plain_members
from loaders.rules.governance.plain_members import plain_members
from loaders.rules.governance.told_often import is_former, told_often
from loaders.rules.paper.paper import Paper
from loaders.rules.paper.parties import Party, Told
from loaders.rules.paper.partners import is_of_other

# "Made up of officers and chaired by ⟪p1⟫": who chairs is told by itself.
_CHAIRED_BY = prepare(
    r",? (?:(?:which|that) (?=⟪|took |replaced |succeeded )"
    r"|(?:and|which) (?:is |are |was |will be )?(?:independently |jointly )?(?:co-)?(?:chaired|led) "
    r"(?:[^⟪.;]{1,60}? )?by )"
    r"|\)?, (?:and )?(?:supported|assisted|overseen|advised|serviced) by "
    r"|,? (?:has|have|had) been (?=formed |set up|established|created)|,? and (?:it )?(?=(?:reports?|feeds?|answers?) )"
)
_OF_COUNCIL = prepare(r"\b(?:[Mm]embers|[Cc]ouncillors) (?:of|from) ⟪a\d+⟫")  # the council's own: none has its name
_EXECUTIVE = prepare(r"Executive(?: Group| Board)?$")  # it is a part of a partnership, and has none
# Who takes the meeting through the paper before it: no reporting line.
_INTRODUCED = prepare(r"The report (?:was|had been) (?:presented|introduced|submitted)\b")
_BEEN_SET_UP = prepare(
    r"\bbeen (?:\w+ )?(?:set up|formed|established|created|convened)\b(?! by\b)[^⟪.;]*\band [^⟪.;]*⟪"
)
_REPORT_ITSELF = prepare(r"(?:The|This|Its) (?:annual )?report\b")
_OWNER = prepare(r"⟪b(?P<owner>\d+)⟫(?:'s|')(?: (?:own|new|draft|revised|first|current))*\s$")
_WE = prepare(r"[Ww]e\b")
_TOPIC = prepare(r"^(?:[Tt]he )?(?:workstream|priority|strand|theme) (?:on|of|for) ")
_NO_TOPIC = prepare(
    r"(?:each|every|all|both|some|this|that|these|it|they|he|she|we|which|who|there|its|their)\b"
    r"|[a-z]+ing (?:sure|that|an?|the|our|its|all|every|each|more|new|up|out|two|three|four|five|six|to|on)\b"
    r"|(?:the|our|this|its) services?$|.* (?:should|will|must|would|shall) "
    r"|(?:(?:the|an?|this|our) )?(?:(?:peer|focused|independent|external|joint|first|second) )?"
    r"(?:work|group|team|meeting|board|panel|review|visit|inspection|discussion)$"
    r"|.* (?:is|was|are|were|been|be|being)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Match:
    """A form of words met in one clause of a statement."""

    told: Told
    text: str
    relating: Relating
    form: Form
    found: re.Match[str]


@dataclass(frozen=True, slots=True)
class _Ends:
    """Whom a match relates, and the plan it is limited to."""

    subject: Party | None
    object: Party
    about: str | None = None

    @property
    def names(self) -> tuple[str | None, str]:
        return (self.subject.name if self.subject else None), self.object.name


def told_relations(paper: Paper, cast: Cast) -> Iterator[RelationClaim]:
    """A claim for each pair that a form of words relates, in the paper's order; the same pair may come again."""
    for place, printed in enumerate(cast.told):
        if (
            is_question(printed.sentence.text)
            or is_elsewhere(printed.sentence.text)
            or is_of_other(paper.gazetteer, printed.sentence.text, printed.authority)
        ):
            continue
        mine = replace(printed, partnership=cast.partnership, meeting=cast.meeting, author=cast.author)
        for told, text in whole_statements(paper, cast, place, mine):
            likely = cued().likely(f"{text}\n{told.sentence.text}")
            cues = [one for one in likely if one.cue.search(text) or one.cue.search(told.sentence.text)]
            held = clauses(text) if cues else ()
            said = "\n".join(held)
            for relating in cues:
                yield from (_claim(paper, match, ends) for match, ends in _related(told, held, said, relating))
                if relating.predicate == "member-of":
                    yield from (_claim(paper, match, ends) for match, ends in _listed(told, text, held, relating))


def _related(told: Told, held: Sequence[str], said: str, relating: Relating) -> Iterator[tuple[_Match, _Ends]]:
    """Each pair that is related in one of the clauses `held`, once. A form that leaves an end unsaid comes last.

    `said` is all of the clauses.
    """
    taken: set[tuple[str | None, str]] = set()
    by_topic = False
    for form in relating.likely.likely(said):
        unsaid = form.without_object or form.without_subject
        if taken and unsaid and not (by_topic and form.members and form.without_object == "topic"):
            continue
        for text in held:
            for found in form.pattern.finditer(text):
                if is_denied(text, found.start(), found.end()):
                    continue
                match = _Match(told, text, relating, form, found)
                for ends in _ends(match):
                    if ends.names not in taken:
                        taken.add(ends.names)
                        by_topic = form.without_object == "topic"
                        yield match, ends


def _listed(told: Told, text: str, held: Sequence[str], relating: Relating) -> Iterator[tuple[_Match, _Ends]]:
    """Who is a member by a list in which not everybody has a name, where that is read otherwise without a break."""
    whole, marked_text = with_plain_members(told, text)
    if marked_text != text and (more := clauses(marked_text)) != held:
        yield from _related(whole, more, "\n".join(more), relating)


def _claim(paper: Paper, match: _Match, ends: _Ends) -> RelationClaim:
    sentence = match.told.sentence
    subject, object_ = ends.names
    often = told_often(match.text, match.found, match.told.parties, ends.names)
    return RelationClaim(
        document=paper.document.slug,
        evidence=paper.passages(sentence.plain, sentence.at, sentence.stop, index=sentence.index),
        confidence=match.form.confidence,
        method=f"relation-{match.relating.predicate}",
        predicate=match.relating.predicate,
        subject=subject,
        object=object_,
        status="ended" if not match.relating.is_lasting and is_former(match.told, ends.names) else _status(match),
        about=ends.about,
        frequency=often if match.relating.is_regular else None,
    )


def _status(match: _Match) -> Status:
    if match.told.asked:
        return "proposed"
    at, stop = match.found.span()
    text = match.text.replace(" would ", " will ") if match.told.reported else match.text
    status = status_of(text, at, min(stop, len(text)))
    if match.relating.is_lasting:
        return "proposed" if status == "proposed" or is_coming(text, at, stop) else "actual"
    return status


def _ends(match: _Match) -> Iterator[_Ends]:
    groups = match.found.groupdict()
    parties = match.told.parties
    if groups.get("pair"):
        first, *others = (parties[n] for n in marked(groups["pair"]))
        yield from (_Ends(first, other) for other in others if other.name != first.name)
        return
    for subject in _subjects(match, groups.get("subject")):
        for ends in _objects(match, groups):
            if _is_fit(match, subject, ends.object):
                yield replace(_of_scrutineer(match, subject, ends), subject=subject)


def _of_scrutineer(match: _Match, subject: Party | None, ends: _Ends) -> _Ends:
    """`ends`, where an independent scrutineer oversees the arrangements of the partnership rather than the council."""
    whole = match.told.partnership
    is_one = subject and match.relating.predicate == "oversees" and "scrutineer" in (subject.title or "").lower()
    if not (is_one and whole and ends.object.sort == "authority"):
        return ends
    return replace(ends, object=Party(0, 0, "body", whole.name, whole))


def _subjects(match: _Match, words: str | None) -> list[Party | None]:
    told = match.told
    if words is not None:
        words = _OF_COUNCIL.sub("", _CHAIRED_BY.split(words)[0]) if match.form.members else words
        plain = plain_members(words) if match.form.members else ()
        others = [Party(0, 0, "body", name) for name in plain]
        partners = [told.parties[n] for n in marked(words) if told.parties[n].sort != "plan"]
        sent = senders(partners) if match.relating.predicate == "member-of" else []
        return [*partners, *sent, *others]
    if match.form.without_subject == "authority" and told.authority:
        before = (told.parties[n] for n in marked(match.text[: match.found.start()]))
        named = next((party for party in before if party.sort in ("body", "post")), None)
        if named is None and _REPORT_ITSELF.match(match.text):
            return [Party(0, 0, "body", told.topic.name, told.topic)] if told.topic else []
        ours = told.meeting if told.meeting and told.meeting.kind == "lscb" and _WE.match(match.found[0]) else None
        return [Party(0, 0, "body", ours.name, ours) if ours else named or council(told)]
    if match.form.without_subject in ("topic", "partnership"):
        body = told.topic if match.form.without_subject == "topic" else told.partnership
        return [Party(0, 0, "body", body.name, body)] if body else []
    if match.form.without_subject == "we":
        board = told.partnership if told.partnership and told.partnership.kind == "lscb" else None
        return [Party(0, 0, "body", board.name, board) if board else council(told)]
    if match.form.without_subject == "meeting" and told.meeting:
        return [Party(0, 0, "body", told.meeting.name, told.meeting)]
    if match.form.without_subject == "author":
        return [told.author] if told.author else []
    return [None] if match.form.without_subject in ("none", "meeting") else []


def _objects(match: _Match, groups: dict[str, str | None]) -> list[_Ends]:
    """Whom or what the match is about: of a plan its owner, unless the plan itself is led."""
    told, form = match.told, match.form
    found: list[_Ends] = []
    for name in ("object", "about"):
        for number in marked(groups.get(name) or ""):
            party = told.parties[number]
            if form.of_chair:
                found.extend(_Ends(None, board) for board in chaired(party))
                continue
            owned = party.sort == "plan" and (name == "object" or form.object_of_plan) and not is_matter(party.name)
            if name == "about" and found:
                found = [replace(one, about=party.name) for one in found]
            else:
                found.append(_Ends(None, _owner(match, number), party.name) if owned else _Ends(None, party))
    topic = _TOPIC.sub("", groups.get("topic") or "").strip()
    is_work = topic.startswith("work ") or topic.split(" ")[0].lower() not in listed("recommendations", "imperatives")
    if topic and is_work and not _NO_TOPIC.match(topic):
        found.append(_Ends(None, Party(0, 0, "plan", topic)))
    unsaid = None if found else _unsaid(match)
    return [one for one in [*found, *([_Ends(None, unsaid)] if unsaid else [])] if one.object.name]


def _owner(match: _Match, number: int) -> Party:
    """Whose plan it is: of whom it is said to be ("the Board's own plan"), else the council's."""
    before = _OWNER.search(match.text, 0, max(match.text.find(f"⟪l{number}⟫"), 0))
    owner = match.told.parties[int(before["owner"])] if before else None
    return owner if owner and owner.body else council(match.told)


def _unsaid(match: _Match) -> Party | None:
    """The object that a form leaves to be understood."""
    told = match.told
    if match.form.without_object == "authority":
        return council(told)
    fit = match.relating.predicate != "member-of" or (told.topic and told.topic.kind in WITH_PARTNERS)
    if match.form.without_object == "topic" and not fit and told.board:
        return Party(0, 0, "body", told.board.name, told.board)
    if match.form.without_object == "topic" and told.topic and fit:
        whole = (
            told.partnership if match.relating.predicate == "part-of" and _EXECUTIVE.search(told.topic.name) else None
        )
        meant = whole or told.topic
        return Party(0, 0, "body", meant.name, meant)
    if match.form.without_object == "partnership" and told.partnership:
        return Party(0, 0, "body", told.partnership.name, told.partnership)
    if match.form.without_object == "before":
        before = [told.parties[n] for n in marked(match.text[: match.found.start()])]
        return next((party for party in reversed(before) if party.sort in ("post", "body")), None)
    return None


def _is_fit(match: _Match, subject: Party | None, party: Party) -> bool:
    """True where the ends are of kinds that the predicate relates; a board does not "comprise" its own chair."""
    relating = match.relating
    of_it = match.form.members or (match.form.without_object and relating.predicate == "member-of")
    if subject and (subject.name == party.name or (of_it and subject.organisation == party.name)):
        return False
    if subject and match.form.members and subject.sort == "plan":
        return False
    if match.form.titled and not (subject and match.form.titled.search(subject.title or subject.name)):
        return False
    if relating.predicate == "leads" and party.sort == "post":
        return False  # "the Head is managed by the Director": who answers to whom
    if relating.predicate == "leads" and subject and "chair" in (subject.title or "").lower():
        return subject.organisation != party.name  # who chairs a board "leads" it
    if relating.predicate == "reports-to" and _INTRODUCED.match(match.text):
        return False
    if match.told.asked and relating.predicate == "reports-to" and subject and subject.at == subject.stop == 0:
        return False  # a meeting is asked for its decision, not for a report
    if relating.only_sorts and not {party.sort, subject.sort if subject else party.sort} <= relating.only_sorts:
        return False
    if relating.predicate == "establishes" and _BEEN_SET_UP.search(match.found[0]):
        return False  # "the Group has been formed and reports to the Board"
    if relating.predicate == "establishes" and subject is None and stands_by_law(party):
        return False
    kind, other = kind_of_party(subject), kind_of_party(party)
    if kind in relating.not_subjects or other in relating.not_objects:
        return False
    if relating.only_subjects and kind not in relating.only_subjects:
        return False
    return not relating.only_objects or other in relating.only_objects
