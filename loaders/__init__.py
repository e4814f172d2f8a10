"""Claims: from a document or a table to what it states. Knows nothing of RDF."""
