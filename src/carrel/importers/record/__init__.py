"""The record: what a file says of itself, in CSL's words."""
