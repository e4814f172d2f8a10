"""Opening documents, and the one message that each kind of bad input gets."""

import hashlib
from pathlib import Path

import pytest

from loaders.documents import slug_of
from loaders.errors import UnknownDocument, UnreadableFile
from loaders.extraction import extract, open_document
from loaders.readers import text as reader
from tests.papers import document


def test_the_text_is_the_file_unchanged(tmp_path: Path) -> None:
    data = "\ufeffNorthshire\r\nCafé\u00a0’s\n".encode()
    path = tmp_path / "Northshire HWB 2015-09.txt"
    path.write_bytes(data)
    found = open_document(path)
    assert found.text.encode() == data
    assert found.slug == "northshire-hwb-2015-09"
    assert found.file == path.name
    assert found.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b" \r\n\xc2\xa0", "the file is empty"),
        (b"%PDF-1.7 ...", "is a PDF, not text"),
        (b"PK\x03\x04rest", "Office document"),
        (b"text then \xff here", "byte 10 (line 1) is not UTF-8"),
        (b"one\ntwo\nth\xe9", "byte 10 (line 3) is not UTF-8"),
        (b"\xff\xfeN\x00o\x00", "UTF-16"),
        (b"\x89PNG\x00\x01\xff", "is a picture"),
        (b"words\x00words", "character 5 is zero"),
        (b"<!DOCTYPE html>\n<html><body>Report not found</body></html>", "web page"),
        (b"\n<html>\n<head>", "web page"),
        (b"\x01\x02\x03" * 100, "control characters"),
    ],
)
def test_bad_input_is_told_in_one_message(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        open_document(path)
    message = str(caught.value)
    assert message.startswith("paper.txt: ")
    assert said in message
    assert "\n" not in message
    assert str(tmp_path) not in message


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    path = tmp_path / "paper.md"
    path.write_bytes(b"x" * 11)
    with pytest.raises(UnreadableFile, match="limit 10"):
        open_document(path)


def test_no_file_a_folder_and_an_unknown_suffix_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        open_document(tmp_path / "absent.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(UnreadableFile, match="folder"):
        open_document(tmp_path / "folder.txt")
    with pytest.raises(UnreadableFile, match=r"no reader for \.xyz"):
        open_document(tmp_path / "paper.xyz")


@pytest.mark.parametrize(
    "text",
    [
        "Lentil soup\n\nTake 200 g of lentils. Fry an onion until it is good and golden.\n",
        "Dear Ms Able\n\nThank you for your letter of 3 May 2016. The bins were inspected in June 2015.\n",
        "name,grade\nNorthshire,good\n",
        "words\n",
    ],
)
def test_a_text_of_no_known_kind_is_refused(text: str) -> None:
    with pytest.raises(UnknownDocument, match=r"^composed\.txt: "):
        extract(document(text))


@pytest.mark.parametrize(
    ("file", "slug"),
    [("A b.txt", "a-b"), ("x.y.md", "x-y"), ("Überblick.txt", "berblick"), (".txt", "txt"), ("--.txt", "document")],
)
def test_slugs(file: str, slug: str) -> None:
    assert slug_of(file) == slug


@pytest.mark.parametrize(
    "text",
    [
        "INVOICE No. 4\nNorthshire County Council, Children's Services\nTo: a placement, 4 weeks\nDate: 3 March 2020\nTotal: 16\n",
        "Chapter One\n\nIt rained in Leeds. The social worker knocked. The children were in care, and the action plan hung"
        " on the wall. Nobody asked who was accountable for child protection.\n",
        "def inspect(services):\n    # Ofsted: children's services of Leeds City Council\n    import ofsted\n"
        "    return ofsted.judge(services, 'child protection', 'safeguarding board', 'improvement plan', 'scrutiny')\n",
    ],
)
def test_what_only_borrows_the_words_of_the_field_is_refused(text: str) -> None:
    with pytest.raises(UnknownDocument):
        extract(document(text))
