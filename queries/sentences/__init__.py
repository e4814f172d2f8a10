"""From a sentence to a saved question with values: what was taken for what, and what was not understood."""
