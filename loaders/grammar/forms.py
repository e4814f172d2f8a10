"""Forms of words with slots, from the files of `lexicon/relations`, ready to be matched against typed statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from loaders.claims import Predicate
from loaders.lexicon import load
from loaders.patterns import Pattern, Several, prepare

_WHO = r"⟪[bpa]\d+⟫"
_JOIN = (
    r"(?:,? (?:and|&|or|as well as|alongside|along with|plus|then|and then|and to|and by|and also) "
    r"(?:then |to |by |with |from |the three |the two "
    r"|(?:quarterly|monthly|annually|weekly|fortnightly|six-monthly|then) to )?"
    r"| (?:on|for|annually|quarterly|monthly|every|each|once|twice)(?: [a-z' -]{1,40}?)?,? and (?:then )?to |, |/|; )"
)
_LIST = rf"{_WHO}(?:{_JOIN}{_WHO})*"
_SLOTS = {
    "subject": rf"(?P<subject>{_WHO})",
    "subjects": rf"(?P<subject>{_LIST})",
    "wholes": rf"(?P<object>⟪b\d+⟫(?:{_JOIN}⟪b\d+⟫)*)",
    "chair": r"(?P<object>⟪p\d+⟫)",
    "board": r"(?P<object>⟪b\d+⟫)",
    "boards": rf"(?P<subject>⟪b\d+⟫(?:{_JOIN}⟪b\d+⟫)*)",
    "object": rf"(?P<object>{_WHO})",
    "objects": rf"(?P<object>{_LIST})",
    "about": r"(?P<about>⟪l\d+⟫)",
    "whom": rf"(?P<object>{_LIST}|⟪l\d+⟫)",
    "members": r"(?P<subject>[^.]*)",
    "listed": r"(?P<object>[^.]*)",
    "topic": r"(?P<topic>[A-Za-z][^⟪⟫.;:,()]{2,60}?)",
    "pair": rf"(?P<pair>{_WHO}(?:{_JOIN}{_WHO})+)",
}
# "X is led by A and Y is led by B": Y begins another clause.
_NO_NEW_SUBJECT = r"(?! (?:is|are|was|were|will|would|has|have|had)\b)"
_REFERENCE = prepare(r"(?<!\?P)<([a-z]+)>")
Missing = Literal["authority", "none", "before", "topic", "partnership", "we", "meeting", "author"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of words. `without_subject`, `without_object`: whom it leaves unsaid.

    `of_chair`: the object is a post of chair, for its board.
    `titled`: what the title of the subject, a post, holds."""

    pattern: Pattern
    confidence: float
    without_subject: Missing | None = None
    without_object: Missing | None = None
    object_of_plan: bool = False
    members: bool = False
    of_chair: bool = False
    titled: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Relating:
    """All forms of one predicate. Only statements with a word of `cue` are tried; the rest narrows its ends.

    `likely` are the same forms, to be asked which of them can match.

    `is_regular`: how often it is done is part of it. `is_lasting`: once done it does not end.
    """

    predicate: Predicate
    says: str
    cue: Pattern
    forms: tuple[Form, ...]
    not_subjects: frozenset[str]
    not_objects: frozenset[str]
    only_subjects: frozenset[str]
    only_objects: frozenset[str]
    examples: tuple[dict[str, Any], ...]
    counter_examples: tuple[str, ...]
    is_regular: bool = False
    is_lasting: bool = False
    only_sorts: frozenset[str] = frozenset()
    likely: Several[Form] = field(default_factory=Several)


@cache
def relatings() -> tuple[Relating, ...]:
    """Every predicate that the vocabulary has forms for, by name."""
    names = sorted(f.name for f in (files("loaders.lexicon") / "relations").iterdir() if f.name.endswith(".yml"))
    return tuple(_relating(name.removesuffix(".yml")) for name in names)


@cache
def cued() -> Several[Relating]:
    """The same, to be asked for those of whose cues a text can hold one."""
    return Several((one, (one.cue,)) for one in relatings())


def _relating(predicate: str) -> Relating:
    data = load(f"relations/{predicate}")
    forms = sorted(_forms(data["forms"]), key=lambda form: bool(form.without_subject or form.without_object))
    return Relating(
        predicate=cast(Predicate, predicate),
        says=data["says"],
        cue=prepare(data["cue"], re.I),
        forms=tuple(forms),
        not_subjects=frozenset(data.get("not_subjects", ())),
        not_objects=frozenset(data.get("not_objects", ())),
        only_subjects=frozenset(data.get("only_subjects", ())),
        only_objects=frozenset(data.get("only_objects", ())),
        examples=tuple(data["examples"]),
        counter_examples=tuple(data["counter_examples"]),
        is_regular=data.get("regular", False),
        is_lasting=data.get("lasting", False),
        only_sorts=frozenset(data.get("only_sorts", ())),
        likely=Several((form, (form.pattern,)) for form in forms),
    )


def _forms(data: list[dict[str, Any]]) -> Iterator[Form]:
    for one in data:
        yield Form(
            compiled(one["form"]),
            one["confidence"],
            one.get("without_subject"),
            one.get("without_object"),
            one.get("object_of_plan", False),
            one.get("members", False),
            "<chair>" in one["form"],
            prepare(one["titled"]) if "titled" in one else None,
        )


def compiled(form: str, *, person: bool = False) -> Pattern:
    """`form` with its slots and shared words put in; one that holds a `person` minds capitals, others do not.

    >>> bool(compiled("<subjects> <aux>chairs? <object>").search("⟪p0⟫ also chairs ⟪b1⟫"))
    True
    """
    shared = {**load("relation-words")["shared"], **_SLOTS, "person": load("posts")["person"]}
    open_form = form.replace("> <aux>", ">(?!,? and\\b),? <aux>")
    for before in ("to", "before)"):
        open_form = open_form.replace(f"{before} <objects>", f"{before} (?:each |every |both |all )?<objects>")
    if open_form.endswith("<subjects>") and "by " in open_form:
        open_form += _NO_NEW_SUBJECT
    words = _REFERENCE.sub(lambda name: shared.get(name[1], name[0]), open_form)
    return prepare(words, re.NOFLAG if person else re.I)
