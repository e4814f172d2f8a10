"""A dataset as sorted lines: its named graphs as N-Quads, its merged graph as N-Triples."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from graph.dataset import Dataset
from graph.notation import has_blank_node, named_blank_nodes
from graph.sorting import sorted_lines

_AT_ONCE: Final = 50_000


@dataclass(frozen=True, slots=True)
class Written:
    """A file of lines: how many, and the SHA-256 of its bytes in hexadecimal."""

    lines: int
    sha256: str


def write_lines(lines: Iterable[str], path: Path) -> Written:
    """Writes lines, each with a line end, in UTF-8."""
    waiting, count, digest = iter(lines), 0, hashlib.sha256()
    with path.open("wb") as out:
        while some := list(islice(waiting, _AT_ONCE)):
            text = ("\n".join(some) + "\n").encode()
            digest.update(text)
            out.write(text)
            count += len(some)
    return Written(count, digest.hexdigest())


def named_lines(dataset: Dataset) -> Iterator[str]:
    """Every quad of every named graph, in order, without line ends."""
    return lines_of(dataset.quads_path())


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a file, without line ends; characters that merely look like line ends stay within their line."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.removesuffix("\n")


def merged_lines(dataset: Dataset) -> Iterator[str]:
    """Every triple of the merged graph, in order; blank nodes named by the canonical form of this graph."""
    with tempfile.TemporaryDirectory(prefix="goldenthread-") as folder:
        path = Path(folder) / "merged.nt"
        dataset.write_merged(path)
        yield from sorted_lines(_with_names(path))


def _with_names(path: Path) -> Iterator[str]:
    blank: list[str] = []
    for line in lines_of(path):
        if has_blank_node(line):
            blank.append(line)
        else:
            yield line
    yield from named_blank_nodes(blank)


def graph_of(line: str) -> str:
    """The IRI of the graph of an N-Quads line; nothing for an N-Triples line."""
    return line[line.rindex("<") + 1 : -3] if is_quad(line) else ""


def is_quad(line: str) -> bool:
    """Whether a line of N-Quads names a graph."""
    if not line.endswith("> ."):
        return False
    rest = line.split(" ", 2)[2]
    return not (rest.startswith("<") and rest.count(" ") == 1) and not _ends_in_datatype(rest)


def _ends_in_datatype(rest: str) -> bool:
    """Whether the object, a literal, is the last term: its datatype ends the line."""
    return rest.startswith('"') and rest[rest.rindex("<") - 2 : rest.rindex("<")] == "^^"


def triple_of(line: str) -> str:
    """The N-Triples line of an N-Quads line."""
    return f"{line[: line.rindex(' <')]} ." if is_quad(line) else line
