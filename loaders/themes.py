"""What a text is about, in the notations of the theme scheme: by the phrases of its themes, the longest at each place.

The phrases are those of ontology/themes.ttl (`make terms`); lexicon/theme-matching.yml says how they weigh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from loaders.claims import ActionClaim, Claim, FindingClaim, RecommendationClaim
from loaders.lexicon import load, rows
from loaders.patterns import prepare

_WORD = prepare(r"[A-Za-z0-9]+")
_SILENT = str.maketrans("", "", "'’‘`")
_OPENING = 1  # purpose words at the very beginning open the text, and set nothing apart


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A run of stems; `capitals` are the places of those that have to be printed in capitals."""

    stems: tuple[str, ...]
    capitals: tuple[int, ...]
    themes: tuple[str, ...]
    is_faint: bool

    def stands_at(self, place: int, stems: Sequence[str], printed: Sequence[str]) -> bool:
        if tuple(stems[place : place + len(self.stems)]) != self.stems:
            return False
        return all(printed[place + one].rstrip("s").isupper() for one in self.capitals)


def with_themes(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The same claims, each recommendation, finding and action that has none with the themes of its text."""
    for claim in claims:
        if isinstance(claim, RecommendationClaim | FindingClaim | ActionClaim) and claim.text and not claim.themes:
            asks = isinstance(claim, RecommendationClaim) and claim.made_by is not None
            themes = themes_of(claim.text, faint=not asks)
            yield replace(claim, themes=themes) if themes else claim
        else:
            yield claim


def themes_of(text: str, *, faint: bool = True) -> tuple[str, ...]:
    """The themes of `text`, in the order of its words; none where it is ambiguous.

    A theme that lies beneath another stands for both. Without `faint` only firm words count.

    >>> themes_of("Ensure that return home interviews are offered to all children who go missing")
    ('return-interviews',)
    """
    printed = _WORD.findall(text.translate(_SILENT))
    stems = [_stem(word) for word in printed]
    found = list(_phrases_in(stems, printed))
    cut = _purpose(stems)
    main, aside = [p for at, p in found if at < cut], [p for at, p in found if at >= cut]
    apart = _told_apart(stems)
    for phrases in (main, aside):
        firm = [theme for phrase in phrases if not phrase.is_faint for theme in phrase.themes]
        if phrases is main:
            firm += apart
        if firm:
            return _narrowest(firm)
        common = {theme for phrase in phrases for theme in phrase.themes}
        if common and faint:
            return tuple(common) if len(common) == 1 else ()
    return ()


def _phrases_in(stems: Sequence[str], printed: Sequence[str]) -> Iterator[tuple[int, _Phrase]]:
    """Where phrases stand, the longest that begins at each place, without overlap."""
    place = 0
    while place < len(stems):
        known = _by_first_word().get(stems[place], ())
        phrase = next((one for one in known if one.stands_at(place, stems, printed)), None)
        if phrase:
            yield place, phrase
        place += len(phrase.stems) if phrase else 1


def _purpose(stems: Sequence[str]) -> int:
    """The place of the first words that set an aim or an example apart; the end where there are none."""
    for place in range(_OPENING, len(stems)):
        for aim in _aims().get(stems[place], ()):
            if tuple(stems[place : place + len(aim)]) == aim:
                return place
    return len(stems)


def _told_apart(stems: Sequence[str]) -> list[str]:
    text = f" {' '.join(stems)} "
    return [theme for theme, lists in _together() if all(any(words in text for words in one) for one in lists)]


def _narrowest(themes: Sequence[str]) -> tuple[str, ...]:
    above = {_beneath().get(theme) for theme in themes}
    return tuple(theme for theme in dict.fromkeys(themes) if theme not in above)


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """`word` in small letters and the singular.

    >>> [_stem(word) for word in ("Strategies", "IROs", "access", "Children")]
    ['strategy', 'iro', 'access', 'children']
    """
    low = word.lower()
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def _stems(words: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _WORD.findall(words.translate(_SILENT)))


@cache
def _together() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """Each theme with the lists of which words must stand in a text, one of each."""
    return tuple(
        (theme, tuple(tuple(f" {' '.join(_stems(words))} " for words in one) for one in lists))
        for theme, lists in load("theme-matching")["together"].items()
    )


@cache
def _aims() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words that set an aim apart, by the first of them."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for aim in map(_stems, load("theme-matching")["purpose"]):
        found[aim[0]] = (*found.get(aim[0], ()), aim)
    return found


@cache
def _beneath() -> dict[str, str]:
    return {theme: above for theme, above, _ in rows("theme-words") if above}


@cache
def _by_first_word() -> dict[str, tuple[_Phrase, ...]]:
    faint = {_stems(words) for words in load("theme-matching")["faint"]}
    themes: dict[str, list[str]] = {words: [] for words in load("theme-matching")["nothing"]}
    for theme, _, words in rows("theme-words"):
        themes.setdefault(words, []).append(theme)
    merged: dict[tuple[tuple[str, ...], tuple[int, ...]], list[str]] = {}
    for words, named in themes.items():
        printed = _WORD.findall(words.translate(_SILENT))
        capitals = tuple(place for place, word in enumerate(printed) if word.isupper())
        merged.setdefault((_stems(words), capitals), []).extend(named)
    index: dict[str, list[_Phrase]] = {}
    for (stems, capitals), named in sorted(merged.items(), key=lambda item: (-len(item[0][0]), item[0])):
        phrase = _Phrase(stems, capitals, tuple(dict.fromkeys(named)), stems in faint)
        index.setdefault(stems[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in index.items()}
