"""The endpoint: SPARQL over HTTP, saved questions as an API, entities by their IRI."""
