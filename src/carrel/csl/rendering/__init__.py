"""Rendering elements evaluated for one item: names, dates, numbers, labels, conditions."""
