"""Reading the data that ships with the package."""

import gzip
import hashlib
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from detente.errors import GazetteerError

__all__ = ["Data"]


class Data:
    """The files of the gazetteer's data folder, read when asked for."""

    def __init__(self, folder: Traversable | None = None) -> None:
        self._folder = folder if folder is not None else files("detente.gazetteer") / "data"

    def _bytes(self, *path: str) -> bytes:
        item = self._folder
        for part in path:
            item = item / part
        try:
            return item.read_bytes()
        except OSError as problem:
            raise GazetteerError(
                f"cannot read the gazetteer's data: {problem}", "/".join(path), "Install the package again."
            ) from problem

    def lines(self, name: str) -> list[str]:
        """The lines of a compressed table, made by the build script."""
        raw = self._bytes(f"{name}.tsv.gz")
        try:
            return gzip.decompress(raw).decode("utf-8").split("\n")
        except (OSError, EOFError, UnicodeDecodeError) as problem:
            raise GazetteerError(
                f"broken table: {problem}", f"{name}.tsv.gz", "Build the data again."
            ) from problem

    def own(self, name: str, width: int) -> list[list[str]]:
        """The rows of a table written by hand, without its header; each has ``width`` cells."""
        text = self._bytes("own", f"{name}.tsv").decode("utf-8")
        out = [line.split("\t") for line in text.splitlines()[1:] if line]
        for number, row in enumerate(out, start=2):
            if len(row) != width:
                raise GazetteerError(
                    f"{len(row)} cells where {width} are wanted", f"own/{name}.tsv, line {number}"
                )
        return out

    @cached_property
    def version(self) -> str:
        """The version of the data's form, and the start of the digest of the fact tables it was made from."""
        return self._bytes("VERSION").decode("ascii").strip()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all data files, 16 hexadecimal digits."""
        found = hashlib.sha256()
        tables = sorted(item.name for item in self._folder.iterdir() if item.name.endswith(".tsv.gz"))
        own = sorted(item.name for item in (self._folder / "own").iterdir() if item.name.endswith(".tsv"))
        for name in tables:
            found.update(name.encode() + b"\0" + self._bytes(name))
        for name in own:
            found.update(name.encode() + b"\0" + self._bytes("own", name))
        return found.hexdigest()[:16]
