"""Office documents as what they are, zip archives of XML, opened with care: sizes first, no entities, no macros."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from loaders.errors import UnreadableFile
from loaders.file_kinds import expect

LARGEST_FILE = 100 * 1024 * 1024
LARGEST_UNPACKED = 400 * 1024 * 1024
MOST_FILES = 10_000
MOST_RATIO = 200
_SMALL = 1024 * 1024
# What the parser tells programmers to do about its limits.
_ADVICE = re.compile(r",? (?:use|see) \w+(?: option)?\.?(?=,)")
# What opening or unpacking a damaged archive raises, by its compression.
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Package:
    """The XML files of an Office document, by their names in it."""

    name: str
    archive: zipfile.ZipFile

    def holds(self, part: str) -> bool:
        return part in self.archive.NameToInfo

    def xml(self, part: str) -> etree._Element:
        """The root of the XML file `part`. Raises `UnreadableFile` where it is absent, damaged or hostile."""
        try:
            data = self.archive.read(part)
        except KeyError as error:
            raise UnreadableFile(
                f"{self.name}: there is no {part} in it; open it in its program and save it anew"
            ) from error
        except _BROKEN as error:
            raise UnreadableFile(_damaged(self.name)) from error
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            why = _ADVICE.sub("", error.msg)
            raise UnreadableFile(f"{self.name}: {part} is no sound XML ({why}); save the document anew") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableFile(
                f"{self.name}: {part} declares a document type, as no Office program does; do not trust it"
            )
        return root


def open_package(data: bytes, *, name: str, wanted: str) -> Package:
    """The package in `data`. Raises `UnreadableFile` for what is no sound archive, or would unpack to too much."""
    if not data.startswith(b"PK\x03\x04"):
        expect(data, wanted, name=name)
        raise UnreadableFile(f"{name}: the file is not {wanted}; give it the name of its kind")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise UnreadableFile(_damaged(name)) from error
    _check_sizes(archive.infolist(), name)
    return Package(name, archive)


def check_whole(package: Package) -> None:
    """Unpacks every file piece by piece; raises `UnreadableFile` where one is damaged or larger than it says."""
    try:
        broken = package.archive.testzip()
    except _BROKEN as error:
        raise UnreadableFile(_damaged(package.name)) from error
    if broken:
        raise UnreadableFile(_damaged(package.name))


def _check_sizes(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MOST_FILES:
        raise UnreadableFile(f"{name}: {len(members):,} files in one document (limit {MOST_FILES:,}); do not trust it")
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile(f"{name}: the file is encrypted; open it, take the password off and save it")
    total = sum(member.file_size for member in members)
    if total > LARGEST_UNPACKED:
        raise UnreadableFile(
            f"{name}: would unpack to {total:,} bytes (limit {LARGEST_UNPACKED:,}); split it, or do not trust it"
        )
    for member in members:
        if member.file_size > _SMALL and member.file_size > MOST_RATIO * max(member.compress_size, 1):
            raise UnreadableFile(
                f"{name}: {member.filename} would unpack to {member.file_size // max(member.compress_size, 1):,} times"
                f" its size (limit {MOST_RATIO}); do not trust it"
            )


def _damaged(name: str) -> str:
    return f"{name}: the file is damaged or cut short; fetch it again"
