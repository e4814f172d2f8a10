"""Pictures as SVG: laid out here, measured here, the same bytes each time."""
