"""Documents: one immutable canonical text for each version of a source, with blocks and pages."""
