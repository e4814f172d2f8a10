"""From bytes to a Document, one module a format. The only code of this room that opens documents."""
