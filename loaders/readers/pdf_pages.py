"""Pages of a PDF as runs of characters and drawn rules, with their places in points from the page's lower left."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

from loaders.readers.composing import symbol

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.I)
_APART = 1.2
_BLANK = frozenset((0, 9, 10, 13, 32, 160, 0xFFFF))
_LINE_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))  # what PDFium calls a hyphen at the end of a line
_THIN = 2.5
_SHORTEST_RULE = 6.0
_RAISED = 0.8
_LIFT = 0.15
_MOST_CHARACTERS = 100_000
# The address of the object that draws a character, as a number: what the library's own binding gives would have to be
# cast, for every character.
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters on one line with no wide gap between them."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line; `flat` where it runs from left to right, at height `at` or else at `at` from the left."""

    flat: bool
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `runs` are in the order in which the file draws them."""

    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]


@dataclass(slots=True)
class _Open:
    """The run that is being gathered."""

    size: float
    bold: bool
    left: float
    right: float
    bottom: float
    top: float
    pieces: list[str] = field(default_factory=list)
    sizes: dict[float, int] = field(default_factory=dict)

    def add(self, words: str, size: float) -> None:
        self.pieces.append(words)
        self.sizes[size] = self.sizes.get(size, 0) + 1

    def takes(self, box: tuple[float, float, float, float], size: float) -> bool:
        left, bottom, _, top = box  # compared without min() and max(), which cost most of reading a page
        larger = self.size if self.size > size else size
        if not self.right - 0.5 * larger <= left <= self.right + _APART * larger:
            return False
        shared = (self.top if self.top < top else top) - (self.bottom if self.bottom > bottom else bottom)
        return shared > 0.5 * (self.top - self.bottom) or shared > 0.5 * (top - bottom)

    def closed(self) -> Run | None:
        text = re.sub(r"\s+", " ", "".join(self.pieces)).strip()
        size = max(self.sizes, key=lambda one: (self.sizes[one], one), default=self.size)  # a bullet may be larger
        return Run(text, self.left, self.right, self.bottom, self.top, size, self.bold) if text else None


def read_page(page: pdfium.PdfPage) -> Page:
    """The runs and rules of `page`, as it is shown: turned where the file says so."""
    turn = page.get_rotation()
    width, height = page.get_size()
    shown = _Turn(turn, height, width) if turn in (90, 270) else _Turn(turn, width, height)
    text = page.get_textpage()
    try:
        rules = tuple(_rules(page, shown))
        runs = tuple(_runs(text, shown, [rule for rule in rules if not rule.flat]))
    finally:
        text.close()
    return Page(width, height, runs, rules)


@dataclass(frozen=True, slots=True)
class _Turn:
    """From the file's places to the shown ones; `width` and `height` are of the page before it is turned."""

    angle: int
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        if self.angle == 90:
            return bottom, self.width - right, top, self.width - left
        if self.angle == 180:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.angle == 270:
            return self.height - top, left, self.height - bottom, right
        return left, bottom, right, top


def _runs(text: pdfium.PdfTextPage, shown: _Turn, upright: Sequence[Rule]) -> Iterator[Run]:
    held: _Open | None = None
    handle = text.raw
    rect = raw.FS_RECTF()
    into = ctypes.byref(rect)
    count = min(raw.FPDFText_CountChars(handle), _MOST_CHARACTERS)
    size, bold, drawn = 1.0, False, 0
    for place in range(count):
        code = raw.FPDFText_GetUnicode(handle, place)
        if code in _LINE_HYPHENS:
            code = ord("-")
        if code in _BLANK:
            if held:
                held.pieces.append(" ")
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, place, into):
            continue
        by = _text_object(handle, place) or 0
        if by != drawn or not by:
            size, bold, drawn = *_font(text, place), by
        box = (rect.left, rect.bottom, rect.right, rect.top)
        if shown.angle:
            box = shown.box(*box)
        tall = max(box[3] - box[1], 1.0)
        if held and held.takes(box, tall) and not (box[0] - held.right > 1 and _parts(upright, held, box)):
            height = held.top - held.bottom
            raised = tall < _RAISED * height and box[1] > held.bottom + _LIFT * height
            if box[0] - held.right > 0.25 * tall and held.pieces[-1] != " ":
                held.pieces.append(" ")
            held.right = max(held.right, box[2])
            if not raised:
                held.bottom, held.top = min(held.bottom, box[1]), max(held.top, box[3])
                held.bold = held.bold and bold
            held.add(_mark(code, raised=raised), size if size > 2 else tall)
            continue
        if held and (run := held.closed()):
            yield run
        held = _Open(size if size > 2 else tall, bold, box[0], box[2], box[1], box[3])
        held.add(symbol(code), held.size)
    if held and (run := held.closed()):
        yield run


def _parts(upright: Sequence[Rule], held: _Open, box: tuple[float, float, float, float]) -> bool:
    """True where a rule stands between the run and the next character."""
    middle = (box[1] + box[3]) / 2
    return any(held.right - 2 < rule.at < box[0] + 2 and rule.low < middle < rule.high for rule in upright)


def _mark(code: int, *, raised: bool) -> str:
    """A character; none for the raised figure of a footnote, which is no word of its sentence."""
    words = symbol(code)
    return "" if raised and words.isdigit() else words


def _font(text: pdfium.PdfTextPage, place: int) -> tuple[float, bool]:
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFText_GetFontInfo(text, place, buffer, 256, ctypes.byref(flags))
    name = buffer.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", "replace")
    return float(raw.FPDFText_GetFontSize(text, place)), bool(_BOLD.search(name))


def _rules(page: pdfium.PdfPage, shown: _Turn) -> Iterator[Rule]:
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        yield from _rules_of(drawn.raw, shown)


def _rules_of(path: raw.FPDF_PAGEOBJECT, shown: _Turn) -> Iterator[Rule]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return
    box = shown.box(left.value, bottom.value, right.value, top.value)
    wide, tall = box[2] - box[0], box[3] - box[1]
    if tall <= _THIN < _SHORTEST_RULE <= wide:
        yield Rule(True, (box[1] + box[3]) / 2, box[0], box[2])
    elif wide <= _THIN < _SHORTEST_RULE <= tall:
        yield Rule(False, (box[0] + box[2]) / 2, box[1], box[3])
    elif min(wide, tall) >= _SHORTEST_RULE and _is_frame(path):
        yield from (Rule(True, at, box[0], box[2]) for at in (box[1], box[3]))
        yield from (Rule(False, at, box[1], box[3]) for at in (box[0], box[2]))


def _is_frame(path: raw.FPDF_PAGEOBJECT) -> bool:
    """True for the outline of a box, which has four corners and is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value) and raw.FPDFPath_CountSegments(path) in (4, 5)
