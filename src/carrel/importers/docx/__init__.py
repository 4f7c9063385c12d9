"""Word documents (Office Open XML, ECMA-376 part 1): unpacked, told into paragraphs, understood."""
