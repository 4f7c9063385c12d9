"""Annotations: marks and notes, the W3C selectors that hold them, and finding their place again."""
