"""One preferred value a fact, by six rules; and what contradicts, found by rules and kept with all that is stated."""
