"""Pictures as PNG, by a library that is an extra."""

from __future__ import annotations

from goldenthread.failures import Missing

_ZOOM = 2
_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}</svg>'


def png(picture: str) -> bytes:
    """An SVG as PNG, two pixels for one. Raises `Missing` where the library or every font is."""
    try:
        import resvg_py
    except ImportError:
        raise Missing(
            "a picture as PNG needs the extra png: pip install 'goldenthread[png]'; or write .svg, which browsers show"
        ) from None
    words = _PROBE.format('<text x="2" y="15" font-size="14" font-family="sans-serif">Ag</text>')
    family = next((one for one in _FAMILIES if _has_ink(resvg_py, words, one)), None)
    if family is None:
        raise Missing(
            "no font was found, so a PNG would have no words: install one (Debian: fonts-dejavu), or write .svg"
        )
    drawn = resvg_py.svg_to_bytes(svg_string=picture, zoom=_ZOOM, font_family=family, sans_serif_family=family)
    return bytes(drawn)


_FAMILIES = ("Arial", "Helvetica", "Liberation Sans", "DejaVu Sans", "Verdana", "Segoe UI", "Noto Sans")


def _has_ink(library: object, words: str, family: str) -> bool:
    """Whether text is drawn at all: the library leaves it out, and says nothing, where the font is not there."""
    draw = library.svg_to_bytes  # type: ignore[attr-defined]
    inked = draw(svg_string=words, font_family=family, sans_serif_family=family)
    return bool(inked != draw(svg_string=_PROBE.format("")))
