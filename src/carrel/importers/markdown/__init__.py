"""Markdown: its front matter, and its page as HTML."""
