"""Invented documents printed as real PDF files: what the importer makes of them, against what was set."""
