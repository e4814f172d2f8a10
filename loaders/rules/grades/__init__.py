"""Grades as words and in tables."""
