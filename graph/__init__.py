"""The graph: claims as RDF with their evidence, in a store that appears whole or not at all."""
