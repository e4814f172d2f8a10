"""The ontology in the forms that other tools read: every file by its name, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Final

from ontology.context import context
from ontology.modules import PACKAGE, alignments_graph, ontology_graph, shapes_graph
from ontology.serialising import ntriples, rdfxml, turtle

# Each form: the name of its file, and what makes its text.
FORMS: Final[dict[str, tuple[str, Callable[[], str]]]] = {
    "turtle": ("goldenthread.ttl", lambda: turtle(ontology_graph())),
    "rdfxml": ("goldenthread.owl", lambda: rdfxml(ontology_graph())),
    "ntriples": ("goldenthread.nt", lambda: ntriples(ontology_graph())),
    "context": ("context.jsonld", lambda: context(ontology_graph())),
    "shapes": ("shapes.ttl", lambda: turtle(shapes_graph())),
    "alignments": ("alignments.ttl", lambda: turtle(alignments_graph())),
}
RETIRED: Final = ("deprecations.tsv", "redirects.tsv")


class UnknownForm(ValueError):
    """No form of that name."""


def form(name: str) -> str:
    """The ontology in one form.

    Raises UnknownForm.
    """
    if name not in FORMS:
        raise UnknownForm(f"{name} is not a form of the ontology; these are: {', '.join(FORMS)}")
    return FORMS[name][1]()


def all_files() -> dict[str, str]:
    """Every file by its name: each form; as they ship, the mappings and what became of retired terms and addresses."""
    made = {file: make() for file, make in FORMS.values()}
    mappings = sorted((files(PACKAGE) / "mappings").iterdir(), key=lambda entry: entry.name)
    shipped = [*mappings, *(files(PACKAGE) / name for name in RETIRED)]
    return made | {entry.name: entry.read_text(encoding="utf-8") for entry in shipped}
