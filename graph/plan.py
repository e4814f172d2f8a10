"""What ran to answer a query."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """The engine, and the text that it was asked: the query itself, or one that means the same, row by row."""

    engine: str
    text: str
    is_rewritten: bool

    def told(self) -> str:
        """For people: the engine, how it was asked, and the text where that is not the query's own."""
        if not self.is_rewritten:
            return f"{self.engine}, asked as written"
        return f"{self.engine}, asked row by row (the same question, written for its planner):\n{self.text}"
