"""Items of CSL-JSON as the processor sees them: names, dates and numbers read once, doubts in words."""
