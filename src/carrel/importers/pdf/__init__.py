"""PDF: text in reading order, printed page labels, outline."""
