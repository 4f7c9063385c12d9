"""Web pages: parsed, shaped, cleaned."""
