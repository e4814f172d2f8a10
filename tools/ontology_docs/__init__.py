"""The ontology's documentation for people, made from its Turtle: Markdown, HTML and pictures."""
