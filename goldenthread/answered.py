"""An answer as Python and notebooks have it: rows, tables of pandas, graphs of networkx, files, citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Literal

from goldenthread.answer_html import answer_html
from goldenthread.failures import Missing
from goldenthread.output import give_bytes
from goldenthread.row_evidence import places_of_row
from goldenthread.row_networks import network_of_rows, network_of_triples
from graph.answers import Triples, Truth
from graph.names import Selecting
from graph.passages import Place
from queries.about import About
from queries.citing import CitationFormat, citation
from queries.layouts import table_text
from queries.python_terms import PythonValue, python_value
from queries.question import Column
from queries.results import Result
from queries.writing import format_of, written

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

Line = Mapping[str, PythonValue]


@dataclass(frozen=True, repr=False)
class Answered:
    """The answer to a question or query. Shown in a notebook it is a table, printed it is that table as text.

    `answer` is as the dataset gave it; `about` says what it is of and rests on; `dataset` is asked for passages that
    the rows do not carry themselves. Triples are rows of subject, predicate and object; yes or no is one row.
    """

    answer: Result | Truth | Triples
    about: About
    dataset: Selecting

    @cached_property
    def result(self) -> Result:
        """The answer as rows of terms under labelled columns."""
        match self.answer:
            case Result():
                return self.answer
            case Truth():
                return Result((Column("answer", "Answer"),), ((Literal(self.answer.value),),))
            case Triples():
                columns = tuple(Column(name, name.capitalize()) for name in ("subject", "predicate", "object"))
                return Result(columns, self.answer.rows())

    @cached_property
    def rows(self) -> tuple[Line, ...]:
        """The rows in the answer's order, by column name: numbers, days and truth values as Python has them, IRIs and
        texts as str, None where there is no value.
        """
        return tuple(dict(zip(self.columns, map(python_value, row), strict=True)) for row in self.result.rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, as the query has them."""
        return tuple(column.name for column in self.result.columns)

    @property
    def labels(self) -> Mapping[str, str]:
        """What people read above each column."""
        return {column.name: column.label for column in self.result.columns}

    def __len__(self) -> int:
        return len(self.result.rows)

    def __iter__(self) -> Iterator[Line]:
        return iter(self.rows)

    def __getitem__(self, place: int) -> Line:
        return self.rows[place]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a table of pandas. Raises `Missing` where pandas is not installed."""
        try:
            import pandas as pd
        except ImportError as error:
            raise Missing("tables need pandas: pip install 'goldenthread[pandas]', or: pip install pandas") from error
        return pd.DataFrame([list(row.values()) for row in self.rows], columns=list(self.columns))

    def to_networkx(self, source: str | None = None, target: str | None = None) -> nx.MultiDiGraph[str]:
        """The rows as links from what stands in column `source` to what stands in `target`; by default the columns
        that the question's own network view names. Triples need neither. Raises `ValueError` for columns there are not.
        """
        if isinstance(self.answer, Triples):
            return network_of_triples(self.answer)
        return network_of_rows(self.result, self.about.question, source, target)

    def evidence(self, row: int | Line) -> tuple[Place, ...]:
        """The passages behind a row, given by its place or itself: document, title, paragraph, page, start and end in
        code points, and the words where they are at hand. Of a row that cites none, those of the things it names.
        """
        return places_of_row(self.dataset, self.rows[row] if isinstance(row, int) else row)

    def cite(self, format: CitationFormat = "text") -> str:
        """How to cite the answer: a sentence, or "bibtex" or "csl" with an entry for each document too."""
        return citation(self.about, format)

    def save(self, to: str | Path, *, format: str | None = None) -> None:
        """Writes the answer to a file, in the format that its name's ending means or the one that is given.

        The file appears whole or not at all. Raises `queries.errors.UnknownFormat`.
        """
        path = Path(to)
        give_bytes(written(self.answer, format or format_of(path), self.about), to=path)

    def _repr_html_(self) -> str:
        return answer_html(self.result, self.about)

    def __repr__(self) -> str:
        what = self.about.question.citation if self.about.question else "a SPARQL query"
        return f"<{len(self):,} rows in answer to {what}; print() shows them>"

    def __str__(self) -> str:
        return table_text(self.result.columns, self.result.rows)
