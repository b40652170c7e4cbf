"""One thread for the libraries that multiply matrices: they read these variables when they are loaded."""

import os

__all__ = ["VARIABLES", "limited", "unlimited"]

VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")


def limited() -> dict[str, str]:
    """The environment with one thread for each library."""
    return os.environ | dict.fromkeys(VARIABLES, "1")


def unlimited() -> dict[str, str]:
    """The environment without the limits: as a user runs the program."""
    return {name: value for name, value in os.environ.items() if name not in VARIABLES}
