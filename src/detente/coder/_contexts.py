"""The contexts of an event: those of its rule and those that the words of the sentence show."""

from detente.codebook import Codebook
from detente.coder._tree import Tree

__all__ = ["ContextFinder"]


class ContextFinder:
    """Finds contexts by lemmas and phrases."""

    def __init__(self, codebook: Codebook) -> None:
        self._order = tuple(codebook.contexts)
        self._words: dict[str, list[str]] = {}
        self._phrases: list[tuple[str, str]] = []
        for context, words in codebook.contexts.items():
            for word in sorted(words):
                if " " in word:
                    self._phrases.append((f" {word} ", context))
                else:
                    self._words.setdefault(word, []).append(context)

    def find(self, tree: Tree, given: tuple[str, ...]) -> tuple[str, ...]:
        """Contexts in the order of the codebook; ``given`` are those of the rule."""
        lemmas = [token.lemma.lower() for token in tree.tokens]
        found = set(given)
        for lemma in lemmas:
            found.update(self._words.get(lemma, ()))
        line = f" {' '.join(lemmas)} "
        found.update(context for phrase, context in self._phrases if phrase in line)
        return tuple(context for context in self._order if context in found)
