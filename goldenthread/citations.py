"""How a place in a document is told to people: title and document, paragraph and page where known, code points."""

from __future__ import annotations

from graph.identifiers import local_id
from graph.passages import Place


def cited(place: Place) -> str:
    """One place, in one line."""
    document = local_id(place.document).removeprefix("document/")
    parts = [f"{place.title} ({document})", place.paragraph, f"page {place.page}" if place.page else ""]
    return f"{', '.join(filter(None, parts))}, code points {place.start}-{place.end}"
