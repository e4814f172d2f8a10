"""All files of the documentation, from the ontology, the saved questions and the pages written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.ontology_docs.html import FOLDER, HOME, html_pages, title_of
from tools.ontology_docs.pages import a_to_z_page, checks_page, index_page, module_page
from tools.ontology_docs.pictures import Picture, pictures
from tools.ontology_docs.places import CHECKS_PAGE
from tools.ontology_docs.reading import read_reference

INDEX, A_TO_Z = f"{HOME}/README.md", f"{HOME}/a-z.md"
MADE_FOLDERS = (f"{HOME}/reference", f"{HOME}/pictures", FOLDER)


def make_documentation(root: Path) -> dict[str, str]:
    """The text of every made file, by its path from the project's folder `root`; the same each time."""
    reference, places = read_reference(root)
    drawn = {picture.module: picture for picture in pictures(reference, places)}
    written = written_pages(root)
    guides = {path: content for path, content in written.items() if "/patterns/" not in path}
    patterns = {path: content for path, content in written.items() if "/patterns/" in path}
    modules = {
        f"{HOME}/reference/{module.name}.md": module_page(module, reference, places, _title(drawn, module.name))
        for module in reference.modules
    }
    checks = f"{HOME}/reference/{CHECKS_PAGE}.md"
    made = {
        INDEX: index_page(reference, drawn, _titles(guides), _titles(patterns)),
        A_TO_Z: a_to_z_page(reference),
        **modules,
        checks: checks_page(reference, places),
    }
    shown = {f"{HOME}/pictures/{name}.svg": picture.svg for name, picture in drawn.items()}
    groups = (
        ("Start", (INDEX, *guides)),
        ("Patterns", tuple(patterns)),
        ("Reference", (A_TO_Z, *modules, checks)),
    )
    rendered = html_pages({**made, **written}, shown, groups, reference.header.version)
    return made | shown | rendered


def written_pages(root: Path) -> dict[str, str]:
    """The pages written by hand, by path."""
    home = root / HOME
    found = sorted([*home.glob("*.md"), *(home / "patterns").glob("*.md")])
    paths = [path.relative_to(root).as_posix() for path in found]
    return {path: (root / path).read_text(encoding="utf-8") for path in paths if path not in (INDEX, A_TO_Z)}


def stale_files(root: Path, made: Iterable[str]) -> tuple[str, ...]:
    """Files in the folders of made files that are made no more."""
    there = {
        path.relative_to(root).as_posix()
        for folder in MADE_FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file()
    }
    return tuple(sorted(there - set(made)))


def _title(drawn: Mapping[str, Picture], module: str) -> str | None:
    return drawn[module].title if module in drawn else None


def _titles(pages: Mapping[str, str]) -> dict[str, str]:
    return {path.removeprefix(f"{HOME}/"): title_of(content) for path, content in pages.items()}
