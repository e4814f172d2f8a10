"""The clauses of a typed statement: each with its own subject in front, whoever the statement left to be understood.

"⟪b0⟫, led by ⟪p1⟫, sits beneath ⟪b2⟫ and feeds into ⟪b3⟫, to which ⟪b4⟫ reports" holds also
"⟪b0⟫ sits beneath ⟪b2⟫", "⟪b0⟫ feeds into ⟪b3⟫" and "⟪b4⟫ reports to ⟪b3⟫".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.lexicon import load

_MARK = r"⟪[bpal]\d+⟫"
_ASIDE = re.compile(
    r"(?<=⟫)(?:, (?!and |or |⟪)(?:(?!⟪[^⟫]*⟫,? and )[^,;:.]){3,110}, (?=(?!and ⟪|and the )[a-z])| \([^()]{2,80}\))"
)
_WHOM = re.compile(
    rf"(?P<whom>{_MARK})[^⟪⟫,;.]{{0,30}},? (?P<how>to|on|upon|of|by|for|through|with|from) (?:which|whom) (?P<rest>[^;.]{{3,200}})"
)
_PARTICIPLE = re.compile(
    rf"(?P<who>⟪b\d+⟫),? (?P<how>(?:jointly |independently |which is |co-)*(?:chaired|led|headed|supported|attended|established|set up|managed) by (?:{_MARK}(?:,? and |, )?)+),? (?=(?:has|have|is|are|was|were|will|meets?|met|oversees?|reports?|sits|feeds|provides)\b)"
)
_COMMISSIONED = re.compile(
    rf"(?P<who>{_MARK}) (?:[a-z]+ ){{1,3}}(?:commissioned|appointed|asked|tasked|invited|engaged|required) by {_MARK} to "
)
_BY_WAY = re.compile(r"(?P<and>\band|\bwill|⟫),? (?:through|via|under|in|at|from|by|with) [^,;.]{3,70}, (?=[a-z])")
_OPENED = re.compile(
    rf"^(?:[Nn]ow |[Jj]ointly |[Ii]ndependently )?(?P<how>(?:Co-)?(?:Chaired|Led|Headed|Established|Set up|Supported|Overseen|Created|Formed|Accountable|Reporting)[^.;]{{4,120}}?), (?P<subject>{_MARK}) (?P<rest>.*)"
)
_SUBJECT_VERB = re.compile(rf"^(?P<subject>(?:the |a |an )?{_MARK}(?:(?:, | and |, and ){_MARK})*) (?P<verb>.*)")
_VERB_SUBJECT = re.compile(rf"^(?P<verb>(?:[a-z]+ ){{1,4}})(?P<subject>{_MARK}.*)")


def clauses(text: str) -> tuple[str, ...]:
    """`text` and the clauses that it holds, each once, the whole of it first."""
    found = list(_reduced(text))
    text = found[0]
    bare = re.sub(r" {2,}", " ", _ASIDE.sub(" ", text))
    if bare != text:
        found = [bare, *found[1:], *_asides(text)]
        text = bare
    spoken = _BY_WAY.sub(r"\g<and> ", text)
    if spoken != text:
        found.append(spoken)
    for one in tuple(found):
        opened = _OPENED.match(one)
        if opened:
            found.extend((f"{opened['subject']} {opened['how'].lower()}", f"{opened['subject']} {opened['rest']}"))
    for one in tuple(found):
        found.extend(_with_subject(one))
        found.extend(_turned(one))
    return tuple(dict.fromkeys(found))


def _asides(text: str) -> Iterator[str]:
    """What stands between two commas behind a name, said of it."""
    for match in _ASIDE.finditer(text):
        name = re.search(rf"{_MARK}$", text[: match.start()])
        words = match[0].strip(" ,()")
        if name and words:
            verb = (
                ""
                if _and_verb().match(f" {words}") or re.match(r"(?:which|who|that|to|on|of|in|by|led|chaired)\b", words)
                else "is "
            )
            yield f"{name[0]} {verb}{re.sub(r'^(?:which|who|that) ', '', words)}"


def _reduced(text: str) -> Iterator[str]:
    """`text` without the words between a subject and its verb that name another actor, then those words by themselves."""
    yield _COMMISSIONED.sub(r"\g<who> to ", _PARTICIPLE.sub(r"\g<who> ", text))
    for match in _PARTICIPLE.finditer(text):
        yield f"{match['who']} {match['how']}"


def _with_subject(text: str) -> Iterator[str]:
    """What follows "and", "which" or "who" and a verb, with the name that it is said of in front."""
    first = re.search(_MARK, text)
    if not first:
        return
    for gap in _and_verb().finditer(text, first.end()):
        opening = max(text.rfind(stop, 0, gap.start()) for stop in ("; ", ": ", " that ", " - "))
        subject = re.search(rf"{_MARK}(?:(?:, | and |, and ){_MARK})*", text[max(opening, 0) : gap.start()])
        if subject:
            yield f"{subject[0]} {text[gap.end('join') :].lstrip()}"
    for gap in _which().finditer(text):
        yield f"{gap['name']} {text[gap.end('which') :].lstrip()}"


def _turned(text: str) -> Iterator[str]:
    """ "⟪b0⟫, to which ⟪b1⟫ reports": "⟪b1⟫ reports to ⟪b0⟫"; "on which sit ⟪b1⟫ and ⟪b2⟫" likewise."""
    for match in _WHOM.finditer(text):
        whom, how, rest = match["whom"], match["how"], match["rest"]
        straight, inverted = _SUBJECT_VERB.match(rest), _VERB_SUBJECT.match(rest)
        if straight:
            yield f"{straight['subject']} {straight['verb']} {how} {whom}"
        if inverted:
            yield f"{inverted['subject']} {inverted['verb'].strip()} {how} {whom}"


@cache
def _and_verb() -> re.Pattern[str]:
    verbs = load("relation-words")["verbs"]
    return re.compile(rf"(?P<join>(?:,? (?:and|but)(?: then| also| so)?|;|,)) (?=(?:{verbs})\b)")


@cache
def _which() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>{_MARK})[^⟪⟫;.]{{0,40}}?,? (?<!to )(?<!on )(?<!by )(?<!of )(?<!with )(?<!for )(?<!from )(?<!through )(?<!in )(?P<which>which|who|that)(?= )"
    )
