"""Numbers: what they count, of whom, and when."""
