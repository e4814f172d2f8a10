"""Whatever a text names or points at: bodies, posts, authorities, plans, and "it" and "they"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from loaders.gazetteer import Gazetteer
from loaders.lexicon import load
from loaders.naming.named import Named, apart
from loaders.naming.plans import find_plans, plan_form
from loaders.naming.posts import find_posts, post_forms
from loaders.patterns import Pattern, Several, prepare
from loaders.rules.governance.anaphora import pronoun_forms, pronouns


@lru_cache(maxsize=4096)
def all_named(text: str, bodies: tuple[Named, ...], gazetteer: Gazetteer) -> tuple[Named, ...]:
    """Whatever `text` names or points at, `bodies` among it; remembered, since cells of tables repeat each other."""
    likely = _sorts().likely(text)
    before = [*(pronouns(text) if "pronoun" in likely else ()), *(find_posts(text, bodies) if "post" in likely else ())]
    behind = [*_authorities(gazetteer, text), *(find_plans(text) if "plan" in likely else ())]
    return tuple(apart([*before, *bodies, *behind]))


@cache
def _sorts() -> Several[str]:
    """What a text can name or point at, with the forms of which it has to hold one for that."""
    return Several((("pronoun", pronoun_forms()), ("post", post_forms()), ("plan", (plan_form(),))))


def _authorities(gazetteer: Gazetteer, text: str) -> Iterator[Named]:
    for span in gazetteer.find(text):
        before = _council_before().search(text, max(span.at - 30, 0), span.at)
        behind = _council_behind().match(text, span.stop)
        at = before.start() if before else span.at
        yield Named(at, behind.end() if behind else span.stop, "authority", span.name)
    for match in _council().finditer(text):
        yield Named(match.start(), match.end(), "authority", "")


@cache
def _council() -> Pattern:
    return prepare(load("body-kinds")["council"])


@cache
def _council_before() -> Pattern:
    return prepare(r"\b(?:[Tt]he\s)?(?:Council|City|County|Borough|District)\sof\s(?:the\s)?$")


@cache
def _council_behind() -> Pattern:
    return prepare(
        r"(?:\s(?:County|City|Metropolitan|Borough|District|Unitary))*\s"
        r"(?:Council|Local Authority|local authority|Unitary Authority"
        r"|M\.?B\.?C|M\.?D\.?C|C\.?B\.?C|B\.?C|C\.?C|U\.?A)\b"
    )
