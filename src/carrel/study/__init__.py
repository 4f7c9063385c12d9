"""The study: claims coded from passages, weighed and drawn together; silent, no I/O.

Every figure that comes out of this room carries what it rests on: its claims, its sources, its
parameters (``figure``).
"""
