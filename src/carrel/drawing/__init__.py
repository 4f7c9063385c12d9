"""Figures of a study as charts: Vega-Lite specifications in, SVG and PNG out; no I/O.

A chart is drawn on the server, each mark a link to the claims it stands for, so that it can be
followed, printed and put into a report without a script running in the browser.
"""
