"""How wide text is, against the font itself, and where it breaks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.lettering import width, wrap

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
TEXTS = st.text(st.sampled_from("aWi .-/é–Łß123 \U0001f600"), max_size=60)


def test_widths_are_those_of_the_font() -> None:
    assert width("i", 1000) == 278
    assert width("W", 1000) == 989
    assert width("W", 1000, bold=True) == 1103
    assert width("", 12) == 0
    assert width("\U0001f600", 10) == 10.0


def test_widths_agree_with_the_font_file() -> None:
    if not FONT.exists():
        pytest.skip("DejaVu Sans is not installed here")
    fonts = pytest.importorskip("reportlab.pdfbase.ttfonts")
    face = fonts.TTFont("DejaVuSans", str(FONT))
    for text in ("Sunderland", "Children’s Trust Board – “quarterly”", "Łódź, Çelik & Ørsted"):
        assert width(text, 12) == pytest.approx(face.stringWidth(text, 12), abs=0.05)


@given(TEXTS, st.integers(12, 200))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: int) -> None:
    lines = wrap(text, 10, room)
    assert all(width(line, 10) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_where_lines_break() -> None:
    assert wrap("SSCB/SSAB Training", 12, 80) == ("SSCB/SSAB", "Training")
    assert wrap("Health and Wellbeing Board", 12, 120) == ("Health and", "Wellbeing Board")
    assert wrap("multi-agency", 12, 60) == ("multi-", "agency")
    assert wrap("", 12, 60) == ("",)
