"""The colours of pictures, each pair of ink and ground with a contrast that small print may have (WCAG 2, AA)."""

from __future__ import annotations

from typing import Final

INK: Final = "#14213d"
PAPER: Final = "#ffffff"
FAINT: Final = "#4a5160"
STROKE: Final = "#2f3a52"
GAP: Final = "#a4001d"
GAP_GROUND: Final = "#fff1f1"
PROPOSED: Final = "#1a4f9c"
ENDED: Final = "#63697a"
FONT: Final = "DejaVu Sans, Verdana, Arial, Helvetica, sans-serif"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
