"""Bodies named in a text: in capitals, by the names of national bodies, in small letters, by pointing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from loaders.lexicon import load
from loaders.naming.initials import abbreviates, before_noun
from loaders.naming.kinds import kind_of, nationals
from loaders.naming.named import Named, apart
from loaders.naming.people import is_person
from loaders.patterns import Pattern, Several, prepare

_WORD = r"(?:[A-Z0-9][\w'/&-]*[\w']|[A-Z]\b)"
_LINK = r"(?:(?:and|&|of|for|on|in)\s){0,2}"
_BRACKETED = prepare(r"\s\((?:the\s)?['\"]?(?P<acronym>[A-Z][A-Za-z&]{1,9})['\"]?\)")
_ACRONYM = prepare(r"\b[A-Z]{1,4}SCB\b|\b(?:OSC|HWBB?|MASH|LSCB|MACE|CDOP|LSCP|SCP)\b")
_KNOWN_AS = prepare(
    r",? \(?(?:which is |is |also |better |locally )*(?:known (?:locally )?as|called|named) (?:the )?['\"]?"
    r"(?P<alias>[A-Z][\w']+(?: (?:[A-Z][\w']*|4|of|for|to|in)){1,3})"
)
_WITHIN = prepare(r"\s\([A-Z]{3,8}\)(?=\s)")  # "Children and Families (CFS) Committee"
_ANY_ACRONYM = prepare(r"\b[A-Z][A-Za-z&]{1,9}\b")
_ACRONYMS_OWN = prepare(r"[A-Z][A-Z&]+'s")
_LINKS = frozenset({"and", "&", "of", "for", "on", "in"})
_PART = prepare(r"[A-Z][\w'&-]+(?:(?: and| &| of| in| for| with| to)?(?: the)? [A-Z][\w'&-]+){0,5}")
_OF_ALL = "national "
_TEAMS = ("Management Team", "Leadership Team")
_NO_REMIT = frozenset({"police", "probation", "court"})
_NEVER_LISTED = frozenset({"police", "nhs", "court", "probation", "childrens-trust", "lscb", "team", "other"})


def find_bodies(text: str, acronyms: frozenset[str] = frozenset()) -> list[Named]:
    """The bodies that `text` names or points at, in order. `acronyms` are those that the paper spells out."""
    return list(_found(text, acronyms))


@lru_cache(maxsize=4096)
def _found(text: str, acronyms: frozenset[str]) -> tuple[Named, ...]:
    """Remembered, since cells of tables say the same over and over."""
    found = [*_among(acronyms, text), *(one for find in _finders().likely(text) for one in find(text))]
    return tuple(apart([one for one in found if one.stop > one.at]))


def spelled_out(text: str) -> Iterator[tuple[str, str]]:
    """(acronym, name) where a body's name has its acronym in brackets behind it."""
    for one in apart([*_capitalised(text), *_plain(text), *_services(text), *_national(text)]):
        behind = _BRACKETED.match(text, one.stop)
        if behind and abbreviates(behind["acronym"], one.words):
            yield behind["acronym"], one.words
    yield from before_noun(text)


def also_known(text: str) -> Iterator[tuple[str, str]]:
    """(other name, name) where it stands behind what a body is known as: "the Youth Council, known as Speak Up"."""
    for one in apart([*_capitalised(text), *_plain(text)]) if _KNOWN_AS.search(text) else ():
        behind = _KNOWN_AS.match(text, one.stop)
        if behind and kind_of(behind["alias"]) is None:
            yield behind["alias"], one.words


def _capitalised(text: str) -> Iterator[Named]:
    for match in _name_form().finditer(text):
        at, stop = _trimmed(text, match.start(), match.end())
        words = text[at:stop]
        if (
            len(words.split()) < 2
            or words.isupper()
            or words.split(" (")[0].endswith(tuple(load("body-kinds")["never"]))
        ):
            continue
        kind = kind_of(_WITHIN.sub("", words).split(" (")[0])
        cut = _another_before(words) if kind in _NEVER_LISTED or words.endswith(_TEAMS) else 0
        if cut:
            at += cut
            words = text[at:stop]
            kind = kind_of(words)
        if kind in _NO_REMIT and " (" in words:
            words = words.split(" (")[0]  # "Example Police (Superintendent)"
            stop = at + len(words)
        if kind:
            yield Named(at, stop, "body", _WITHIN.sub("", words), kind)


def _another_before(words: str) -> int:
    """Where the name of a force, trust or court begins behind a list, another name or a person; 0 where it opens."""
    listed = words.rfind(", ")
    if listed >= 0 and not (words.endswith("Committee") and words[:listed].split()[-1] in load("body-kinds")["listed"]):
        return listed + 2
    first, _, second = words.rpartition(" and ")
    ended = first and (
        first.split()[-1] in load("body-kinds")["ended"] or second.startswith("NHS ") or _is_other(first, second)
    )
    if ended and len(second.split()) > 1:
        return len(first) + 5
    person, _, rest = words.partition(" of ")
    return len(person) + 4 if rest and 1 < len(person.split()) < 4 and is_person(person) else 0


def _is_other(first: str, second: str) -> bool:
    """True for "NHS Northshire" and "Northshire Constabulary", and for "Public Health" and a force."""
    kind = kind_of(second)
    if first.endswith(("Health", "Education", "Care", "Families")):
        return kind == "police"
    return first.startswith("NHS ") and kind in ("police", "probation", "lscb", "school-sector", "partnership")


def _trimmed(text: str, at: int, stop: int) -> tuple[int, int]:
    """Without the words in front that open a sentence, or are another thing joined to the name."""
    words = [(m.start() + at, m[0].rstrip(",")) for m in re.finditer(r"\S+", text[at:stop])]
    cut = max((place + 1 for place in range(len(words) - 1) if _breaks(words, place)), default=0)
    while cut < len(words) - 1 and (
        words[cut][1] in _openers() or words[cut][1].lower() in _LINKS or re.fullmatch(r"\d[\d./-]*", words[cut][1])
    ):
        cut += 1
    at = words[cut][0] if cut < len(words) else stop
    return (at - len(_OF_ALL), stop) if text[:at].endswith(_OF_ALL) else (at, stop)


def _national(text: str) -> Iterator[Named]:
    for match in _national_form().finditer(text):
        kind = kind_of(match[0])
        yield Named(match.start(), match.end(), "body", match[0], kind)


def _acronyms(text: str) -> Iterator[Named]:
    for match in _ACRONYM.finditer(text):
        yield Named(match.start(), match.end(), "body", match[0], kind_of(match[0]))


def _among(acronyms: frozenset[str], text: str) -> Iterator[Named]:
    for match in _ANY_ACRONYM.finditer(text) if acronyms else ():
        if match[0] in acronyms:
            yield Named(match.start(), match.end(), "body", match[0], kind_of(match[0]))
    for alias in sorted(one for one in acronyms if " " in one):
        for match in re.finditer(rf"\b{re.escape(alias)}\b", text):
            yield Named(match.start(), match.end(), "body", alias)


def _plain(text: str) -> Iterator[Named]:
    for match in _plain_form().finditer(text):
        at = match.start() - (len(_OF_ALL) if text[: match.start()].endswith(_OF_ALL) else 0)
        yield Named(at, match.end(), "body", text[at : match.end()], kind_of(match[0]))


def _services(text: str) -> Iterator[Named]:
    for match in _service_form().finditer(text):
        if not _not_services().search(text[max(match.start() - 60, 0) : match.start()]):
            yield Named(match.start(), match.end(), "body", match[0], "team")


def _listed_parts(text: str) -> Iterator[Named]:
    """Each of "three sub-groups: Performance and Audit, Learning and Improvement, and Exploitation", with its noun."""
    for match in _parts_form().finditer(text):
        noun = match["noun"].removesuffix("s").replace("arties", "arty").replace("artie", "arty")
        noun = noun.title().replace("Subgroup", "Sub-Group") if noun.lower().startswith("sub") else noun.lower()
        at, marks = match.start("list"), "; " if ";" in match["list"] else ", "
        last = r"[^;]+" if marks == "; " else r"[\w' ]+"
        if "; and " in match["list"]:
            last = r"(?!)"  # "A; B and C; and D and E": the last is told by its mark
        parts = re.split(rf"({marks.strip()}? and (?=[A-Z]{last}$)|{marks}(?:and )?)", match["list"])
        for part in parts if marks.strip() in match["list"] else ():
            words = _part_behind().sub("", part.strip(" .")) if marks == "; " else part.strip(" .")
            if _PART.fullmatch(words) and (
                kind_of(words) in (None, "team", "other", "school-sector") or noun.lower() == noun
            ):
                kind = "sub-committee" if noun.startswith("Sub") else kind_of(noun)
                yield Named(at, at + len(words), "body", f"{words} {noun}", kind)
            at += len(part)


@cache
def _part_behind() -> Pattern:
    return prepare(load("body-kinds")["part_behind"])


def _pointed_at(text: str) -> Iterator[Named]:
    for pattern, heads in _short_forms():
        for match in pattern.finditer(text):
            yield Named(match.start(), match.end(), "body", "", pointing=heads)


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("body-kinds")["openers"])


def _breaks(words: list[tuple[int, str]], place: int) -> bool:
    """True where the word is of another thing; "Ofsted" is not where a name goes on: "Ofsted Readiness Group"."""
    word = words[place][1]
    if word == "Ofsted":
        return words[place + 1][1].lower() in _LINKS
    if place == 0 and word.startswith("Headteachers"):
        return False  # "Headteachers Safeguarding Group"
    if word == "Member" and words[place + 1][1] in ("Working", "Task", "Reference", "Steering", "Development"):
        return False  # a group of members
    if word in load("body-kinds")["held"] and words[place + 1][1] in load("body-kinds")["heads"]:
        return False
    if place == 0 and word in ("Board's", "Panel's", "Group's", "Committee's", "Partnership's"):
        return True  # a part of what is only pointed at: "the Board's Quality Sub-Group"
    return word in _breakers() or bool(_ACRONYMS_OWN.fullmatch(word))


@cache
def _breakers() -> frozenset[str]:
    return frozenset(load("body-kinds")["breakers"])


@cache
def _name_form() -> Pattern:
    words = load("body-kinds")
    heads = "|".join(map(re.escape, sorted(words["heads"], key=lambda head: (-len(head), head))))
    listed = "|".join(map(re.escape, words["listed"]))
    ends, chained = "|".join(words["chained_heads"]), "|".join(words["chained"])
    chain = rf"(?:{chained}),(?=\s{_WORD}\s(?:and|&)\s{_WORD}(?:\s{_WORD})?\s(?:{ends})\b)"
    part = rf"(?:(?:{listed}),|{chain}|{_WORD})\s{_LINK}"
    remit = r"(?:\s\([A-Z][a-z]+(?:,?\s(?:and|&)?\s?[A-Z][a-z']+){0,6}\))?"
    return prepare(
        rf"\b(?:{part}){{1,9}}?(?:\([A-Z]{{3,8}}\)\s)?(?:{heads})\b(?!'s\sTrust)(?!(?<=Service)\s(?:Manager|Director|Lead)\b)(?:\s(?:(?!(?:{heads})\s(?:and|&)\s){_WORD}\s(?:(?:and|&)\s)?){{0,5}}(?:{heads})\b)*{remit}{_matter()}"
    )


def _matter() -> str:
    """What a group of passing life is set up for, which belongs to its name: "Task Group on Sexual Exploitation"."""
    words = load("body-kinds")
    groups = "|".join(rf"(?<={name})" for name in words["set_up_for"])
    return rf"(?:(?:{groups})\s(?:on|for)\s(?!(?:{words['no_matter']})\b){_WORD}(?:\s{_LINK}{_WORD}){{0,6}})?"


@cache
def _national_form() -> Pattern:
    forms = {form for one in nationals() for form in (one.name, *one.forms, *((one.acronym,) if one.acronym else ()))}
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return prepare(r"(?<![\w'-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])")


@cache
def _plain_form() -> Pattern:
    return prepare("|".join(rf"\b(?:{form})\b" for form in load("body-kinds")["plain"]), re.I)


@cache
def _service_form() -> Pattern:
    return prepare("|".join(rf"\b(?:{form})\b" for form in load("body-kinds")["services"]))


@cache
def _not_services() -> Pattern:
    return prepare(load("body-kinds")["not_services"])


@cache
def _parts_form() -> Pattern:
    return prepare(load("body-kinds")["listed_parts"])


@cache
def _short_forms() -> tuple[tuple[Pattern, tuple[str, ...]], ...]:
    return tuple(
        (prepare(rf"(?:\b|(?<=\s)){one['words']}\b"), tuple(one["heads"]))
        for one in load("body-kinds")["short"].values()
    )


@cache
def _finders() -> Several[Callable[[str], Iterator[Named]]]:
    """Each way to find bodies, with the forms of which a text has to hold one."""
    return Several(
        (
            (_capitalised, (_name_form(),)),
            (_national, (_national_form(),)),
            (_acronyms, (_ACRONYM,)),
            (_plain, (_plain_form(),)),
            (_services, (_service_form(),)),
            (_pointed_at, tuple(form for form, _ in _short_forms())),
            (_listed_parts, (_parts_form(),)),
        )
    )
