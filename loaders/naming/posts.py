"""Posts named in a text: "Director of Children's Services", "Chair of the Board", "LSCB Business Manager"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from loaders.lexicon import load
from loaders.naming.named import Named, apart
from loaders.naming.people import holder_before, holder_behind, in_name_case, is_person
from loaders.patterns import Pattern, prepare

_OF = prepare(r"(?:,?\s(?:of|for|to|at|from|in)\s(?:the\s|its\s|our\s)?|,\s|\s)")
_FROM = prepare(r",?\s(?:of|from|at)\s(?:the\s)?")
_CHAIR_OF = prepare(r"\s(?:of|for|to)\s(?:the\s|its\s|our\s)?")
_COMMA = prepare(r",\s(?:the\s)?")
_TAIL = prepare(r"(?:,\s(?:[Vv]ice[ -])?[Cc]hair|,|\sand|\s&|\sof|\sfor|\sthe|\sto|\s-)+$")
_SHORT = 120
_RANK = prepare(r"Superintendent|Constable|Inspector|Sergeant|ACC|Officer|Nurse|Doctor|Consultant")
_TITLED = r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Professor)\b"
_PERSONAL = ("independent", "interim", "acting")


def find_posts(text: str, bodies: Sequence[Named]) -> list[Named]:
    """The posts in `text`, in order, each with its holder where one is named; `bodies` are those of the text."""
    found = apart([*_of_bodies(text, bodies), *_titled(text, bodies)])
    found = [one for one in found if not (text.startswith(":", one.stop) and _label().match(one.words))]
    held = [_held(text, one, bodies) for one in found if not _once().search(text, max(one.at - 14, 0), one.at)]
    return list(_both(text, [one for one in held if not _is_bracketed_label(text, one)]))


def _is_bracketed_label(text: str, post: Named) -> bool:
    """True for "Chair" in "Audit Sub-Group (Chair: Head of Quality)": the post behind it is the one that is named."""
    at, _, title = text[: post.stop].rpartition("(")
    label = bool(at) and not post.holder and bool(_bracketed().match(title))
    return label and text.startswith((":", ",", " -"), post.stop) and not post.acting


def _both(text: str, posts: Sequence[Named]) -> Iterator[Named]:
    """`posts`; of "Ann Example, Deputy Leader and Cabinet Member for Children" she holds both."""
    before: Named | None = None
    for post in posts:
        named_first = before is not None and before.holder and text.startswith(before.holder.split(" ")[0], before.at)
        shared = named_first or (before is not None and before.holder and re.match(_TITLED, text[before.at :]))
        if before and shared and not post.holder and re.fullmatch(r" and (?:the )?", text[before.stop : post.at]):
            post = replace(post, holder=before.holder)
        yield post
        before = post


def _of_bodies(text: str, bodies: Sequence[Named]) -> Iterator[Named]:
    """Chairs and managers of a body named right beside them, and independent ones of a body that is not."""
    by_start = {one.at: one for one in bodies}
    by_stop = {one.stop: one for one in bodies}
    for match in _of_body().finditer(text):
        title = match[0].strip()
        in_brackets = text[max(match.start() - 1, 0) : match.start()] == "("
        gap = _CHAIR_OF.match(text, match.end()) or (
            _COMMA.match(text, match.end()) if in_brackets or holder_before(text, match.start()) else None
        )
        behind = next((by_start[p] for p in _places(text, gap.end()) if p in by_start), None) if gap else None
        before = by_stop.get(match.start() - 1)
        if before is None and text[: match.start()].endswith("'s "):
            before = by_stop.get(match.start() - 3)
        if behind:
            yield _post(title, match.start(), behind.stop, of=behind)
        elif before:
            yield _post(title, before.at, match.end(), of=before)
        elif (
            _its().search(text, max(match.start() - 12, 0), match.start())
            or _the_chair().match(text, match.start())
            or (
                "chair" not in title.lower()
                or title.lower().startswith(_PERSONAL)
                or text[match.start() - 1 :][:1] == "("
            )
        ):
            yield _post(title, match.start(), match.end())


@cache
def _the_chair() -> Pattern:
    return prepare(load("posts")["the_chair"])


@cache
def _its() -> Pattern:
    return prepare(r"\b(?:[Ii]ts|[Ww]hose|[Tt]heir)\s(?:own\s|new\s)?$")


def _places(text: str, at: int) -> tuple[int, ...]:
    """Where a name can begin: at `at`, or with the article before it as part of the pointing words."""
    article = re.search(r"(?:the|its|our)\s$", text[max(at - 4, 0) : at])
    return (at, at - len(article[0])) if article else (at,)


def _titled(text: str, bodies: Sequence[Named]) -> Iterator[Named]:
    by_start = {one.at: one for one in bodies if not one.pointing}
    place = 0
    while match := _titles().search(text, place):
        at = match.start()
        words = _TAIL.sub("", _before_name(text, at, match[0].rstrip(" ,-"), by_start))
        place = at + max(len(words), 1)
        if not words.strip():
            continue
        bracket = words.find(" (")
        employer = by_start.get(at + bracket + 2) if bracket > 0 else None
        employer = employer if employer and employer.kind not in ("team", "council-department", None) else None
        if bracket > 0 and (employer or _is_held(words[bracket + 2 :].rstrip(")"))):
            words = words[:bracket]
        stop = at + len(words)
        gap = _OF.match(text, stop)
        of = by_start.get(gap.end()) if gap else None
        apart_by_comma = of is not None and gap is not None and gap[0] == ", "
        if apart_by_comma and (_councils().search(words) or (len(text) > _SHORT and not _RANK.search(words))):
            of = None
        if (
            of
            and text[stop : stop + 1] == " "
            and of.kind not in ("police", "nhs")
            and not text[stop:].startswith((" of", " at", " for", " in"))
        ):
            of = None
        if of is None and employer:
            yield _post(words, at, min(employer.stop + 1, len(text)), of=employer)
            continue
        yield _post(words, at, of.stop if of else stop, of=of)


def _is_held(words: str) -> bool:
    """True where what stands in brackets behind a title is who holds it, or what the same person is beside it."""
    return is_person(re.sub(rf"^{_TITLED}\.?\s", "", words)) or bool(re.search(r"\b(?:19|20)\d\d$|^Chief ", words))


def _before_name(text: str, at: int, words: str, by_start: dict[int, Named]) -> str:
    """`words` up to a person, or a body set apart by a comma or "and", that stands in them."""
    another = _another().search(words, 6)
    if another:
        words = words[: another.start()]
    for gap in re.finditer(r",\s|\s-\s|\s(?:and|of)\s(?:the\s)?", words):
        body = by_start.get(at + gap.end())
        if body and gap[0].startswith(" of"):
            if body.kind in ("nhs", "police"):
                return words[: gap.start()]
            continue
        if body and gap[0] == ", " and body.kind == "team" and _listing().match(words):
            continue
        if body and (gap[0].startswith(",") or body.kind not in ("team", "other")):
            return words[: gap.start()]
        held = holder_behind(text, at + gap.start())
        if held and held[1] <= at + len(words) + 1:
            return words[: gap.start()]
    run = _runs_on().match(words)
    named = run and is_person(run["name"]) and _does().match(text, at + len(words))
    return run["title"] if run and named else words


@cache
def _runs_on() -> Pattern:
    """A title that runs on into a name: "Director of Children's Services Ann Example"."""
    return prepare(load("posts")["runs_on"])


@cache
def _does() -> Pattern:
    return prepare(load("posts")["does"])


def _post(title: str, at: int, stop: int, *, of: Named | None = None) -> Named:
    acting = bool(_acting().search(title))
    pointing = of.pointing if of else ()
    return Named(at, stop, "post", title, pointing=pointing, of=of.words if of else None, acting=acting)


def _held(text: str, post: Named, bodies: Sequence[Named]) -> Named:
    behind, before = holder_behind(text, post.stop), holder_before(text, post.at)
    if behind:
        gap = _FROM.match(text, behind[1])
        of = next((one for one in bodies if gap and one.at == gap.end() and one.words), None)
        if of and not post.of:
            return replace(post, holder=in_name_case(behind[0]), stop=of.stop, of=of.words)
        return replace(post, holder=in_name_case(behind[0]), stop=behind[1])
    if before:
        return replace(post, holder=in_name_case(before[0]), at=before[1])
    return post


@cache
def _titles() -> Pattern:
    words = load("posts")
    governed = "|".join(words["governed"])
    whole, small = "|".join(words["whole"]), "|".join(rf"\b(?:{one})\b" for one in words["small"])
    before, matter, behind = words["before"], words["matter"], words["behind"]
    return prepare(rf"\b{before}(?:(?:{governed}){matter}|(?:{whole}))(?:{behind})?|(?:{small})")


@cache
def post_forms() -> tuple[Pattern, ...]:
    """The forms of words of which a text holds one that names a post."""
    return (_of_body(), _titles())


@cache
def _another() -> Pattern:
    """A second post behind "and"."""
    return prepare(load("posts")["another"])


@cache
def _of_body() -> Pattern:
    return prepare(rf"(?<![\w-]){load('posts')['of_body']}")


@cache
def _once() -> Pattern:
    return prepare(load("posts")["once"])


@cache
def _councils() -> Pattern:
    return prepare(load("posts")["councils"])


@cache
def _listing() -> Pattern:
    """Titles with a list of matters: "Cabinet Member for Education, Children's Services and Skills"."""
    return prepare(load("posts")["listing"])


@cache
def _label() -> Pattern:
    """What stands in front of a colon and names whoever is behind it: "Contact Officer:"."""
    return prepare(load("posts")["plural"])


@cache
def _bracketed() -> Pattern:
    return prepare(load("posts")["bracketed"])


@cache
def _acting() -> Pattern:
    return prepare(load("posts")["acting"], re.I)
