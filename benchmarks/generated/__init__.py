"""Governance data of an invented country, as the claims of invented documents, at any multiple of national size."""
