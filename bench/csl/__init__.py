"""Measures the citation processor, and compares it with others (see `bench.csl.__main__`)."""
