"""The scanner reads what the csv module reads, and every cell stands where it says."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.errors import BadTable
from loaders.tables.cells import scan_csv

RAGGED = st.text(alphabet='ab,"\r\n é\U0001f600', max_size=40)
TABLES = st.lists(st.lists(st.text(max_size=8).filter(lambda s: "\0" not in s), min_size=2), min_size=1)


def as_read_by_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@given(RAGGED)
def test_reads_and_refuses_what_the_csv_module_does(text: str) -> None:
    try:
        expected = as_read_by_csv(text)
    except csv.Error:
        with pytest.raises(BadTable):
            scan_csv(text)
    else:
        assert [[cell.value for cell in record] for record in scan_csv(text)] == expected


@given(TABLES)
def test_reads_back_what_the_csv_module_wrote(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    assert [[cell.value for cell in record] for record in scan_csv("\ufeff" + written.getvalue())] == rows


@given(RAGGED)
def test_a_cell_stands_at_its_offsets(text: str) -> None:
    try:
        records = scan_csv(text)
    except BadTable:
        return
    for cell in (cell for record in records for cell in record):
        assert cell.value in (text[cell.start : cell.end], text[cell.start : cell.end].replace('""', '"'))


def test_enclosing_quotes_are_outside_the_cell_and_doubled_ones_inside() -> None:
    text = '\ufeffa,"b ""c"""\r\n'
    ((first, second),) = scan_csv(text)
    assert (first.value, first.start) == ("a", 1)
    assert second.value == 'b "c"'
    assert text[second.start : second.end] == 'b ""c""'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a,b\n1,"2\n', "row 2: a quote is opened and never closed"),
        ('a,b\n1,"2"3\n', "row 2: more text follows a closing quote"),
    ],
)
def test_broken_quoting_is_refused_with_its_row(text: str, message: str) -> None:
    with pytest.raises(BadTable, match=message):
        scan_csv(text)
