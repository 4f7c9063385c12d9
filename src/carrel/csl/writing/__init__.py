"""Finished trees in the forms that others read: HTML, plain text, Markdown, LaTeX, RTF, formatted runs."""
