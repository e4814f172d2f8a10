"""One inspection as a paper tells it, put together from its mentions."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.claims import Framework
from loaders.rules.inspections.cues import words
from loaders.rules.inspections.frameworks import framework
from loaders.rules.inspections.mention import Mention
from loaders.rules.inspections.services_named import of_one_service


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection as the paper tells it. `mentions` are in the paper's order."""

    authority: str
    framework: Framework | None
    start: str | None
    end: str | None
    published: str | None
    mentions: tuple[Mention, ...]
    inferred: bool = False

    @property
    def is_expected(self) -> bool:
        return all(m.status == "expected" for m in self.mentions)

    @property
    def is_earlier(self) -> bool:
        return any(m.earlier for m in self.mentions)

    @property
    def is_graded(self) -> bool:
        """False where it is known to give no grades."""
        visited = self.mentions and all(words("only_visited").search(m.text) for m in self.mentions)
        graded = framework(self.framework).is_graded if self.framework else not visited
        return graded or (
            self.framework == "other" and (self.inferred or any(of_one_service(m.text) for m in self.mentions))
        )
