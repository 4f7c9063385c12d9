"""Plain text: decoded, cut into blocks, understood."""
