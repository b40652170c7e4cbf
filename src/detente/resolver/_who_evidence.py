"""What the words around a name say about its bearer: titles, and whose."""

from dataclasses import dataclass

from detente.gazetteer import Role
from detente.resolver._who_context import Context
from detente.resolver._who_owner import owners_of
from detente.resolver._who_tree import base, case_of, is_plural
from detente.terms import Entity

__all__ = ["POSSESSIVES", "Evidence", "evidence_of", "names_government"]

POSSESSIVES = frozenset({"its", "their", "his", "her"})
# Titles that one country alone uses.
_NATIONAL_TITLES = {
    "secretary of state": "USA",
    "secretary of defense": "USA",
    "defense secretary": "USA",
    "treasury secretary": "USA",
    "homeland security secretary": "USA",
    "foreign secretary": "GBR",
    "home secretary": "GBR",
    "defence secretary": "GBR",
    "chancellor of the exchequer": "GBR",
    "taoiseach": "IRL",
}
# Bodies that are called by the name of who leads them, and how the name hangs from them.
_GOVERNMENTS = frozenset({"administration", "government", "cabinet", "regime", "presidency", "premiership"})
_NAMES_GOVERNMENT = frozenset({"compound", "nmod:desc", "nmod:unmarked", "amod", "nmod:poss"})
# Links between a title and a name, either way up.
_TITLE_LINKS = frozenset({"nmod:desc", "compound", "appos", "flat", "nmod:unmarked", "nmod"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words around a name say about its bearer.

    ``governs`` is true of the name of a government: "the Thatcher government".
    """

    role: Role | None
    title_head: int | None
    owners: tuple[Entity, ...]
    adjacent: tuple[int, ...] = ()
    governs: bool = False

    @property
    def country(self) -> str | None:
        return next((owner.country for owner in self.owners if owner.country), None)

    @property
    def guessed(self) -> bool:
        """Whether only a pronoun says whose: "its chairman"."""
        return all(owner.text.lower() in POSSESSIVES for owner in self.owners)

    @property
    def home(self) -> str | None:
        """The country that the words themselves name."""
        return None if self.guessed else self.country

    @property
    def organisation(self) -> str | None:
        return next((owner.organisation for owner in self.owners if owner.organisation), None)


def evidence_of(context: Context, head: int, start: int) -> Evidence:
    """The title and owners of a name."""
    sentence = context.sentence
    titles = [
        child for child in sentence.children[head] if child in context.roles and _is_title(context, child)
    ]
    above = sentence.tokens[head].head
    person_above = above in context.roles and context.roles[above].role.kind == "person"
    if person_above and sentence.tokens[head].rel in _TITLE_LINKS and _is_name_of(context, head):
        titles.append(above)
    before = _titles_before(context, start)
    adjacent = tuple(index for index in before if not is_plural(sentence.tokens[index]))
    if not titles:
        titles = list(adjacent)
    title = _main_title(context, titles)
    heads = [head, *titles]
    role = context.roles[title].role if title is not None else None
    owners = owners_of(context, *heads)
    nation = _NATIONAL_TITLES.get(" ".join(role.words)) if role is not None else None
    if nation and not owners:
        text, span = context.words(start, start + 1)
        owners = (context.maker.state(nation, text, span),)
    return Evidence(role, title, owners, adjacent, names_government(context, head))


def _titles_before(context: Context, start: int) -> list[int]:
    """The titles right before a name, the nearest first: "Interior Minister Prince Nayef"."""
    out: list[int] = []
    ends = {hit.end: hit for hit in context.roles.values() if hit.role.kind == "person"}
    while start in ends and ends[start].start < start:
        out.append(ends[start].head)
        start = ends[start].start
    return out


def names_government(context: Context, head: int) -> bool:
    """Whether the name is that of a government: "the Thatcher government"."""
    token = context.sentence.tokens[head]
    if token.head <= head or token.rel not in _NAMES_GOVERNMENT:
        return False
    return context.sentence.tokens[token.head].lemma.lower() in _GOVERNMENTS


def _main_title(context: Context, titles: list[int]) -> int | None:
    """The title that tells most: one of an office before a mere form of address."""
    ranked = sorted(
        titles, key=lambda i: (not context.roles[i].role.office, not context.roles[i].role.sectors, i)
    )
    return ranked[0] if ranked else None


def _is_title(context: Context, index: int) -> bool:
    token = context.sentence.tokens[index]
    fits = context.roles[index].role.kind == "person" and token.rel in _TITLE_LINKS
    return fits and not case_of(context.sentence, index)


def _is_name_of(context: Context, head: int) -> bool:
    token = context.sentence.tokens[head]
    return base(token) != "nmod" or token.rel in {"nmod:desc", "nmod:unmarked"}
