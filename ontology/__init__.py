"""Meaning: OWL, SKOS and SHACL in Turtle, and the modules that hand them to the other rooms."""
