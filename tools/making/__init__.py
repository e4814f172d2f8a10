"""How the shipped tables are made from the published ones. Run `python -m tools.make_tables`."""
