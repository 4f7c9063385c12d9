"""The root of every error that Carrel says aloud."""


class CarrelError(Exception):
    """Something a person must hear of.

    ``str(error)`` is one sentence that names the thing, the place and the way out.
    """
