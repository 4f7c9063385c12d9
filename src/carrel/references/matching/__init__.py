"""Whether two items, titles or names mean one work or person."""
