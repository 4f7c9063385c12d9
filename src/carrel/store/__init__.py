"""The store: the library's database, its originals, and the index over its texts."""
