"""How words stand to each other, which a bag of words loses: who is asked for, what is lacked, what comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from queries.sentences.lexicon import EXCEPT, GIVEN, NOT, Lexicon, Term, Word


@dataclass(frozen=True, slots=True)
class Shape:
    """What is asked for ("who", "when"), the terms in `order`, the term right after each denial, and whether something
    is denied at all. `ordered` says that one thing is set against another ("below", "by", "than"), so that their order
    tells; `opening` parts what yes or no answers ("polar") from what it does not ("open").
    """

    asks: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    lacked: frozenset[str] = frozenset()
    denying: bool = False
    ordered: bool = False
    opening: str = ""


def shape_of(
    words: Sequence[Word], terms: Sequence[Term], lexicon: Lexicon, used: frozenset[int] = frozenset()
) -> Shape:
    """The shape of a sentence or a phrasing; words at the places in `used` are values, and stand for themselves."""
    plain = [word.plain for word in words]
    order = [term.token for term in terms if term.token not in (NOT, EXCEPT, GIVEN) and term.first not in used]
    after = {one.last: other for one, other in pairwise(terms) if one.token == NOT}
    lacked = {other.token for other in after.values() if other.first not in used} - {NOT, EXCEPT, GIVEN}
    asks = frozenset(lexicon.asking[word] for word in plain if word in lexicon.asking)
    opening = lexicon.opening.get(plain[0], "") if plain else ""
    ordered = not lexicon.ordering.isdisjoint(plain)
    return Shape(
        asks, tuple(dict.fromkeys(order)), frozenset(lacked), any(term.token == NOT for term in terms), ordered, opening
    )


def clashes(sentence: Shape, phrasing: Shape, asked: frozenset[str]) -> bool:
    """Whether the same words say another thing in the sentence than in a phrasing; `asked` is told besides."""
    if sentence.asks - phrasing.asks - asked or (sentence.opening == "polar" and phrasing.opening == "open"):
        return True
    if sentence.lacked and phrasing.denying and sentence.lacked.isdisjoint(phrasing.lacked):
        return True
    shared = set(sentence.order) & set(phrasing.order)
    theirs, ours = ([term for term in order if term in shared] for order in (phrasing.order, sentence.order))
    return sentence.ordered and theirs != ours
