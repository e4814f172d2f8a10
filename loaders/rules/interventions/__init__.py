"""Steps of central government."""
