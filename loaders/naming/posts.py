"""Posts named in a text: "Director of Children's Services", "Chair of the Board", "LSCB Business Manager"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from loaders.lexicon import load
from loaders.naming.named import Named, apart
from loaders.naming.people import holder_before, holder_behind, in_name_case

_OF = re.compile(r"(?:,?\s(?:of|for|to)\s(?:the\s|its\s|our\s)?|,\s)")


def find_posts(text: str, bodies: Sequence[Named]) -> list[Named]:
    """The posts that `text` names, in order, each with its holder where one is named; `bodies` are those of the text."""
    found = apart([*_of_bodies(text, bodies), *_titled(text)])
    return [_held(text, one) for one in found]


def _of_bodies(text: str, bodies: Sequence[Named]) -> Iterator[Named]:
    """Chairs and managers of a body named right beside them, and those of no named body."""
    by_start = {one.at: one for one in bodies}
    by_stop = {one.stop: one for one in bodies}
    for match in _of_body().finditer(text):
        title = match[0].strip()
        gap = _OF.match(text, match.end())
        behind = next((by_start[p] for p in _places(text, gap.end()) if p in by_start), None) if gap else None
        before = by_stop.get(match.start() - 1) or by_stop.get(
            match.start() - 3 if text[match.start() - 3 : match.start()] == "'s " else -1
        )
        if behind and text[match.end() : match.end() + 1] != ",":
            yield _post(title, match.start(), behind.stop, of=behind)
        elif before:
            yield _post(title, before.at, match.end(), of=before)
        elif "chair" in title.lower() and not title.lower().startswith(("independent", "interim", "acting")):
            continue
        elif behind:
            yield _post(title, match.start(), behind.stop, of=behind)
        else:
            yield _post(title, match.start(), match.end())


def _places(text: str, at: int) -> tuple[int, ...]:
    """Where a name can begin: at `at`, or with the article before it as part of the pointing words."""
    article = re.search(r"(?:the|its|our)\s$", text[max(at - 4, 0) : at])
    return (at, at - len(article[0])) if article else (at,)


def _post(title: str, at: int, stop: int, *, of: Named | None = None) -> Named:
    acting = bool(_acting().search(title))
    pointing = of.pointing if of else ()
    return Named(at, stop, "post", title, pointing=pointing, of=of.words if of else None, acting=acting)


def _titled(text: str) -> Iterator[Named]:
    for match in _titles().finditer(text):
        words = match[0].rstrip(" ,-")
        words = re.sub(r"(?:,| and| &| of| for| the| to| -)+$", "", words)
        words = _before_person(text, match.start(), words)
        yield _post(words, match.start(), match.start() + len(words))


def _before_person(text: str, at: int, words: str) -> str:
    """`words` up to the name of a person in it: "Director of Children's Services, Ann Example"."""
    for gap in re.finditer(r",\s|\s-\s", words):
        held = holder_behind(text, at + gap.start())
        if held and held[1] <= at + len(words) + 1:
            return words[: gap.start()]
    return words


def _held(text: str, post: Named) -> Named:
    behind, before = holder_behind(text, post.stop), holder_before(text, post.at)
    if behind:
        return replace(post, holder=in_name_case(behind[0]), stop=behind[1])
    if before:
        return replace(post, holder=in_name_case(before[0]), at=before[1])
    return post


@cache
def _titles() -> re.Pattern[str]:
    words = load("posts")
    governed = "|".join(words["governed"])
    whole, small = "|".join(words["whole"]), "|".join(rf"\b(?:{one})\b" for one in words["small"])
    return re.compile(rf"\b{words['before']}(?:(?:{governed}){words['matter']}|(?:{whole}))|(?:{small})")


@cache
def _of_body() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){load('posts')['of_body']}")


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(load("posts")["acting"], re.I)
