"""Names looked up in a sorted list: small in memory, quick to load, quick to ask."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from detente.gazetteer._fold import fold
from detente.gazetteer._records import Ref

__all__ = ["NameIndex", "index_line"]


def index_line(name: str, ref: str) -> str:
    """A line of the index; a name in capitals must stand in capitals."""
    letters = "".join(char for char in name if char.isalpha())
    exact = " " not in name and len(letters) > 1 and letters.isupper()
    return f"{fold(name)}\t{ref}{'!' if exact else ''}"


class NameIndex:
    """Folded names, each with what it may stand for.

    The lines ``name<TAB>ref;ref`` stay undecoded; a tab sorts before a space, so a name stands before all
    longer names that begin with its words.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = sorted(lines)

    def __len__(self) -> int:
        return len(self._lines)

    def longest(self, words: Sequence[str], start: int) -> list[tuple[int, tuple[Ref, ...]]]:
        """All names that begin at ``words[start]``, longest first, as (end, refs)."""
        lines, total = self._lines, len(self._lines)
        found: list[tuple[int, tuple[Ref, ...]]] = []
        key, low, end = words[start], 0, start + 1
        while True:
            here = key + "\t"
            at = low = bisect_left(lines, here, low)
            while at < total and lines[at].startswith(here):
                at += 1
            if at > low:
                found.append((end, self._refs(lines[low:at], len(here))))
            if end >= len(words) or at >= total or not lines[at].startswith(key + " "):
                break
            key, low = f"{key} {words[end]}", at
            end += 1
        found.reverse()
        return found

    def exact(self, key: str) -> tuple[Ref, ...]:
        """What the folded name may stand for."""
        here = key + "\t"
        at = bisect_left(self._lines, here)
        low = at
        while at < len(self._lines) and self._lines[at].startswith(here):
            at += 1
        return self._refs(self._lines[low:at], len(here))

    @staticmethod
    def _refs(lines: list[str], skip: int) -> tuple[Ref, ...]:
        out: dict[Ref, None] = {}
        for line in lines:
            for part in line[skip:].split(";"):
                kind, rest = part.split(":", 1)
                identifier, sense = rest.rsplit(":", 1)
                exact = sense.endswith("!")
                out[Ref(kind, identifier, sense.rstrip("!"), exact)] = None
        return tuple(out)
