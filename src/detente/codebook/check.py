"""Checks the codebook: ``python -m detente.codebook.check [FOLDER]`` lists every problem."""

import sys
from pathlib import Path

from detente.codebook._load import DATA, check_codebook

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Lists every problem of a folder, of the package's own data where none is given.

    Returns:
        The exit code: 0 fine, 1 something is wrong.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    codebook, problems = check_codebook(Path(arguments[0]) if arguments else DATA)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if codebook is None:
        sys.stderr.write(f"{len(problems)} problems\n")
        return 1
    sys.stdout.write(f"{len(codebook.rules)} rules, digest {codebook.digest}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
