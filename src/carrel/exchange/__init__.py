"""Other programs' files: what leaves Carrel for them and comes back."""
