"""Tables: from a file with a declared mapping to claims. What is not used is told, cell by cell."""

from loaders.tables.reading import TableReading, is_table, read_sheets, read_table, read_whole_table

__all__ = ["TableReading", "is_table", "read_sheets", "read_table", "read_whole_table"]
