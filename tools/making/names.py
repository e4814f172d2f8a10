"""Names of authorities: the short official one, its slug, and the other spellings of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tools.making.published import Row

_SMALL = frozenset({"and", "of", "on", "the", "upon", "with"})
# Ends of names that only lists use ("Blackpool UA", "brent london boro", "bristol city of"), not documents.
_LIST_NAME = re.compile(r"(?: UA| london boro| district| mdc|\bcity of|\bcounty of)$", re.IGNORECASE)


def short_name(listed: str) -> str:
    """`Bristol, City of` is Bristol; any other name stands as it is."""
    return re.sub(r", (?:City|County) of$", "", listed)


def slug_of(name: str) -> str:
    """Lower case, every run of other characters one hyphen."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def variants_of(name: str, entry: Row, others: Iterable[str]) -> tuple[str, ...]:
    """Other spellings of `name`: official, current, historical; each once, whatever its case."""
    # The column parts names by commas, so a name that holds one is there in pieces that name other places.
    alternatives = [] if "," in name else entry["alt-names"].split(",")
    found: dict[str, str] = {}
    for spelling in (entry["official-name"], entry["nice-name"], *others, *alternatives):
        folded = re.sub(r"\s+", " ", spelling).strip()
        if folded and not _LIST_NAME.search(short_name(folded)) and folded.casefold() != name.casefold():
            found.setdefault(folded.casefold(), _cased(folded))
    return tuple(found.values())


def _cased(name: str) -> str:
    if name != name.lower():
        return name
    words = re.split(r"([ -])", name)
    return "".join(w if i and w in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words))
