"""Styles and locales: XML to frozen records, what is wrong with them, and what of them an item can need."""
