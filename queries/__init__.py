"""Questions: saved SPARQL with typed parameters, and the runner that answers them."""
