"""What is made before Carrel can run: the browser part and the lexicon.

Nothing here is imported by Carrel at run time. The build hook (``hatch_build.py``) and the
project's own commands (``run.py``) call it.
"""
