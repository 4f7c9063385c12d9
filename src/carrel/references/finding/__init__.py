"""Where a source holds reference lists and notes, and where each entry begins and ends."""
