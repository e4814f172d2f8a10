"""Findings: what inspectors praised and what they found wanting."""
