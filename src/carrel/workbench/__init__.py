"""The workbench: what a reader can do, one file for each deed.

Every deed takes the open ``store.library.Library`` first and raises ``CarrelError`` with a
sentence for the person.
"""
