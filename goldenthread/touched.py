"""What the reading of one kind of source can touch - code and vocabulary - and one digest of it all.

Found in the code itself: a module touches what it imports, and the vocabulary whose names stand in it. Rather too much
than too little: what is touched in vain is read again in vain.
"""

from __future__ import annotations

import ast
import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from loaders.readers import READERS

if TYPE_CHECKING:
    from loaders.extraction import SourceKind

_ROOM: Final = "loaders"
_DISPATCH: Final = "loaders.extraction"
# Touched themselves, but not with all that they import: who chooses the rules, and who writes down what they read.
_ALWAYS: Final = frozenset({_DISPATCH, "loaders.claim_files"})
_TABLES: Final = ("loaders.tables", "loaders.readers.comma_separated")
_SHEETS: Final = frozenset({".csv", ".ods", ".xlsm", ".xlsx"})
# Whether a document is a letter or a report is asked of every document.
_RECOGNISERS: Final = ("loaders.ofsted.letter_front", "loaders.ofsted.recognising")
_ROOTS: Final[Mapping[SourceKind, tuple[str, ...]]] = {
    "letter": ("loaders.ofsted.letter_front", "loaders.ofsted.letters"),
    "report": (*_RECOGNISERS, "loaders.ofsted.reading", "loaders.themes", "loaders.rules.paper.paper"),
    "table": (),
}
_OTHERS: Final = ("loaders.ofsted", "loaders.readers", "loaders.tables")
_LIBRARIES: Final = ("lxml", "pypdfium2", "python-calamine", "pyyaml", "rapidfuzz")


@dataclass(frozen=True, slots=True)
class _Module:
    """A source file: its place, the modules that it imports, the strings that stand in it, and its digest."""

    place: str
    imports: frozenset[str]
    strings: frozenset[str]
    sha256: str


@cache
def digest_of(kind: SourceKind, suffix: str, room: Path | None = None) -> str:
    """One digest of all that a source of this kind, in files that end so, is read with.

    `room` is the folder of the loaders, where it is not the one that runs.
    """
    folder = room or Path(str(files(_ROOM)))
    known = hashlib.sha256(f"{sys.version_info[:2]} {_libraries()}\n".encode())
    for path, sha256 in sorted(_touched(kind, suffix, folder).items()):
        known.update(f"{path} {sha256}\n".encode())
    return known.hexdigest()


def touched(kind: SourceKind, suffix: str, room: Path | None = None) -> frozenset[str]:
    """The files, by their places in the room of loaders."""
    return frozenset(_touched(kind, suffix, room or Path(str(files(_ROOM)))))


def _touched(kind: SourceKind, suffix: str, folder: Path) -> dict[str, str]:
    modules = _modules(folder)
    reached = _reached(_roots(kind, suffix, modules), modules) | _ALWAYS
    code = [modules[name] for name in reached if name in modules]
    strings = frozenset().union(*(module.strings for module in code))
    words = {place: sha256 for place, (names, sha256) in _vocabulary(folder).items() if not names.isdisjoint(strings)}
    return {module.place: module.sha256 for module in code} | words


def _roots(kind: SourceKind, suffix: str, modules: Mapping[str, _Module]) -> Iterator[str]:
    if suffix in READERS:
        yield f"{_ROOM}.readers.{READERS[suffix][0]}"
    if suffix in _SHEETS:
        yield from _TABLES
    yield from _ROOTS.get(kind, _RECOGNISERS)
    if kind not in _ROOTS:
        yield from (name for name in modules[_DISPATCH].imports if not name.startswith(_OTHERS))


def _reached(roots: Iterable[str], modules: Mapping[str, _Module]) -> frozenset[str]:
    """The modules that these import, directly or not, with the packages that they stand in."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name in modules and name not in found:
            found.add(name)
            waiting += [*modules[name].imports, name.rpartition(".")[0]]
    return frozenset(found)


@cache
def _modules(folder: Path) -> Mapping[str, _Module]:
    paths = {_name(path, folder): path for path in folder.rglob("*.py")}
    return {
        name: _module(path.relative_to(folder).as_posix(), path.read_bytes(), paths)
        for name, path in sorted(paths.items())
    }


def _name(path: Path, folder: Path) -> str:
    parts = (_ROOM, *path.relative_to(folder).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _module(place: str, source: bytes, known: Iterable[str]) -> _Module:
    modules = frozenset(known)
    imports: set[str] = set()
    strings: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            imports |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            imports |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.add(node.value)
    return _Module(place, frozenset(imports & modules), frozenset(strings), hashlib.sha256(source).hexdigest())


@cache
def _vocabulary(folder: Path) -> Mapping[str, tuple[frozenset[str], str]]:
    """Each file that is no code, with the words by which code names it, and its digest.

    Vocabulary is named by its stem or its name, in a folder of it by the folder's name, alone or in front; of other
    folders all.
    """
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")):
        top, *below = path.relative_to(folder).parts
        inner = "".join(f"{part}/" for part in below[:-1])
        words = {f"{inner}{path.stem}", f"{inner}{path.name}", inner, inner.rstrip("/")}
        names = words if top == "lexicon" else {top}
        found["/".join((top, *below))] = (frozenset(names - {""}), hashlib.sha256(path.read_bytes()).hexdigest())
    return found


@cache
def _libraries() -> str:
    return " ".join(f"{name}-{_version(name)}" for name in _LIBRARIES)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
