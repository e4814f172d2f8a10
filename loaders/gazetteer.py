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
_KINDS = r"(?:(?:County|City|Metropolitan|Borough|Unitary|District)[ ]){0,2}"
# Each form of words calls its place an authority.
_COUNCILS = tuple(
    prepare(form)
    for form in (
        rf"\b(?P<name>{_PLACE})[ ]{_KINDS}(?:Council|Local\sAuthority)\b",
        rf"\b(?:(?:London|Royal|Metropolitan)\s(?:Borough|County)|County|City\sCouncil)\sof\s(?P<name>{_PLACE})",
        rf"\b[Cc]hildren's\s[Ss]ervices\s(?:in|at)\s(?P<name>{_PLACE})[ ](?:is|are|was|were|has|have|requires?)\b",
        rf"\b(?P<name>{_PLACE})[ ](?:Local[ ])?Safeguarding[ ]Children(?:'s)?\s(?:Board|Partnership)\b",
        rf"\b(?P<name>{_PLACE})[ ](?:Health\s(?:and|&)\sWell-?[Bb]eing\sBoard|Overview\sand\sScrutiny)\b",
        rf"\b(?P<name>{_PLACE})'s\s[Cc]hildren's\s(?:[Ss]ocial\s[Cc]are\s)?[Ss]ervices\b",
        rf"(?:^|[.] |\n)(?P<name>{_PLACE})(?:,[ ][^,.\n]{{3,40}},)?[ ](?:was|were|has|have)"
        r"(?:[ ](?:not|yet|also|last|first|been|recently)){0,3}[ ](?:re-?)?inspected\b",
    )
)
_INSPECTED = r"(?:inspections?|inspected|visits?|visited|JTAI|peer\s(?:review|challenge))"
# Each of these tells of a place as one tells of an authority, or of a thing that only begins its sentence.
_TOLD_OF = tuple(
    prepare(form)
    for form in (
        rf"\b(?:[Nn]eighbour(?:s|ing)?|[Nn]earby|[Aa]djoining|[Ss]ister)(?:\s(?:local\s)?(?:authority|council|area|county|borough|city|district))?(?:\s(?:of|in))?,?\s(?P<name>{_PLACE})",
        rf"\b(?P<name>{_PLACE}),\s(?:(?:which|who)\s(?:is|was|has\sbeen)\s)?(?:judged|rated|graded)\s(?:as\s|to\sbe\s)?[\"']?(?:good|outstanding)\b",
        rf"\b(?P<name>{_PLACE}),\s(?:our|another|a|an)\s(?:[\w-]+\s){{0,2}}?(?:neighbour|authority|borough|county|city|council)\b(?!\sof)",
        rf"\b(?P<name>{_PLACE}),\s(?:which|who)\s(?:is|was|has\sbeen|had\sbeen)\s(?:(?:also|last|itself|recently|previously)\s)?"
        rf"(?:judged|rated|graded|found\sto\sbe)\s(?:as\s|to\sbe\s)?[\"']?(?:inadequate|adequate|requir)",
        rf"\b(?P<name>{_PLACE}),\swhere\s(?:[\w']+\s){{0,6}}services\b",
        rf"\b[Cc]ommissioner\s(?:for|to|in)\s(?P<name>{_PLACE})(?:\s(?:in|on|from|since|was|has|and)\b|[.,;])",
        rf"\b(?P<name>{_PLACE})'s\s(?:own\s)?(?:[Cc]hildren's\s)?[Ii]mprovement\s(?:[Bb]oard|[Nn]otice)\b",
        rf"\b(?P<name>{_PLACE}),?\swhose\s(?:own\s)?(?:children's\s(?:social\scare\s)?)?services\b",
        rf"\b(?P<name>{_PLACE})'s\s(?:own\s)?services\s(?:is|are|was|were|has|have|had)\b",
        rf"\b(?:[Ss]ervices|judged|rated|graded)\s(?:in|at|for)\s(?P<name>{_PLACE})\s(?:to\sbe|as|is|are|was|were|has|have|had)\b",
        rf"(?:^|[.;]\s|\n)(?P<name>{_PLACE})(?:\s(?:County|City))?\s\((?:re-?)?(?:inspected|judged|rated|graded)\b",
        rf"\)(?:,|\sand|,\sand)\s(?P<name>{_PLACE})(?:\s(?:County|City))?\s\((?:re-?)?(?:inspected|judged|rated|graded)\b",
        rf"(?:^|[.;]\s|\n)(?P<name>{_PLACE})(?:\s(?:County|City))?\s(?:has\s)?(?:received|achieved|secured|got|was\sawarded|retained)"
        r"\s(?:an?|its)\s(?:\w+\s){0,2}?(?:grade|grading|rating|judgement|good|outstanding|inadequate|requires\simprovement)\b",
        rf"\b[Ii]nspections?\sof\s(?P<name>{_PLACE}),?\s(?:in|on|between|from|during)\s(?:\d|[A-Z]|the\s)",
        rf"\b[Ii]nspections?\sof\s(?P<name>{_PLACE})(?:'s\s|\sand\s(?:of\s)?[A-Z]|\s(?:in|is|are|was|were|has|have)\s)",
        rf"(?:^|[.;:,]\s|\n|\b(?:and|while|whilst|but|that|where|when)\s)(?P<name>{_PLACE})(?:\s(?:County|City))?\s(?:is|was|has\sbeen|had\sbeen)"
        r"\s(?:(?:also|last|then|recently|previously)\s)?(?:judged|rated|graded|found\sto\s(?:be|require)|served\swith"
        r"|issued\swith|placed\s(?:in|under)\s|(?:in|under|subject\sto)\s(?:intervention|an?\s(?:improvement|notice|direction)))",
        rf"\b(?:judged|rated|graded)\b[^.;]{{0,60}}(?:,|\band)\s(?P<name>{_PLACE})\s(?:as\s|to\sbe\s)?[\"']?(?:outstanding|good|inadequate"
        r"|requires\simprovement)\b",
        rf"(?:^|[.;]\s|\n)In\s(?P<name>{_PLACE}),\s(?:an?|the|Ofsted|its|inspectors)\b[^.;]{{0,40}}{_INSPECTED}",
        rf"\b(?P<name>{_PLACE})'s\s(?:own\s|recent\s|last\s|first\s|second\s)?(?:Ofsted|SIF|ILACS|SLAC|JTAI|inspection|focuss?ed\svisit|monitoring\svisit)\b",
        rf"\bOfsted\s(?:has\s|had\s)?(?:also\s|recently\s|last\s)?(?:re-?)?inspected\s(?:(?:children's\s)?services\s(?:in|at|for)\s)?"
        rf"(?P<name>{_PLACE})(?:'s\s(?:children's\s)?(?:services|social\scare))?(?:\s(?:in|on|between|under|from|at)\b|,|\.)",
        rf"{_INSPECTED}\b[^.;]{{0,40}}\s(?:in|to|at)\s(?P<name>{_PLACE})\s(?:in|on|during)\s(?:early\s|late\s)?(?:[A-Z]\w+\s)?(?:19|20)\d\d",
        rf"\b(?:[Ll]earn\w*\sfrom|[Vv]isited|[Mm]et\swith|[Cc]olleagues\s(?:in|from|at)|[Oo]fficers\s(?:in|from|at)|[Cc]ompared\swith)\s(?P<name>{_PLACE}),?"
        rf"\s(?:(?:which|who|where)\b|inspected\b|judged\b|rated\b|graded\b)",
        rf"(?:^|[.;:]\s|\n|\b(?:and|while|but|that)\s)(?P<name>{_PLACE})(?:\s(?:County|City))?\s(?:has\shad|has|had|received|was\sgiven|is\s(?:under|subject\sto)"
        rf"|was\s(?:placed\s)?under)\s(?:an?\s)?(?:statutory\s|new\s)?(?:direction|improvement\snotice|commissioner|intervention)\b",
        rf"\b[Nn]eighbours,?\s(?P<name>{_PLACE}\sand\s{_PLACE})\b",
        rf"\b(?P<name>{_PLACE}),\swhere\s(?:an?|the|Ofsted)\b[^.;]{{0,30}}{_INSPECTED}",
        rf"(?:^|[.;:]\s|\n)(?P<name>{_PLACE})(?:\s(?:County|City))?(?:,\s[^,.;\n]{{3,80}},)?\s(?:has\shad|had|received|underwent)\s(?:an?|its|two|three|\d)\s"
        r"(?:[\w-]+\s){0,3}(?:inspections?|visits?|JTAI|peer\s(?:review|challenge))\b",
    )
)
_OF_SEVERAL = prepare(r"\s(?:were|have)\s")  # "Thornley and Denby were inspected"
_HELD = 4096  # texts whose names are remembered
_AND = prepare(r"\sand\s(?:of\s)?")
_CAPITALS = prepare(r"\b[A-Z][A-Z'&-]+(?:\s(?:[A-Z][A-Z'&-]+|&))+")
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


def councils_named(text: str, known: Gazetteer) -> Councils:
    """The names outside the register that `text` gives to councils, or tells of as one tells of them."""
    counts: Counter[str] = Counter()
    both = f"{text}\n{_in_lower_case(text)}"
    for form in _COUNCILS:
        for match in form.finditer(both):
            several = both[: match.start()].endswith(", ") or _OF_SEVERAL.search(match[0])
            for part in _AND.split(match["name"]) if several else [match["name"]]:
                name = _without_openers(part)
                if name and not known.find(name) and not _is_town_of(name, known):
                    counts[name] += 1
    for form in _TOLD_OF:
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
    return " ".join(words)


def _in_lower_case(text: str) -> str:
    """The runs of capitals in `text`, one a line, as they would be printed in small letters."""
    small = frozenset(load("authorities")["small"])
    lines = []
    for match in _CAPITALS.finditer(text):
        words = [word.lower() if word.lower() in small else word.capitalize() for word in match[0].split()]
        lines.append(" ".join(words))
    return "\n".join(lines)


def _opens(text: str, at: int) -> bool:
    return not text[:at].strip() or text[:at].rstrip().endswith((".", ":", ";"))
