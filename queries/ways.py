"""The ways in which a server is asked."""

from __future__ import annotations

from typing import Literal

Way = Literal["as written", "row by row", "facts only"]
