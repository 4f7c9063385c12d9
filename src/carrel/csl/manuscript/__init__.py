"""A whole manuscript: positions, disambiguation, clusters, collapsing, sorting, bibliography, edits."""
