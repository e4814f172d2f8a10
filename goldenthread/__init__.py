"""People: the command line, and `Graph` for Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldenthread.opened import Graph

__version__ = "0.1.0"
__all__ = ["Graph", "__version__"]


def __getattr__(name: str) -> object:
    """`Graph`, imported when it is first asked for, so that the command line starts at once."""
    if name == "Graph":
        from goldenthread.opened import Graph

        return Graph
    raise AttributeError(f"module 'goldenthread' has no attribute {name!r}")
