"""Nouns and titles by their words."""

from collections.abc import Iterable, Iterator, Sequence

from detente.gazetteer._records import Role

__all__ = ["RoleTable"]


class RoleTable:
    """Finds the longest role phrase that begins at a word."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._by_first: dict[str, tuple[Role, ...]] = {}
        rows: dict[str, list[Role]] = {}
        for role in roles:
            rows.setdefault(role.words[0], []).append(role)
        for first, group in rows.items():
            self._by_first[first] = tuple(sorted(group, key=lambda role: (-len(role.words), role.words)))

    def at(self, words: Sequence[str], start: int) -> Role | None:
        """The longest role whose words stand at ``words[start]``; ``words`` are folded lemmas."""
        for role in self._by_first.get(words[start], ()):
            size = len(role.words)
            if size == 1 or tuple(words[start : start + size]) == role.words:
                return role
        return None

    def get(self, phrase: str) -> Role | None:
        """The role of exactly these folded words."""
        words = tuple(phrase.split())
        return next((role for role in self._by_first.get(words[0], ()) if role.words == words), None)

    def __iter__(self) -> Iterator[Role]:
        return (role for group in self._by_first.values() for role in group)
