"""The record: what a file says of itself, put into CSL's variables."""
