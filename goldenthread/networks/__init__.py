"""Networks for people: pictures, tables and files."""
