"""Reference lists: found, cut into entries, mended, read into records, and tied to works."""
