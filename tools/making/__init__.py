"""How the shipped tables are made from the published ones. Run `tools/make_tables.py`."""
