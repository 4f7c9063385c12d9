"""What makes the models of `carrel.references`: invented references, noise, and the training.

Nothing here is installed with Carrel. No reference that somebody else wrote enters a model.
"""
