"""Patterns that run only where they can match: which words each needs, and which words a text has."""

from loaders.patterns.gated import Pattern, prepare
from loaders.patterns.several import Several

__all__ = ["Pattern", "Several", "prepare"]
