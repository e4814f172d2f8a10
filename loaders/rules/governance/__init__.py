"""Bodies, posts and how they are tied to each other."""
