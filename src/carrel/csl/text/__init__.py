"""Written text as a tagged tree: markup, case, direction, punctuation, and the last polish."""
