"""What a trace may begin or end at, by the name that people give it."""

from __future__ import annotations

from typing import Final

from graph.identifiers import local_id
from graph.names import Names
from queries.errors import BindingError

# Whatever links lead from or to; a document, a finding or a kind of body is in no chain.
CLASSES: Final = ("Party", "Recommendation", "Action", "ImprovementPlan", "Remit")


def named_end(names: Names, text: str) -> str:
    """The IRI of the party, recommendation, action, plan or remit that is meant.

    Raises `UnknownName`, `AmbiguousName`, and `BindingError` for what no thread can lead from.
    """
    found = {cls: names.called(text, cls=cls) for cls in CLASSES}
    meant = sorted({iri for called in found.values() for iri in called})
    if len(meant) == 1:
        return meant[0]
    several = next((cls for cls, called in found.items() if len(called) > 1), None)
    if several:
        return names.resolve(text, cls=several)
    iri = names.resolve(text)
    if iri in meant:
        return iri
    raise BindingError(
        f'"{text}" is {local_id(iri)}, from which no thread leads: give a recommendation, action, plan, remit, post, '
        "board, authority or person"
    )
