"""Values: the small words every room speaks: spans, names, dates, page labels, errors."""
