"""A small grammar of statements: forms of words with slots for whom they name, kept as data."""
