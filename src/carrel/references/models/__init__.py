"""The trained models, as ``python -m training`` writes them; bytes, no code."""
