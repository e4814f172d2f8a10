"""Action plans as tables."""
