"""Carrel: the reader's own desk in a library."""

__version__ = "0.1.0"
