"""Bad input of every format: one message that says what, where and what to do."""

import io
import random
import zipfile
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from loaders.errors import UnreadableFile
from loaders.readers import READERS, composing, open_document, packages, pdf
from tests import making
from tests.making import Element

SOUND = [Element("paragraph", "The Board met in May.")]
WORD = making.word(SOUND)
PDF = making.pdf(SOUND)
BOOK = making.workbook([["Action", "Lead"]])
HOSTILE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def deep(levels: int) -> bytes:
    """A Word document whose one paragraph stands in so many content controls."""
    front, back = b"<w:sdt><w:sdtContent>" * levels, b"</w:sdtContent></w:sdt>" * levels
    words = b"<w:p><w:r><w:t>Deep</w:t></w:r></w:p>"
    return b"<w:document " + W + b"><w:body>" + front + words + back + b"</w:body></w:document>"


def laughs() -> bytes:
    """XML whose few entities would unfold to billions of letters."""
    more = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    declared = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{more}]>'
    return declared.encode() + b"<w:document " + W + b"><w:body><w:t>&e11;</w:t></w:body></w:document>"


def canvas(encrypted: str | None = None) -> bytes:
    out = io.BytesIO()
    page = Canvas(out, invariant=1, encrypt=encrypted)
    page.rect(50, 50, 100, 100, fill=1)
    page.showPage()
    page.save()
    return out.getvalue()


def replaced(data: bytes, part: str, words: bytes | None) -> bytes:
    """The archive with another file `part`, or without it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        if words is not None:
            new.writestr(part, words)
    return out.getvalue()


def crowded(files: int) -> bytes:
    """An archive of so many small files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(files):
            archive.writestr(f"{number}.xml", "<a/>")
    return out.getvalue()


def flagged(data: bytes) -> bytes:
    """The archive with its first file marked as encrypted."""
    place = data.index(b"PK\x01\x02") + 8
    return data[:place] + bytes([data[place] | 1]) + data[place + 1 :]


BAD = {
    "encrypted.pdf": (canvas("secret"), "the file is encrypted; open it, take the password off"),
    "cut.pdf": (PDF[:40], "damaged or cut short"),
    "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged or cut short"),
    "picture.pdf": (canvas(), "no text layer: its 1 pages are pictures; run text recognition (OCR)"),
    "error.pdf": (
        b"<!DOCTYPE html><html><body>Report not found</body></html>",
        "is a web page (perhaps an error page), not a PDF",
    ),
    "word.pdf": (WORD, "the file is a zip archive or an Office document, not a PDF"),
    "words.pdf": (b"plain words", "damaged or cut short, or no PDF"),
    "pdf.docx": (PDF, "the file is a PDF, not a Word document; give it a name that ends in .pdf"),
    "book.docx": (BOOK, "there is no word/document.xml in it"),
    "old.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "an old or encrypted Office document, not a Word document",
    ),
    "cut.docx": (WORD[: len(WORD) // 2], "damaged or cut short"),
    "locked.docx": (flagged(WORD), "the file is encrypted"),
    "hostile.docx": (replaced(WORD, "word/document.xml", HOSTILE), "declares a document type"),
    "laughs.docx": (replaced(WORD, "word/document.xml", laughs()), "word/document.xml is no sound XML"),
    "outside.docx": (
        replaced(WORD, "word/document.xml", HOSTILE.replace(b'"c"', b'SYSTEM "file:///etc/hostname"')),
        "declares a document type",
    ),
    "deep.docx": (
        replaced(WORD, "word/document.xml", deep(200)),
        "no sound XML (Excessive depth in document: 256, line 1",
    ),
    "many.docx": (crowded(10_001), "10,001 files in one document (limit 10,000); do not trust it"),
    "unsound.docx": (replaced(WORD, "word/document.xml", b"<a><b></a>"), "is no sound XML"),
    "empty.docx": (making.saved(docx.Document()), "there are no words in this file"),
    "bomb.docx": (replaced(WORD, "word/document.xml", b" " * 3_000_000), "times its size (limit 200); do not trust it"),
    "bomb.xlsx": (replaced(BOOK, "xl/media/a.bin", bytes(3_000_000)), "do not trust it"),
    "cut.xlsx": (BOOK[: len(BOOK) // 2], "damaged or cut short"),
    "word.xlsx": (WORD, "no workbook that can be read"),
    "words.ods": (b"plain words", "the file is not a workbook"),
    "pdf.html": (PDF, "the file is a PDF, not a web page"),
    "mixed.html": (
        b"<html><meta charset=utf-8><p>caf\xc3\xa9 caf\xe9</p></html>",
        "byte 38 is not utf-8; save the page as UTF-8",
    ),
    "odd.html": (b"<html><meta charset=klingon><p>x</p></html>", "its encoding 'klingon' is not known"),
    "blank.html": (b"<html><body><nav>Home</nav></body></html>", "there are no words in this file"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_input_is_told_in_one_message(name: str, tmp_path: Path) -> None:
    data, said = BAD[name]
    with pytest.raises(UnreadableFile) as caught:
        open_document(making.made(tmp_path, name, data))
    message = str(caught.value)
    assert message.startswith(name)
    assert said in message
    assert "\n" not in message
    assert str(tmp_path) not in message


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_an_empty_file_is_told_in_every_format(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="the file is empty; fetch it again"):
        open_document(making.made(tmp_path, f"paper{suffix}", b""))


def outcome(path: Path) -> str | None:
    """The text; None where the file is refused, as it has to be in one message."""
    try:
        return open_document(path).text
    except UnreadableFile as error:
        message = str(error)
    assert message.startswith(path.name)
    assert "\n" not in message
    return None


@pytest.mark.parametrize("share", range(0, 100, 7))
@pytest.mark.parametrize("name", ["paper.pdf", "paper.docx", "paper.xlsx"])
def test_a_file_cut_anywhere_is_refused_or_whole(name: str, share: int, tmp_path: Path) -> None:
    data = {"paper.pdf": PDF, "paper.docx": WORD, "paper.xlsx": BOOK}[name]
    whole = open_document(making.made(tmp_path, name, data)).text
    path = making.made(tmp_path, name, data[: len(data) * share // 100])
    assert outcome(path) in (whole, None)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("name", ["paper.pdf", "paper.docx", "paper.xlsx", "paper.html", "paper.txt"])
def test_scattered_damage_is_one_message_or_none(name: str, seed: int, tmp_path: Path) -> None:
    sound = {
        ".pdf": PDF,
        ".docx": WORD,
        ".xlsx": BOOK,
        ".html": making.web_page(SOUND),
        ".txt": b"The Board met. " * 40,
    }
    data, chance = bytearray(sound[Path(name).suffix]), random.Random(seed)
    for _ in range(1 + len(data) // 200):
        data[chance.randrange(len(data))] = chance.randrange(256)
    outcome(making.made(tmp_path, name, bytes(data)))


def test_macros_are_not_run_and_do_no_harm(tmp_path: Path) -> None:
    data = replaced(WORD, "word/vbaProject.bin", b"macros")
    assert open_document(making.made(tmp_path, "macros.docm", data)).text == "The Board met in May.\n"


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 0)
    with pytest.raises(UnreadableFile, match=r"1 pages \(limit 0\); split"):
        open_document(making.made(tmp_path, "a.pdf", PDF))
    monkeypatch.setattr(packages, "MOST_FILES", 2)
    with pytest.raises(UnreadableFile, match="files in one document"):
        open_document(making.made(tmp_path, "a.docx", WORD))
    monkeypatch.setattr(packages, "MOST_FILES", 100)
    monkeypatch.setattr(packages, "LARGEST_UNPACKED", 100)
    with pytest.raises(UnreadableFile, match="would unpack to"):
        open_document(making.made(tmp_path, "b.docx", WORD))
    monkeypatch.setattr(composing, "LARGEST", 5)
    with pytest.raises(UnreadableFile, match="more than 5 characters"):
        open_document(making.made(tmp_path, "a.html", making.web_page(SOUND)))
