"""From a laid-out paper to claims, one family of claims a file."""
