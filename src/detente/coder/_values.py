"""Whether what fills a slot is what a rule asks for."""

from collections.abc import Callable

from detente.coder._slots import Slots

__all__ = ["Values"]

_KINDS = frozenset({"state", "organisation", "person", "group", "people", "institution", "place", "unknown"})
# A sum in figures has its sign for a head: "$5 million" is dollars.
_CURRENCIES = {"$": "dollar", "US$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble"}


class Values:
    """Tests of slot values; ``event_type`` tells the type of the event that a token carries."""

    def __init__(self, slots: Slots, event_type: Callable[[int], str | None]) -> None:
        self._slots = slots
        self._event_type = event_type

    def holds(self, index: int, value: str) -> bool:
        """Whether the token meets the value (see "Values" in docs/codebook-format.md)."""
        if not value.startswith("@"):
            return self._lemma(index, value) or any(
                self._lemma(counted, value) for counted in self._slots.counted(index)
            )
        name = value[1:]
        if name == "any":
            return True
        if name == "party":
            return self._slots.party(index) is not None
        if name in _KINDS:
            return self._kind(index, name)
        if name == "number":
            return self._number(index)
        found = self._event_type(index)
        if name == "event":
            return found is not None
        if found is not None and found in name.split("|"):
            return True
        return self._sector(index, frozenset(name.split("|")))

    def _lemma(self, index: int, value: str) -> bool:
        *words, head = value.split(" ")
        tree = self._slots.tree
        token = tree[index]
        lemma = _CURRENCIES.get(token.text, token.lemma.lower())
        if head not in (lemma, token.text.lower()):
            return False
        hanging = {tree[child].lemma.lower() for child in tree.children[index]}
        return all(word in hanging for word in words)

    def _kind(self, index: int, kind: str) -> bool:
        mention = self._slots.party(index)
        if kind == "place":
            return self._is_place(index)
        return mention is not None and any(entity.kind == kind for entity in mention.entities)

    def _is_place(self, index: int) -> bool:
        sentence = self._slots.tree.sentence
        if any(n.start <= index < n.end and n.label == "LOC" for n in sentence.names):
            return True
        mention = self._slots.party(index)
        return (
            mention is not None
            and mention.form == "name"
            and any(entity.kind in ("state", "place") for entity in mention.entities)
        )

    def _sector(self, index: int, sectors: frozenset[str]) -> bool:
        mention = self._slots.party(index)
        return mention is not None and any(
            sectors.intersection(entity.sectors) for entity in mention.entities
        )

    def _number(self, index: int) -> bool:
        tree = self._slots.tree
        return tree[index].upos == "NUM" or bool(tree.by_rel(index, "nummod"))
