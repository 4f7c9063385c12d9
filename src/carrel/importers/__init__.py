"""Importers: a foreign file read, shaped and adapted into a document and what it says of itself."""
