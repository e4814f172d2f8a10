"""The clauses of a typed statement: each with its own subject in front, whoever the statement left to be understood.

"⟪b0⟫, led by ⟪p1⟫, sits beneath ⟪b2⟫ and feeds into ⟪b3⟫, to which ⟪b4⟫ reports" holds also
"⟪b0⟫ sits beneath ⟪b2⟫", "⟪b0⟫ feeds into ⟪b3⟫" and "⟪b4⟫ reports to ⟪b3⟫".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from loaders.lexicon import load
from loaders.patterns import Pattern, prepare

_MARK = r"⟪[bpal]\d+⟫"
_LIST = rf"{_MARK}(?:(?:, | and |, and ){_MARK})*"


@lru_cache(maxsize=1024)
def clauses(text: str) -> tuple[str, ...]:
    """What `text` says, as one clause or more, each once; the first is `text` without what stands aside in it."""
    if _form("are_led").search(text):
        text = _form("led_in_brackets").sub(r" (led by \g<who>)", text)
    gapped = _gapped(text)
    if gapped != text:
        return tuple(dict.fromkeys(one for part in gapped.split(". ") for one in clauses(part)))
    if anew := _anew(text):
        return tuple(dict.fromkeys(one for part in anew for one in clauses(part)))
    if whose := _form("whose").match(text):
        return tuple(dict.fromkeys((*clauses(whose["front"]), *clauses(f"{whose['who']} {whose['rest']}"))))
    bare_list, each = _each_by(text)
    if each:
        return tuple(dict.fromkeys((*clauses(bare_list), *each)))
    listed = tuple(_listed(text))
    if listed:
        return tuple(dict.fromkeys(one for part in listed for one in clauses(part)))
    main, *more = _reduced(_with_objects(_form("dash").sub(r"\g<who> ", text)))
    bare = re.sub(r" {2,}", " ", _form("aside").sub(" ", main))
    found = [bare, *more, *(_asides(main) if bare != main else ())]
    found.extend(_chairs(text))
    fronted = _form("fronted").match(bare)
    if fronted:
        found.append(f"{fronted['who']} {fronted['what'].lower().removeprefix('in order ')}")
    found.append(_form("by_way").sub(r"\g<and> ", bare))
    for one in tuple(found):
        opened = _form("opened").match(one)
        if opened:
            found.extend((f"{opened['subject']} {opened['how'].lower()}", f"{opened['subject']} {opened['rest']}"))
    for one in tuple(found):
        more = list(_with_subject(one))
        found.extend((*more, *(inner for clause in more for inner in _with_subject(clause)), *_turned(one)))
    return tuple(dict.fromkeys(found))


def _gapped(text: str) -> str:
    """ "X is led by A and Y by B" as "X is led by A. Y is led by B"."""
    while match := _form("gapped").search(text):
        second = f"{match['second']}{match['verb']}{match['other']}"
        text = f"{text[: match.start('join')]}. {second}{text[match.end() :]}"
    return text


def _anew(text: str) -> tuple[str, str] | None:
    """ "A reports to B, and C holds D to account" parted where another begins to do something of its own."""
    whole = _with_objects(text)
    for match in _form("anew").finditer(whole):
        first = whole[: match.start("join")]
        if _form("told_of").search(first) and not _form("governed").search(first):
            return first, whole[match.start("rest") :]
    return None


def _each_by(text: str) -> tuple[str, tuple[str, ...]]:
    """A list behind a colon without who leads each of it, and who does: "... report to Z: X, chaired by A, and Y"."""
    at = text.find(":")
    found = list(_form("each_by").finditer(text, max(at, 0)))
    if len(found) < 2 or (at < 0 and not _are_listed(text, found)):
        return text, ()
    bare = text
    for match in reversed(found):
        bare = f"{bare[: match.end('what')]}{bare[match.end() :]}"
    return bare.replace(";", ","), tuple(
        f"{m['what']} is {m['how'].removeprefix('which ').removeprefix('is ')} by {m['who']}" for m in found
    )


def _are_listed(text: str, found: Sequence[re.Match[str]]) -> bool:
    """True where such groups stand in a row: "It has X, led by A, and Y, led by B"."""
    between = (text[one.end() : other.start()] for one, other in pairwise(found))
    return all(_form("in_a_row").fullmatch(gap) for gap in between)


def _listed(text: str) -> Iterator[str]:
    """What is said of a list behind a colon, once the groups in front of it and once the list itself."""
    match = _form("listed").search(text)
    first = re.search(_MARK, text)
    said = _form("and_are").sub("", f" {match['said']}").strip() if match else ""
    if match and first and said:
        yield f"{match['main']}{' are' if said != match['said'] else ''}: {match['those']}"
        if first.start() < match.start("said"):
            said = re.sub(r"\bit\b", first[0], said)
        yield f"{match['those']} {said}"
        whole = _form("sub_groups_report").fullmatch(f"{match['main']} {said}")
        if whole:
            yield f"{match['those']} are sub-groups of {whole['whole']}"
    match = _form("answering").search(text)
    if match:
        yield text[: match.start("how")].rstrip(", ")
        yield f"{match['those']} {match['verb']} {match['how']} {match['whom']}"


def _chairs(text: str) -> Iterator[str]:
    """ "⟪p1⟫ (Chair)" of the first board named in front, or of the one understood."""
    for match in _form("bracketed_chair").finditer(text):
        board = re.search(r"⟪b\d+⟫", text[: match.start()])
        yield f"{match['who']} chairs {board[0]}" if board else f"{match['who']} is its chair"


def _with_objects(text: str) -> str:
    """`text` with the name that "to it" or "into it" means: the last before it that is not the subject of its verb."""
    for match in reversed(list(_form("it").finditer(text))):
        names = [one for one in re.finditer(_MARK, text[: match.start()]) if not one[0].startswith("⟪p")]
        if not names:
            continue
        behind = text[names[-1].end() : match.start()]
        goes_on = re.match(r",? and\b|,", behind) and not _form("own_clause").search(behind)
        is_subject = not goes_on and len(names) > 1
        if is_subject:
            names = _before_list(text, names)
        if not names:
            continue
        meant = names[-1]
        text = f"{text[: match.start('it')]}{meant[0]}{text[match.end('it') :]}"
    return text


def _before_list(text: str, names: list[re.Match[str]]) -> list[re.Match[str]]:
    """`names` without the last, and without those that are listed with it: all of them are the subject."""
    *before, last = names
    while before and re.fullmatch(r",? and |, ", text[before[-1].end() : last.start()]):
        last = before.pop()
    return before


def _reduced(text: str) -> Iterator[str]:
    """`text` without words between a subject and its verb that name another actor, then those words by themselves."""
    participle = _form("participle")
    yield _form("commissioned").sub(r"\g<who> to ", participle.sub(r"\g<who> ", text))
    for match in participle.finditer(text):
        yield f"{match['who']} {match['how']}"


def _asides(text: str) -> Iterator[str]:
    """What stands between two commas behind a name, said of it."""
    for match in _form("aside").finditer(text):
        name = re.search(rf"{_MARK}$", text[: match.start()])
        words = match[0].strip(" ,()")
        if name and words:
            turned = _form("done_to").match(words)
            if turned:
                yield f"{turned['subject']} {turned['verb']} {name[0]}{turned['rest']}"
                continue
            verb = "" if _form("and_verb").match(f" {words}") or _form("clause_opener").match(words) else "is "
            yield f"{name[0]} {verb}{re.sub(r'^(?:which|who|that) ', '', words)}"


def _with_subject(text: str) -> Iterator[str]:
    """What follows "and", "which" or "who" and a verb, with the name that it is said of in front."""
    first = re.search(_MARK, text)
    if not first:
        return
    for gap in _form("and_verb").finditer(text, first.end()):
        opening = max(text.rfind(stop, 0, gap.start()) for stop in ("; ", ": ", " that ", " - "))
        subject = re.search(_LIST, text[max(opening, 0) : gap.start()])
        last = text[text.rfind("⟫", 0, gap.start()) : gap.start()]
        loose = gap["join"] == "," and _form("done_by").match(text, gap.end()) and _form("another").search(last)
        if subject and not loose:
            yield f"{subject[0]} {text[gap.end('join') :].lstrip()}"
    its = _form("and_its").search(text, first.end())
    if its:
        yield f"{first[0]}'s {its['rest']}"
    for gap in _form("which").finditer(text):
        turned = _form("done_to").match(text[gap.start("which") :])
        if turned:
            yield f"{turned['subject']} {turned['verb']} {gap['name']}{turned['rest']}"
            continue
        yield f"{gap['name']} {text[gap.end('which') :].lstrip()}"


def _turned(text: str) -> Iterator[str]:
    """ "⟪b0⟫, to which ⟪b1⟫ reports": "⟪b1⟫ reports to ⟪b0⟫"; "on which sit ⟪b1⟫ and ⟪b2⟫" likewise."""
    for match in _form("whom").finditer(text):
        whom, how, rest = match["whom"], match["how"], _form("until_which").split(match["rest"])[0]
        first = re.search(_MARK, text)
        if first and first[0] != whom:
            rest = re.sub(r"^it\b", first[0], rest)
        straight, inverted = _form("subject_verb").match(rest), _form("verb_subject").match(rest)
        if straight:
            yield f"{straight['subject']} {straight['verb']} {how} {whom}"
        if inverted:
            yield f"{inverted['subject']} {inverted['verb'].strip()} {how} {whom}"


@cache
def _form(name: str) -> Pattern:
    words = load("clauses")
    form: str = (
        words[name]
        .replace("<list>", _LIST)
        .replace("<mark>", _MARK)
        .replace("<begins>", words["begins"])
        .replace("<verbs>", words["verbs"])
        .replace("<finite>", words["finite"])
    )
    return prepare(form)
