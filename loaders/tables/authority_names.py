"""Which authority a table's spelling means."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from loaders.tables.cells import scan_csv


def short_official_name(spelling: str) -> str:
    """`telford & wrekin` is Telford and Wrekin. Raises `ValueError` for a name that is not in the lexicon."""
    name = _names().get(_folded(spelling))
    if name is None:
        raise ValueError("is no known authority; correct it, or add it to loaders/lexicon/authority-names.csv")
    return name


@cache
def _names() -> dict[str, str]:
    text = files("loaders").joinpath("lexicon", "authority-names.csv").read_text(encoding="utf-8")
    header, *records = scan_csv(text)
    columns = [cell.value for cell in header]
    rows = [dict(zip(columns, (cell.value for cell in record), strict=True)) for record in records]
    names = {_folded(variant): row["name"] for row in rows for variant in row["variants"].split("|")}
    return names | {_folded(row["name"]): row["name"] for row in rows}


def _folded(spelling: str) -> str:
    words = re.sub(r"[\W_]+", " ", spelling.replace("&", " and ")).casefold()
    return " ".join(words.split())
