"""Labelled fields to a CSL-JSON item: names, dates, numbers, kinds of work."""
