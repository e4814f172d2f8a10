"""What stands where on the page: lines, paragraphs, list items, headings and tables, with their offsets."""
