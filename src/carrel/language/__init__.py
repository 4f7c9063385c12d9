"""Language: scripts, direction, quotation marks, and text folded for comparison."""
