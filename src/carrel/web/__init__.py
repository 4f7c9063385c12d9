"""The web: the desk as pages and as a JSON API, served on this machine alone."""
