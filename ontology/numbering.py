"""Version numbers: three numbers with dots, and how far each kind of change moves them."""

from __future__ import annotations

from typing import Final, Literal

Bump = Literal["patch", "minor", "major"]
GRAVITY: Final[tuple[Bump, ...]] = ("patch", "minor", "major")


def parse_version(version: str) -> tuple[int, int, int]:
    """The three numbers; ValueError where there are not three."""
    major, minor, patch = version.split(".")
    return int(major), int(minor), int(patch)


def least_version(released: str, bump: Bump | None) -> str:
    """The least version that a bump allows after a released one; the same again where nothing changed.

    Below 1.0.0 a major bump moves the middle number, and any other the last.
    """
    major, minor, patch = parse_version(released)
    if bump is None:
        return released
    if bump == "major":
        return f"0.{minor + 1}.0" if major == 0 else f"{major + 1}.0.0"
    if bump == "minor" and major > 0:
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def is_enough(released: str, version: str, bump: Bump | None) -> bool:
    """Whether `version` moves as far as the bump demands."""
    return parse_version(version) >= parse_version(least_version(released, bump))
