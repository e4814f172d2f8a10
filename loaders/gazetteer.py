"""Authorities named in a text: those of the register, and those that the paper itself calls councils."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import load, rows
from loaders.patterns import Pattern, prepare

_WORD = r"[A-Z][a-z]++(?:[-'][A-Za-z]++)*"
_PLACE = rf"{_WORD}(?:[ ](?:(?:and|upon|on|of|with|under|the|by)[ ]){{0,2}}{_WORD}){{0,3}}"
_OF_SEVERAL = prepare(
    r"\s(?:were|have)\s|(?:[a-z]s|[A-Z]s|ies)\s(?:of|for)\s|\s[A-Za-z]+ncils$"
)  # "Thornley and Denby were inspected"
_HELD = 4096  # texts whose names are remembered
_AND = prepare(r"(?:,?\sand|,)\s(?:of\s)?(?:the\s(?:[A-Z][a-z]+\s){1,2}of\s)?")
_CAPITALS = prepare(r"\b[A-Z][A-Z'&-]+(?:[^\S\n](?:(?:[A-Z]\.){2,4}|[A-Z][A-Z'&-]+|&))+")
# A place with one of these behind or before it is no authority: a street, a school, a police force, a person.
_NOT_AFTER = prepare(
    r"(?:(?:(?:,| and| &)\s[A-Z][a-z]+){0,2}\s(?:(?:University\s)?Hospitals?|NHS|ICB|CCG|Police|Constabulary"
    r"|Integrated Care|Clinical Commissioning|Fire (?:and|&) Rescue|Probation|Magistrates|Combined Authority)"
    r"|\s(?:Road|Street|Avenue|Lane|Hall|House|University|College|School|Primary|Academy|Airport|Station|Judge?ment|Ruling))\b"
)
_NOT_BEFORE = prepare(
    r"\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Cllr|Councillor|Professor|Inspector)\.?|NHS|Hospitals?|(?:University|Bishop) of)"
    r"\s(?:[A-Z][a-z]+(?:,\s|\s(?:and|&)\s)){0,2}$"
)
_FORENAME = prepare(r"(?:[,(;]|\b(?:and|by|from|with|is|was|as))\s(?P<word>[A-Z][a-z]{2,})\s$")
_TITLE_WORDS = prepare(r"\b(?:Council|County|City|Borough|District)\b")
_SMALL_GAPS = prepare(r"\s(?=(?:upon|on)\s)|(?<=\bupon)\s|(?<=\bon)\s")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Characters `at` to `stop` name the authority `name`, by its short official name."""

    at: int
    stop: int
    name: str


class Gazetteer:
    """Finds names of authorities. `names` leads from each form to the short official name."""

    def __init__(self, names: Mapping[str, str], known: Gazetteer | None = None) -> None:
        """Of `names`, and of what is `known` already, whose forms are not made ready anew."""
        self.names: dict[str, str] = {**(known.names if known else {}), **names}
        forms = {form for name in names for form in (name, name.upper())}
        longest = sorted(forms, key=lambda form: (-len(form), form))
        own = prepare(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-]|'[a-rt-z])")
        self._patterns: tuple[Pattern, ...] = (*(known._patterns if known else ()), own)
        self._by_form = {form.upper(): name for form, name in self.names.items()}
        self._held: dict[str, tuple[NameSpan, ...]] = {}  # most sentences are asked for by several rules

    def find(self, text: str) -> list[NameSpan]:
        """Every name in `text`, in order; the longest where several begin at one place."""
        if (held := self._held.get(text)) is None:
            if len(self._held) >= _HELD:
                self._held.clear()
            held = self._held[text] = tuple(self._found(text))
        return list(held)

    def _found(self, text: str) -> Iterator[NameSpan]:
        for match in self._forms_in(text):
            if _NOT_AFTER.match(text, match.end()) or _NOT_BEFORE.search(
                text, max(match.start() - 40, 0), match.start()
            ):
                continue
            if _is_surname(text, match):
                continue
            if match[0] == "Reading" and re.match(r"\s[a-z]", text[match.end() :]) and _opens(text, match.start()):
                continue
            yield NameSpan(match.start(), match.end(), self._by_form[match[0].upper()])

    def knows(self, form: str) -> bool:
        """True where `form` is one of the names, in capitals or not."""
        return form.upper() in self._by_form

    def _forms_in(self, text: str) -> Iterator[re.Match[str]]:
        """The forms in `text`: of those that overlap the first, of those that begin together the longest."""
        if len(self._patterns) == 1:
            yield from self._patterns[0].finditer(text)
            return
        held = [(match, pattern) for pattern in self._patterns if (match := pattern.search(text))]
        while held:
            best = min((match for match, _ in held), key=lambda match: (match.start(), -match.end()))
            yield best
            stop = best.end()
            ahead = ((m if m.start() >= stop else pattern.search(text, stop), pattern) for m, pattern in held)
            held = [(match, pattern) for match, pattern in ahead if match]

    def with_names(self, names: Iterable[str]) -> Gazetteer:
        """This gazetteer and `names`, each of which stands for itself where it is not known already."""
        fresh = {name: name for name in names if not self.knows(name)}
        return Gazetteer(fresh, self) if fresh else self


@cache
def register() -> Gazetteer:
    """The English authorities with children's services, present and past, and the variants of their names."""
    names: dict[str, str] = {}
    for name, variants, *_ in rows("authority-names"):
        forms = [name, *(other for other in variants.split("|") if other and not _is_title(other, name, variants))]
        names.update({spelling: name for form in forms for spelling in _spellings(form)})
    return Gazetteer(names)


def _is_title(variant: str, name: str, variants: str) -> bool:
    """True for "Northshire County Council" and "Northshire, City of": a shorter form stands in it and finds it."""
    if not _TITLE_WORDS.search(variant):
        return False
    shorter = [form for form in (name, *variants.split("|")) if len(form) < len(variant)]
    return any(re.search(rf"\b{re.escape(form)}\b", variant) for form in shorter)


def _spellings(form: str) -> Iterator[str]:
    """`form` with "&" for "and", without or with hyphens, and with its small words in capitals."""
    for joined in {form, form.replace(" and ", " & ")}:
        for parted in {joined, joined.replace("-", " "), _SMALL_GAPS.sub("-", joined)}:
            yield from {parted, re.sub(r"\b(?:upon|of)\b", lambda word: word[0].capitalize(), parted)}


@dataclass(frozen=True, slots=True)
class Councils:
    """Names outside the register, the most frequent first; `beside` are those that are only told of as others are."""

    names: tuple[str, ...]
    beside: frozenset[str]


def councils_named(text: str, known: Gazetteer, head: str = "") -> Councils:
    """The names outside the register that `text` gives to councils, or tells of as one tells of them.

    `head` holds the lines that can only name whose paper it is.
    """
    counts: Counter[str] = Counter()
    both = f"{text}\n{_in_lower_case(text)}"
    for form in _forms("called"):
        counts.update(name for name in _called(form, both) if not known.find(name) and not _is_town_of(name, known))
    top = f"{head}\n{_in_lower_case(head)}"
    for form in _forms("at_head") if head else ():
        counts.update(name for name in _called(form, top) if not known.find(name) and _is_place_in(name, text))
    counts.update(name for name in addressed(f"{head}\n{text}") if not known.find(name))
    for form in _forms("told_of"):
        for match in form.finditer(text):
            for part in [match["name"]] if match["name"] in counts else _AND.split(match["name"]):
                name = _without_openers(part)
                if name and not known.find(name) and not _is_common(name, text):
                    counts.setdefault(name, 0)
    for name in [name for name in counts if _is_dealing_with(name, counts)]:
        other = name.rpartition(" with ")[2]
        counts[other] += counts.pop(name)
    names = tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return Councils(names, frozenset(name for name in names if not counts[name]))


@cache
def _forms(key: str) -> tuple[Pattern, ...]:
    """The forms `key` of lexicon/council-forms.yml."""
    return tuple(prepare(form.replace("@", _PLACE)) for form in load("council-forms")[key])


def _called(form: Pattern, text: str) -> Iterator[str]:
    """The places to which `text` gives the name of an authority by `form`."""
    for match in form.finditer(text):
        named = match.groupdict()
        place = _before_other_words(named["head"]) if "head" in named else named["name"]
        several = text[: match.start()].endswith(", ") or _OF_SEVERAL.search(match[0])
        for part in _AND.split(place) if several else [place]:
            if name := _without_openers(part):
                yield name


def _before_other_words(words: str) -> str:
    """ "Ellerby Vale" of "Ellerby Vale Children's Services"."""
    never = frozenset(load("authorities")["never"])
    parts = words.split()
    stop = next((place for place, word in enumerate(parts) if place and word in never), len(parts))
    return " ".join(parts[:stop])


def _is_place_in(name: str, text: str) -> bool:
    """True where `text` speaks of what is or lives in the place `name`: "families in Ellerby", "Ellerby's"."""
    return bool(re.search(rf"\b(?:in|for|across|of|at)\s{re.escape(name)}\b|\b{re.escape(name)}'s\b", text))


def addressed(text: str) -> Iterator[str]:
    """The places after which addresses of councils in `text` are called, each as `text` prints it in capitals."""
    found = {match["place"] for match in _address().finditer(text)} - set(load("council-forms")["national"])
    for place in sorted(found):
        letters = r"[ '-]?".join(place.replace("-", ""))
        for match in re.finditer(rf"(?<![\w@./-]){letters}(?![\w@./-])", text, re.I):
            name = _without_openers(match[0])
            if name == match[0] and name[0].isupper() and not name.isupper() and _is_place_in(name, text):
                yield name
                break


@cache
def _address() -> Pattern:
    return prepare(load("council-forms")["addresses"])


def _is_town_of(name: str, known: Gazetteer) -> bool:
    """True for "Hereford": a town after which a county is named has no children's services of its own."""
    return known.knows(f"{name}shire")


def _is_dealing_with(name: str, counts: Counter[str]) -> bool:
    """True for "Twinning with Thornley" where the text names Thornley alone: what stands before "with" is no place."""
    before, _, other = name.rpartition(" with ")
    return bool(before) and other in counts


def _is_surname(text: str, match: re.Match[str]) -> bool:
    """True for the second word of "and Adrian Poole": behind a word in capitals that is a forename for all we know."""
    before = _FORENAME.search(text, max(match.start() - 30, 0), match.start())
    if not before or not match[0].isalpha() or not match[0].istitle():
        return False
    listed = load("authorities")
    return before["word"] not in {*listed["openers"], *listed["never"], *listed["regions"]}


def _is_common(name: str, text: str) -> bool:
    """True where `text` prints `name` in small letters too: it is no name, and only begins a sentence."""
    plain = name.lower()
    if plain in load("authorities")["common"]:
        return True
    return plain in text and bool(re.search(rf"\b{re.escape(plain)}\b", text))


def _without_openers(name: str) -> str:
    """`name` without the words that open a sentence or a title; empty where nothing of a place remains."""
    openers, never = (frozenset(load("authorities")[key]) for key in ("openers", "never"))
    words = name.split()
    linked = (i + 1 for i, word in enumerate(words[:-1]) if word in never and words[i + 1] in ("of", "for", "in"))
    another = (i + 1 for i, word in enumerate(words[:-1]) if word == "Council")  # "Northshire Council and Lanmere"
    cut = max((*(i + 1 for i, word in enumerate(words) if word in openers), *linked, *another), default=0)
    words = words[cut:]
    while words and words[0][:1].islower():
        words = words[1:]
    while words and (
        words[-1][:1].islower() or words[-1] in ("County", "City", "Metropolitan", "Borough", "Unitary", "District")
    ):
        words = words[:-1]
    if not words or any(word in never for word in words):
        return ""
    return " ".join(words).removesuffix("'s")


def _in_lower_case(text: str) -> str:
    """The runs of capitals in `text`, one a line, as they would be printed in small letters."""
    small = frozenset(load("authorities")["small"])
    lines = []
    for match in _CAPITALS.finditer(text):
        words = [word.lower() if word.lower() in small else _capitalised(word, small) for word in match[0].split()]
        lines.append(" ".join(words))
    return "\n".join(lines)


def _capitalised(word: str, small: frozenset[str]) -> str:
    """ "THORNLEY-ON-SEA" in small letters, each part as in a name."""
    if word.endswith("."):
        return word  # "M.B.C."
    parts = word.lower().split("-")
    return "-".join(part if place and part in small else part.capitalize() for place, part in enumerate(parts))


def _opens(text: str, at: int) -> bool:
    return not text[:at].strip() or text[:at].rstrip().endswith((".", ":", ";"))
