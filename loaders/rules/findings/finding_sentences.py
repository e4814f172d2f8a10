"""Findings told in sentences: "Inspectors found that ...", and what is told after it in the same breath."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.layout.block import Block
from loaders.patterns import prepare
from loaders.rules.findings.finding_advice import is_advice
from loaders.rules.findings.finding_echoes import is_no_finding, is_quoted
from loaders.rules.findings.finding_parts import named_parts, parted_clauses
from loaders.rules.findings.finding_sections import (
    Kind,
    behind_that,
    is_inspected,
    is_letter,
    kind_of,
    leads_on,
    pattern,
    says,
    section_kind,
    teller,
    told_again,
)
from loaders.rules.findings.named_findings import named_findings, praised_alone
from loaders.rules.findings.polarity import Polarity, clauses
from loaders.rules.findings.seen import AVOWED, Seen, Source, seen_in
from loaders.rules.findings.told_by_area import below_area, kind_by_area
from loaders.rules.findings.told_context import is_behind_inspection, is_heard, sets_mood
from loaders.rules.grades.grades import area_of
from loaders.rules.paper.listings import Item
from loaders.rules.paper.paper import Paper, Sentence
from loaders.rules.paper.partners import weight

_WORDS = 2
_NO_LIST = ("following", " that ", "headings of ")
_LINE_LEVEL = 8
_SUBJECT_WITHIN = 30
_ADJECTIVE = len("positive ")
_VERBS = prepare(r"\b(?:is|are|was|were|has|have|had|do|does|did|that|which|who)\b")


@dataclass(frozen=True, slots=True)
class _Form:
    method: str
    confidence: float


_TOLD = _Form("told-finding", 0.75)
_GOING_ON = _Form("told-before", 0.65)
_GUESSED = _Form("told-before", 0.6)
_OWN = _Form(AVOWED, 0.65)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What has been told up to a sentence: whether inspectors speak, and what the section is said to hold."""

    on: bool
    section: Kind | None
    headings: tuple[str, ...]
    usual: Polarity | None = None
    authority: str = ""
    named: bool = False
    led: Kind | None = None
    listed: bool = False
    quoting: bool = False
    asked: bool = False


def told_findings(paper: Paper, taken: frozenset[int], leads: frozenset[int]) -> Iterator[Seen]:
    """The findings of every block that no list has `taken`; the last sentence of a block of `leads` introduces one."""
    telling = _Telling(False, None, ())
    for index, block in enumerate(paper.blocks):
        if not isinstance(block, Block) or index in taken:
            continue
        telling = _at(paper, index, block, telling)
        if block.kind == "heading":
            opens = block.plain.norm.endswith((":", ":-")) and telling.section != "closed"
            introduced = opens and bool(teller().search(block.plain.norm) or says("told", block.plain.norm))
            telling = replace(telling, on=introduced or telling.on, listed=index in leads)
            continue
        sentences = [one for one in paper.sentences_of(index) if not is_advice(one.text, block)]
        for sentence in sentences[:-1] if index in leads else sentences:
            authority = _authority(paper, sentence, telling)
            telling = telling if authority == telling.authority else replace(telling, authority=authority)
            seen, on = _of_sentence(paper, sentence, telling)
            yield from (replace(one, authority=telling.authority) for one in seen)
            telling = _behind(sentence.text, telling, seen, on=on, letter=is_letter(paper))
        telling = replace(
            telling, led=None if index in leads else leads_on(block) or telling.led, listed=index in leads
        )


def _at(paper: Paper, index: int, block: Block, before: _Telling) -> _Telling:
    """What has been told where block `index` begins: telling goes on only within a section about an inspection."""
    headings = paper.places[index].headings
    if block.kind == "heading":
        within = block.level >= _LINE_LEVEL and area_of(block.plain.norm) not in (None, "overall")
        return _Telling(False, None, headings, led=before.led if within else None)
    if block.kind == "item":
        return _Telling(False, None, headings)
    if before.led and (not block.label or below_area(paper, index)) and is_inspected(paper, index):
        return _Telling(True, before.led, headings, led=before.led)
    section = kind_by_area(paper, index, section_kind(paper, index) or ("findings" if is_letter(paper) else None))
    inspected = is_inspected(paper, index)
    carried = before.named and says("carried_on", block.plain.norm)
    named = (before.listed or carried) and headings == before.headings
    goes_on = before.on and headings == before.headings and section != "closed" and inspected
    shown = section if inspected or is_inspected(paper, index, block.plain.norm) else None
    return _Telling(goes_on, shown, headings, named=named)


def _authority(paper: Paper, sentence: Sentence, telling: _Telling) -> str:
    """Another authority than the section's, where the sentence, or one before it in its paragraph, is about it."""
    named = [one for one in paper.gazetteer.find(sentence.text) if weight(sentence.text, one) > 0]
    section = paper.places[sentence.index].authority
    if not named:
        return telling.authority
    if section in {one.name for one in named}:
        return ""
    return named[0].name if named[0].at < _SUBJECT_WITHIN else telling.authority


def _behind(text: str, telling: _Telling, seen: list[Seen], *, on: bool, letter: bool) -> _Telling:
    """What has been told behind a sentence; behind one of the paper's own, its section speaks no more for itself.

    Inspectors are still quoted where the sentence opens a quotation, or stands in one, and does not close it.
    """
    own = not on and not seen and says("aside", text) and not letter
    return replace(
        telling,
        on=on,
        usual=_usual(text, telling, seen) if on else None,
        asked=text.endswith("?"),
        section=None if own else telling.section,
        named=says("inspected", text) or says("letter_named", text),
        quoting=(bool(seen) or telling.quoting) and (text.count('"') + telling.quoting) % 2 == 1,
    )


def _usual(text: str, telling: _Telling, seen: list[Seen]) -> Polarity | None:
    """Which way sentences point whose own words settle nothing, behind "The letter acknowledged some positives."."""
    kind = None if seen else kind_of(text)
    if says("fault_ahead", text) or (not seen and says("improve_told", text)):
        return "weakness"
    if kind in ("strength", "weakness"):
        return kind
    return telling.usual if not seen or {one.polarity for one in seen} == {telling.usual} else None


def _of_sentence(paper: Paper, sentence: Sentence, telling: _Telling) -> tuple[list[Seen], bool]:
    """What `sentence` tells, and whether inspectors still speak behind it."""
    text = sentence.text
    own = pattern("own_voice").match(text) and not (is_letter(paper) or telling.quoting or says("own_pleased", text))
    quoted = None if own else pattern("quoted").match(text)
    if quoted and is_inspected(paper, sentence.index) and telling.section != "closed":
        return list(_pieces(paper, sentence, quoted.span("words"), None, _TOLD)), telling.on
    told = _told(paper, sentence, telling)
    if not told and not telling.on and sets_mood(paper, sentence):
        return [], True
    if pattern("avowed").search(text) and not told and not telling.on:
        return list(_pieces(paper, sentence, (0, len(text)), None, _OWN)), False
    listed = list(_enumerated(paper, sentence, telling, told=told))
    if listed:
        return [*_before_list(paper, sentence), *listed], True
    if not (told or telling.on or telling.section in ("strength", "weakness", "findings")):
        echoed = not own and telling.section != "closed" and is_quoted(paper, sentence)
        return list(_pieces(paper, sentence, (0, len(text)), None, _GUESSED)) if echoed else [], False
    if own or is_no_finding(text, told=told):
        passes = says("improve_told", text) or not (says("aside", text) or says("spoken_here", text))
        return [], (told or telling.on) and passes
    return list(_spoken(paper, sentence, telling, told=told)), told or telling.on


def _spoken(paper: Paper, sentence: Sentence, telling: _Telling, *, told: bool) -> Iterator[Seen]:
    """What a sentence tells that inspectors speak, or that stands in a section of their findings."""
    text = sentence.text
    named, on = named_findings(text) if told else ((), 0)
    if named:
        yield from (_made(paper, sentence, (one.at, one.stop), one.polarity, _TOLD) for one in named)
        yield from _pieces(paper, sentence, (on, len(text)), None, _TOLD) if on < len(text) else ()
        return
    if told and (praised_alone(text) or says("unsure", text)):
        yield _made(paper, sentence, (0, len(text)), "weakness" if says("unsure", text) else "strength", _TOLD)
        return
    includes = pattern("includes").match(text) if telling.usual else None
    if telling.usual and (includes or telling.asked):
        at = includes.end() if includes else 0
        for low, high in named_parts(text[at:], in_turn=telling.asked):
            yield _made(paper, sentence, (at + low, at + high), telling.usual, _TOLD)
        return
    wanted: Polarity | None = telling.section if telling.section in ("strength", "weakness") else None
    if wanted and ";" in text and not _VERBS.search(text):
        yield from (_made(paper, sentence, part, wanted, _GUESSED) for part in named_parts(text))
        return
    usual = telling.usual or wanted
    if told and not usual and pattern("praising").search(text):
        usual = "strength"
    heard = pattern("members_heard").match(text)
    if usual and not heard and len(text.split()) > 1 and all(one.polarity is None for one in clauses(text)):
        yield _made(paper, sentence, (0, len(text)), usual, _GUESSED)
    elif told:
        form = _OWN if is_letter(paper) and pattern("heard").search(text) else _TOLD
        yield from _pieces(paper, sentence, (behind_that(text), len(text)), None, form)
    else:
        yield from _pieces(paper, sentence, (0, len(text)), wanted, _GOING_ON)


def _told(paper: Paper, sentence: Sentence, telling: _Telling) -> bool:
    text = sentence.text
    block = paper.blocks[sentence.index]
    around = block.plain.norm if isinstance(block, Block) else text
    if (telling.quoting and not says("future", text)) or ((telling.on or telling.named) and told_again().search(text)):
        return True
    if is_letter(paper):
        spoken = telling.section == "findings" and not pattern("future").search(text)
        return spoken or bool(pattern("letter").search(text) or pattern("heard").search(text))
    inspected = is_inspected(paper, sentence.index, around) or is_behind_inspection(paper, sentence)
    return inspected and (bool(teller().search(text)) or says("told", text) or is_heard(paper, sentence))


def _pieces(
    paper: Paper, sentence: Sentence, span: tuple[int, int], wanted: Polarity | None, form: _Form
) -> Iterator[Seen]:
    """The clauses of characters `span` of the sentence that point a way, or the one that is `wanted`."""
    start, end = span
    for number, clause in enumerate(parted_clauses(sentence.text[start:end])):
        at, stop = start + clause.at, start + clause.stop
        words = sentence.text[at:stop]
        if not clause.polarity or (wanted and clause.polarity != wanted) or len(words.split()) < _WORDS:
            continue
        if pattern("bare_grade").match(words):
            continue
        on = pattern("told_on").match(words) if number else None
        at, words = (at + on.end(), words[on.end() :]) if on else (at, words)
        told_too = sentence.text[:at].endswith("that ")
        if number and not told_too and says("aside", words) and not teller().search(words):
            continue
        yield _made(paper, sentence, (at, stop), clause.polarity, form)


def _enumerated(paper: Paper, sentence: Sentence, telling: _Telling, *, told: bool) -> Iterator[Seen]:
    """What "areas for improvement include A, B and C" lists, and what stands behind "Strengths:"."""
    text = sentence.text
    inlined: list[Seen] = []
    if told or telling.on or is_inspected(paper, sentence.index, sentence.plain.norm):
        inlined = list(_inline(paper, sentence))
        yield from inlined
    label = pattern("labelled").match(text)
    kind = kind_of(label[0]) if label else None
    if not label or inlined or not is_inspected(paper, sentence.index, sentence.plain.norm):
        return
    if kind in ("strength", "weakness"):
        for low, high in named_parts(text[label.end() :]):
            yield _made(paper, sentence, (label.end() + low, label.end() + high), kind, _TOLD)


def _before_list(paper: Paper, sentence: Sentence) -> Iterator[Seen]:
    """ "Visits are timely, and it identified one area for improvement: ...": what is told before the list is named."""
    match = pattern("inline").search(sentence.text)
    cut = pattern("then_named").search(sentence.text, 0, match.start()) if match else None
    start = behind_that(sentence.text)
    if cut and start and start < cut.start():
        yield from _pieces(paper, sentence, (start, cut.start()), None, _TOLD)


def _inline(paper: Paper, sentence: Sentence) -> Iterator[Seen]:
    match = pattern("inline").search(sentence.text)
    rest = sentence.text[match.end() :] if match else ""
    if not match or " " not in rest or _VERBS.search(rest) or any(one in match[0] + rest for one in _NO_LIST):
        return
    named = sentence.text[max(match.start() - _ADJECTIVE, 0) : match.end()]
    strong, weak = says("strength", named), says("weakness", named)
    if bool(strong) == bool(weak):
        return
    for low, high in named_parts(rest):
        if high - low > _WORDS:
            span = (match.end() + low, match.end() + high)
            yield _made(paper, sentence, span, "strength" if strong else "weakness", _TOLD)


def _made(paper: Paper, sentence: Sentence, span: tuple[int, int], polarity: Polarity, form: _Form) -> Seen:
    lead = (sentence.text, sentence.plain.norm, *reversed(paper.places[sentence.index].headings))
    item = Item(sentence.index, sentence.plain, sentence.at + span[0], sentence.at + span[1])
    return seen_in(paper, item, polarity, Source(sentence.index, lead, form.method, form.confidence, in_sentence=True))
