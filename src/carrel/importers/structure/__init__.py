"""Structure of running text: lines, paragraphs, lists, references, site words, pages."""
