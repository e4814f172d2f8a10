"""One picture a module: its kinds, its links, its relations, on a page of about the shape of A4 across."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib.namespace import SKOS

from ontology.terms import GT
from tools.ontology_docs.composing import composed
from tools.ontology_docs.drawing import svg
from tools.ontology_docs.layers import Link, layered_panel
from tools.ontology_docs.model import Module, Reference, Term
from tools.ontology_docs.places import Places
from tools.ontology_docs.relations import Row, relations_panel
from tools.ontology_docs.shapes import Box, Look, Panel, box_around
from tools.ontology_docs.trees import Tree, tree_of, tree_panel

COLUMNS = range(1, 6)
ANY_START, ANY_END = "anything that starts", "anything that ends"
_CONCEPT = str(SKOS.Concept)


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture. `panel` is what was drawn, for those who check it."""

    module: str
    title: str
    panel: Panel
    svg: str


def pictures(reference: Reference, places: Places) -> tuple[Picture, ...]:
    """The pictures of those modules that have something to show."""
    made = (_picture(module, reference, places) for module in reference.modules)
    return tuple(picture for picture in made if picture is not None)


def _picture(module: Module, reference: Reference, places: Places) -> Picture | None:
    view = View(module.name, reference, places)
    parts: list[tuple[str, tuple[Panel, ...]]] = []
    trees = view.trees()
    if trees:
        options = tuple(tree_panel(trees, columns) for columns in COLUMNS if columns <= len(trees))
        parts.append((view.trees_heading, options))
    links = view.links()
    if links:
        parts.append(("Links between things", (layered_panel(view.boxes(links), links),)))
    rows = view.rows()
    if rows:
        parts.append(
            ("Relations told as things of their own", tuple(relations_panel(rows, columns) for columns in (1, 2, 3)))
        )
    if not parts:
        return None
    title = f"{module.name.capitalize()}: {module.title[:1].lower()}{module.title[1:]}"
    panel = composed(title, parts)
    return Picture(module.name, title, panel, svg(panel, module.name, title, view.description(trees, links, rows)))


@dataclass(frozen=True, slots=True)
class View:
    """What one module shows."""

    module: str
    reference: Reference
    places: Places

    @property
    def trees_heading(self) -> str:
        """What the trees are of."""
        return "Kinds of things" if self.reference.terms_of(self.module, "class") else "Values of lists"

    def trees(self) -> tuple[Tree, ...]:
        """Classes beneath those of the module that have no parent in it, or else the values of its lists."""
        classes = self.reference.terms_of(self.module, "class")
        own = {term.iri for term in classes}
        children: dict[str, list[str]] = defaultdict(list)
        roots: list[str] = []
        for term in classes:
            for parent in term.parents or ("",):
                if parent and parent not in own and parent not in roots:
                    roots.append(parent)
                children[parent].append(term.iri)
        roots = [*(term.iri for term in classes if not term.parents), *sorted(roots, key=self.places.label)]
        boxes = {iri: self._box(iri) for iri in {*own, *roots}}
        trees = [tree_of(root, children, boxes) for root in roots]
        return tuple(sorted(trees, key=lambda tree: (-len(tree), tree[0].box.lines[0]))) or self._lists()

    def links(self) -> tuple[Link, ...]:
        """The module's properties from thing to thing, those with the same ends as one link with several words."""
        words: dict[tuple[str, str], list[str]] = defaultdict(list)
        for term in self._linking():
            for start in term.domains or (ANY_START,):
                for end in term.ranges or (ANY_END,):
                    if start != end and end != _CONCEPT:
                        words[(start, end)].append(term.label)
        if not words:
            words = self._scales()
        return tuple(Link(start, end, tuple(sorted(said))) for (start, end), said in sorted(words.items()))

    def boxes(self, links: Iterable[Link]) -> dict[str, Box]:
        """A box for each end of a link, with the links to its own kind and its values from lists."""
        names = sorted({name for link in links for name in (link.start, link.end)})
        return {name: self._box(name, tuple(self._inside(name))) for name in names}

    def rows(self) -> tuple[Row, ...]:
        """The relation classes of the module, by label."""
        return tuple(
            Row(
                start=self._end(term.shortcut.start),
                start_role=self.places.label(term.shortcut.start),
                relation=self._box(term.iri),
                end_role=self.places.label(term.shortcut.end),
                end=self._end(term.shortcut.end),
                link=self.places.label(term.shortcut.link),
            )
            for term in self.reference.terms_of(self.module, "class")
            if term.shortcut is not None
        )

    def description(self, trees: Iterable[Tree], links: Iterable[Link], rows: Iterable[Row]) -> str:
        """The picture in words."""
        kinds = [
            f"{node.box.lines[0]} is beneath {tree[node.parent].box.lines[0]}"
            for tree in trees
            for node in tree
            if node.parent is not None
        ]
        linked = [f"{self._label(link.start)} {word} {self._label(link.end)}" for link in links for word in link.words]
        told = [f"{row.relation.lines[0]}: {row.start_role} {row.link} {row.end_role}" for row in rows]
        return "; ".join([*kinds, *linked, *told]) + "."

    def _linking(self) -> Iterator[Term]:
        """Object properties of the module, but those of relation rows and those that only turn another round."""
        shortcuts = [term.shortcut for term in self.reference.terms if term.shortcut]
        told = {iri for one in shortcuts for iri in (one.start, one.end, one.link)}
        for term in self.reference.terms_of(self.module, "object property"):
            if term.iri not in told and not term.turned:
                yield term

    def _inside(self, name: str) -> Iterator[str]:
        for term in self._linking():
            starts = term.domains or (ANY_START,)
            if name in starts and (name in term.ranges or (name == ANY_START and not term.ranges)):
                yield f"{term.label}: another"
            elif name in starts and _CONCEPT in term.ranges:
                yield f"· {term.label}"

    def _end(self, role: str) -> Box:
        term = self.reference.term(role)
        ranges = term.ranges if term else ()
        return box_around((" or ".join(self.places.label(one) for one in ranges) or "anything",), "plain")

    def _label(self, name: str) -> str:
        return "anything" if name in (ANY_START, ANY_END) else self.places.label(name)

    def _box(self, name: str, inside: tuple[str, ...] = ()) -> Box:
        term = self.reference.term(name)
        look: Look = "plain"
        badge = ""
        if term is None:
            lists = {one.iri for one in self.reference.schemes} | {one.iri for one in self.reference.frameworks}
            look = "list" if name in lists else "foreign"
        elif term.module != self.module:
            look, inside = "foreign", (f"in {term.module}", *inside)
        elif term.shortcut is not None:
            look, badge = "relation", "R"
        elif term.defined:
            look, badge = "defined", "D"
        return box_around((self._label(name), *inside), look, badge)

    def _lists(self) -> tuple[Tree, ...]:
        """The module's own lists, but grade scales and areas where it has frameworks: those are linked instead."""
        trees: list[Tree] = []
        shown = {one.iri for one in self.reference.frameworks if one.module == self.module}
        for scheme in self.reference.schemes:
            if scheme.module == self.module and not shown:
                children: dict[str, list[str]] = defaultdict(list)
                for one in scheme.concepts:
                    children[one.broader or scheme.iri].append(one.iri)
                boxes = {one.iri: box_around((one.label,), "value") for one in scheme.concepts}
                boxes[scheme.iri] = box_around((scheme.label,), "list")
                trees += self._parted(scheme.iri, children, boxes)
        return tuple(trees)

    def _parted(self, root: str, children: Mapping[str, list[str]], boxes: Mapping[str, Box]) -> list[Tree]:
        """A long list is cut into trees of its first level, so that it fits several columns."""
        whole = tree_of(root, children, boxes)
        if len(whole) <= 24:
            return [whole]
        return [tree_of(child, children, boxes) for child in children[root]]

    def _scales(self) -> dict[tuple[str, str], list[str]]:
        used = self.places.label(str(GT.usesScale))
        return {
            (framework.iri, scale): [used]
            for framework in self.reference.frameworks
            if framework.module == self.module
            for scale in framework.scales
        }
