"""Inspections, with their days and frameworks."""
