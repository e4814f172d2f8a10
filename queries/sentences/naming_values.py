"""The words of a question checked: an alias must not say what the question cannot take up."""

from __future__ import annotations

from queries.question import Question
from queries.sentences.dates import dates_in
from queries.sentences.filling import fill
from queries.sentences.lexicon import cut, load_lexicon
from queries.sentences.likeness import loose_values
from queries.sentences.profiles import profile_of
from queries.sentences.spans import Naming, Sentence, named_in
from queries.wording import PLACE


def faults_of_wording(question: Question, names: Naming) -> tuple[str, ...]:
    """What is wrong with the aliases of a question.

    None may name a value, such as a grade, that no parameter takes, unless the question's sentence has it; where the
    question asks for what is lacking, each must deny something.
    """
    lexicon = load_lexicon()
    profile = profile_of(question)
    faults = []
    for alias in question.aliases:
        text = PLACE.sub(" ", alias)
        words = cut(text)
        sentence = Sentence(text, words, lexicon.terms(words), named_in(text, words, names), dates_in(words))
        if loose := loose_values(sentence, fill(profile, sentence, names)) - profile.own:
            named = ", ".join(sorted(loose))
            faults.append(
                f"alias {alias!r} names a value that no parameter takes ({named}): give the question one, "
                "or say it otherwise"
            )
        if profile.denies and not lexicon.denies(sentence.terms):
            faults.append(
                f"alias {alias!r} denies nothing, and the question asks for what is lacking: say no, without or nobody"
            )
    return tuple(faults)
