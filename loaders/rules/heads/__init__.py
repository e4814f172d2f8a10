"""Heads: what a paper is, whose, for which meeting and of which day."""
