"""How wide words are drawn: as in the pictures of the product."""

from __future__ import annotations

from goldenthread.drawing.measuring import MARGIN, Style, width_of, wrapped

__all__ = ["MARGIN", "Style", "width_of", "wrapped"]
