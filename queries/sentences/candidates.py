"""What words of a sentence could be values of a question's parameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rdflib.namespace import SKOS

from graph.identifiers import local_id
from ontology.terms import ID, SCHEME
from queries.question import Parameter
from queries.sentences.cues import load_cues, phrases_of, reach, stands
from queries.sentences.dates import calendar, too_rough, value_of
from queries.sentences.lexicon import GIVEN
from queries.sentences.profiles import Profile
from queries.sentences.spans import Named, Naming, Sentence

_CONCEPT: Final = str(SKOS.Concept)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a value; `doubt` says why they cannot be taken as they stand. `named`
    tells the name of an entity, whose words say nothing of what is asked.
    """

    parameter: Parameter
    first: int
    last: int
    value: str
    shown: str
    doubt: str = ""
    named: bool = False
    respelt: bool = False
    guessed: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: longer ones first, then in order."""
        return self.first - self.last, self.first


def candidates(profile: Profile, sentence: Sentence, names: Naming) -> Iterator[Candidate]:
    """Every value that the sentence may give to a parameter of the question; several may lie on the same words."""
    for parameter in profile.question.parameters:
        yield from _worded(profile, parameter, sentence)
        if parameter.kind == "iri":
            yield from _things(profile, parameter, sentence, names)
        elif parameter.kind == "integer":
            yield from _numbers(profile, parameter, sentence)
        else:
            yield from _dates(parameter, sentence)
            yield from _quotations(parameter, sentence)


def _worded(profile: Profile, parameter: Parameter, sentence: Sentence) -> Iterator[Candidate]:
    said = [term.token for term in sentence.terms]
    barred = load_cues().barred.get(f"{profile.question.id}.{parameter.name}", ())
    for phrase, value in phrases_of(profile.question, parameter, profile.own):
        for at in range(len(said) - len(phrase) + 1):
            if phrase and tuple(said[at : at + len(phrase)]) == phrase:
                first, last = sentence.terms[at].first, sentence.terms[at + len(phrase) - 1].last
                if not stands(sentence.words, first, last, barred):
                    yield Candidate(parameter, first, last, value, value)


def _things(profile: Profile, parameter: Parameter, sentence: Sentence, names: Naming) -> Iterator[Candidate]:
    needed = load_cues().needed.get(parameter.name)
    for named in sentence.named:
        found = _of(parameter, named, names)
        if not found or _in_passing(profile, parameter, named, sentence):
            continue
        if _elsewhere(profile, parameter, named, sentence):
            continue
        if needed and not stands(sentence.words, named.first, named.last, needed):
            continue
        shown = names.entity(found[0]).label
        if named.guessed:
            typed = sentence.piece(named.first, named.last)
            doubt = f'"{typed}" is no name of the graph; is {shown} meant?'
            value = written(parameter, found[0], names)
            yield Candidate(parameter, named.first, named.last, value, shown, doubt, named=True, guessed=True)
            continue
        doubt = "" if len(found) == 1 else _several(named.text, found, names)
        if not (doubt or parameter.scheme) and len(full := names.ending_in(named.text, cls=parameter.cls)) > 1:
            doubt = _several(named.text, full, names)
        yield Candidate(
            parameter,
            named.first,
            named.last,
            written(parameter, found[0], names),
            shown,
            doubt,
            not parameter.scheme,
            named.respelt,
        )


def _elsewhere(profile: Profile, parameter: Parameter, named: Named, sentence: Sentence) -> bool:
    """Whether the words before the name tell that it is not what the parameter stands for."""
    cues = load_cues()
    barred = cues.barred.get(f"{profile.question.id}.{parameter.name}", ())
    others = [
        f"{word} _" for word, names in cues.agents.items() if parameter.name not in names and not parameter.scheme
    ]
    return stands(sentence.words, named.first, named.last, (*barred, *others))


def _of(parameter: Parameter, named: Named, names: Naming) -> tuple[str, ...]:
    if parameter.scheme:
        prefix = f"{SCHEME}{parameter.scheme}/"
        return tuple(iri for iri in names.called(named.text, cls=_CONCEPT) if iri.startswith(prefix))
    found = names.called(named.text, cls=parameter.cls)
    return tuple(iri for iri in found if iri.startswith(ID))


def written(parameter: Parameter, iri: str, names: Naming) -> str:
    """How an entity is typed after -p: its label where that means it and nothing else, its notation, or its id."""
    if parameter.scheme:
        return iri.removeprefix(f"{SCHEME}{parameter.scheme}/")
    label = names.entity(iri).label
    return label if names.called(label, cls=parameter.cls) == (iri,) else local_id(iri)


def _in_passing(profile: Profile, parameter: Parameter, named: Named, sentence: Sentence) -> bool:
    """Whether the words are words of the question rather than a name: "risks", not "Risks and Audit"."""
    inside = [term.token for term in sentence.terms if named.first <= term.first and term.last <= named.last]
    belonging = profile.own if parameter.scheme else profile.words
    return (
        not (named.respelt or named.guessed)
        and set(inside) - {GIVEN} <= belonging
        and named.text == named.text.casefold()
        and "/" not in named.text
    )


def _several(text: str, iris: tuple[str, ...], names: Naming) -> str:
    shown = "; ".join(f"{names.entity(iri).label} ({local_id(iri)})" for iri in iris[:5])
    return f'"{text}" could be any of these: {shown}'


def _numbers(profile: Profile, parameter: Parameter, sentence: Sentence) -> Iterator[Candidate]:
    patterns = load_cues().numbers.get(f"{profile.question.id}.{parameter.name}", ())
    for at, word in enumerate(sentence.words):
        if word.kind == "number" and word.text.isdigit() and (found := reach(sentence.words, at, at, patterns)):
            yield Candidate(parameter, *found, word.text, word.text)


def _dates(parameter: Parameter, sentence: Sentence) -> Iterator[Candidate]:
    for said in sentence.dates:
        value = value_of(said, parameter)
        if value is not None:
            yield Candidate(parameter, said.first, said.last, value, value)
        elif too_rough(said, parameter):
            doubt = f"{said.edtf} is no day; {parameter.label} takes one, as {parameter.name}=2015-09-18"
            yield Candidate(parameter, said.first, said.last, said.edtf, said.edtf, doubt)


def _quotations(parameter: Parameter, sentence: Sentence) -> Iterator[Candidate]:
    if parameter.kind != "text" or parameter.allowed or parameter.name in calendar().rules:
        return
    for at, word in enumerate(sentence.words):
        if word.kind == "quoted":
            text = word.text.strip('"“”')
            yield Candidate(parameter, at, at, text, text)
