"""Tables: from a file with a declared mapping to claims. Whole or not at all."""

from loaders.tables.reading import TableReading, is_table, read_table, read_whole_table

__all__ = ["TableReading", "is_table", "read_table", "read_whole_table"]
