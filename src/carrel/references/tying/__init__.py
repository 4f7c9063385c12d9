"""Citations in running text and in notes, tied to the entries that they mean."""
