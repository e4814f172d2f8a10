"""Recommendations: of inspections, of groups, of a report to its meeting, of a meeting."""
