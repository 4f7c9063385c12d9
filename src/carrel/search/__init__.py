"""Search: what a query means, words made comparable in every script, snippets."""
