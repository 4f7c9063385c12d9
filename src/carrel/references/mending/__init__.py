"""The damage of extraction undone: order, spaces, line ends, misread characters, each with its way back."""
