"""Other ways of asking the same facts, and how they are held against ours: one module a peer."""
