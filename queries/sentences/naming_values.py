"""Values that a question's aliases name and it cannot bind: such an alias would ask for more than the question answers."""

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
    """What is wrong with the words of a question: an alias that names a grade, say, which no parameter takes, and one that
    denies nothing where the question asks for what is lacking. Words of the question's own sentence may stand anywhere.
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
                f"alias {alias!r} names a value that no parameter takes ({named}): give the question one or say it otherwise"
            )
        if profile.denies and not lexicon.denies(sentence.terms):
            faults.append(
                f"alias {alias!r} denies nothing, and the question asks for what is lacking: say no, without or nobody"
            )
    return tuple(faults)
