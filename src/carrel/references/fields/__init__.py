"""Entries labelled: which stretch of an entry is which field, and how sure that is."""
