"""Invented documents as lines on pages, each line with what it is: what cutting is learned from."""
