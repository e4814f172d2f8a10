"""What a question says of itself, as terms: the phrasings that ask it, and the words that belong to it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from queries.catalogue import Catalogue, load_catalogue
from queries.question import Question
from queries.sentences.cues import spellings_of
from queries.sentences.lexicon import EXCEPT, GIVEN, NOT, Lexicon, cut, load_lexicon
from queries.sentences.shape import Shape, shape_of
from queries.wording import PLACE

GAPS: Final = "gaps"  # the topic of what is lacking
_VALUE: Final = "xvaluex"  # stands for a value in a phrasing, so that what is denied is known
_SATURATION: Final = 1.2  # k1 and b of BM25, as its authors advise
_LENGTH: Final = 0.75
_WEIGHTS: Final = {"phrasings": 3.0, "labels": 1.0, "description": 0.5}  # of BM25F's fields


_NONE: Final = Shape()


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask a question: its terms, whether it denies something, how its words stand to each other, and the
    parameters that it is for: an alias with a place is for sentences that give that value. `named`
    is the id, to be said whole; `given` has a word that every sentence may say.
    """

    terms: frozenset[str]
    denies: bool
    places: frozenset[str] = frozenset()
    named: bool = False
    given: bool = False
    shape: Shape = _NONE


@dataclass(frozen=True, slots=True)
class Profile:
    """A question as it is matched.

    `own` are the terms of its sentence, `words` these and those of its summary and id, `essential` those that stand in
    two of the three: what it is about. `labels` are by parameter, `denied` the parameters whose values the sentence
    denies ("no stated {slot}"), `bag` all terms with their weights for BM25. `denies` says that it asks for what is
    lacking, as every question of the topic of gaps does whose sentence denies something; `asked` whether it asks who
    or when.
    """

    question: Question
    phrasings: tuple[Phrasing, ...]
    own: frozenset[str]
    words: frozenset[str]
    labels: Mapping[str, frozenset[str]]
    denied: frozenset[str]
    denies: bool
    asked: frozenset[str]
    essential: frozenset[str]
    bag: Mapping[str, float]
    length: float


@dataclass(frozen=True, slots=True)
class Profiles:
    """All questions of a catalogue, with how much each term tells them apart."""

    each: tuple[Profile, ...]
    weights: Mapping[str, float]
    unknown: float
    length: float
    spellings: frozenset[str]

    def weight(self, terms: Iterable[str]) -> float:
        """How much these terms tell, together (inverse document frequency)."""
        return sum(self.weights.get(term, self.unknown) for term in terms)

    def bm25(self, terms: Iterable[str], profile: Profile) -> float:
        """Robertson's BM25 of the terms as a query, over fields of unlike weight."""
        size = _SATURATION * (1 - _LENGTH + _LENGTH * profile.length / self.length)
        return sum(
            self.weights[term] * often * (_SATURATION + 1) / (often + size)
            for term in terms
            if (often := profile.bag.get(term, 0.0))
        )


@cache
def load_profiles() -> Profiles:
    """The profiles of the saved questions, made once."""
    return profiles_of(load_catalogue())


def profiles_of(catalogue: Catalogue) -> Profiles:
    """The profiles of a catalogue."""
    lexicon = load_lexicon()
    each = tuple(_profile(question, lexicon) for question in catalogue)
    seen = Counter(term for one in each for term in set(one.bag))
    total = len(each)
    weights = {term: math.log(1 + (total - count + 0.5) / (count + 0.5)) for term, count in seen.items()}
    return Profiles(
        each, weights, math.log(1 + (total + 0.5) / 0.5), sum(one.length for one in each) / total, _spellings(catalogue)
    )


def _spellings(catalogue: Catalogue) -> frozenset[str]:
    """The words in which questions are asked, as they are spelt."""
    texts = (text for one in catalogue for text in (one.question, one.summary, *one.aliases, *one.tags))
    return spellings_of(catalogue) | {word.plain for text in texts for word in cut(PLACE.sub(" ", text))}


def profile_of(question: Question) -> Profile:
    """The profile of one question."""
    return _profile(question, load_lexicon())


def _profile(question: Question, lexicon: Lexicon) -> Profile:
    core = (question.question, question.summary, question.id.replace("-", " "))
    asked = (*core, *question.aliases)
    called = (replace(_phrasing(text, lexicon), places=frozenset(PLACE.findall(text))) for text in question.aliases)
    told = (replace(_phrasing(text, lexicon), named=text == core[-1]) for text in core)
    phrasings = tuple(dict.fromkeys((*told, *called)))
    bag = _bag(question, asked, lexicon)
    words = {term for text in core for term in _said(text, lexicon)}
    often = Counter(term for text in core for term in set(_said(text, lexicon)))
    essential = frozenset(term for term, count in often.items() if count > 1)
    own = frozenset(_said(question.question, lexicon))
    of_parameter = {one.name: frozenset(_said(one.label, lexicon)) - lexicon.measuring for one in question.parameters}
    denied = _denied(question, lexicon)
    telling = shape_of(cut(f"{question.question} {question.summary}"), (), lexicon).asks
    denies = question.denies or (
        question.topic == GAPS and NOT in {term.token for term in lexicon.of(question.question)}
    )
    return Profile(
        question,
        phrasings,
        own,
        frozenset(words),
        of_parameter,
        denied,
        denies,
        telling,
        essential,
        bag,
        sum(bag.values()),
    )


def _bag(question: Question, asked: Iterable[str], lexicon: Lexicon) -> dict[str, float]:
    """All terms that the question says of itself, with their weights."""
    labels = [
        *question.tags,
        *(parameter.label for parameter in question.parameters),
        *(column.label for column in question.columns),
    ]
    bag: dict[str, float] = defaultdict(float)
    for text, field in (
        *((text, "phrasings") for text in asked),
        *((text, "labels") for text in labels),
        (question.description, "description"),
    ):
        for term in _said(text, lexicon):
            bag[term] += _WEIGHTS[field]
    return dict(bag)


def _denied(question: Question, lexicon: Lexicon) -> frozenset[str]:
    """The parameters before whose place in the question's sentence a denial stands."""
    places = list(PLACE.finditer(question.question))
    before = ((place, lexicon.of(question.question[: place.start()])) for place in places)
    return frozenset(place[1] for place, terms in before if terms and terms[-1].token == NOT)


def _phrasing(text: str, lexicon: Lexicon) -> Phrasing:
    words = cut(PLACE.sub(f" {_VALUE} ", text))
    terms = lexicon.terms(words)
    value = lexicon.stem(_VALUE)
    given = GIVEN in {term.token for term in terms}
    led = {one.token for one, other in pairwise(terms) if other.token == value} & lexicon.leading
    said = frozenset(term.token for term in terms) - {NOT, EXCEPT, GIVEN, value} - led
    return Phrasing(said, lexicon.denies(terms), shape=shape_of(words, terms, lexicon), given=given)


def _said(text: str, lexicon: Lexicon) -> list[str]:
    return [term.token for term in lexicon.of(PLACE.sub(" ", text)) if term.token not in (NOT, EXCEPT, GIVEN)]
