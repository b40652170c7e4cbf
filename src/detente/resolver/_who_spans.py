"""Where a sentence names people."""

from detente.gazetteer import Ref, fold
from detente.resolver._who_context import Context
from detente.resolver._who_evidence import names_government
from detente.resolver._who_tree import base, case_of, head_of
from detente.terms import Sentence

__all__ = ["person_spans"]

# Links by which a title hangs from the name after it.
_DESCRIBES = frozenset({"nmod:desc", "nmod:unmarked", "compound"})


def person_spans(context: Context) -> list[tuple[int, int, tuple[Ref, ...]]]:
    """Stretches of tokens that name people, with what the gazetteer knows of them."""
    known = [
        (hit.start, hit.end, hit.refs) for hit in context.hits if any(ref.kind == "P" for ref in hit.refs)
    ]
    out: list[tuple[int, int, tuple[Ref, ...]]] = []
    full = [(low, high) for low, high, refs in known if any(ref.sense == "f" for ref in refs)]
    for first, last in _recognised(context.sentence):
        if any(low <= first and last <= high and last - first < high - low for low, high in full):
            continue
        start, end = _without_titles(context, first, _with_flat(context.sentence, first, last))
        inside_name = start < end and end - start < len(context.taken & set(range(start - 1, end + 1)))
        if start < end and not inside_name and not _only_roles(context, start, end):
            inside = [refs for low, high, refs in known if (low, high) == (start, end)]
            out.append((start, end, inside[0] if inside else ()))
    for low, high, refs in known:
        if any(start < high and low < end for start, end, _ in out):
            continue
        if any(
            hit.start <= low and high <= hit.end and hit.end - hit.start > high - low
            for hit in context.roles.values()
        ):
            continue  # "Prime Minister", though some are called Prime
        before_name = any(start == high for start, _, _ in out)
        describes = before_name or context.sentence.tokens[low].rel in _DESCRIBES
        if describes and _only_roles(context, low, high):
            continue  # "King Hassan": a title, though some are called so
        whole = _with_flat(context.sentence, low, high)
        if whole > high and not any(ref.sense == "f" for ref in refs):
            continue
        if not _blocked(context, low, high, refs):
            out.append((low, high, refs))
    return sorted(out)


def _with_flat(sentence: Sentence, start: int, end: int) -> int:
    """The end of a name with the parts that the recogniser has left off."""
    head = head_of(sentence, start, end)
    while end < len(sentence.tokens):
        token = sentence.tokens[end]
        hyphen = (
            token.text in {"-", "–"}
            and end + 1 < len(sentence.tokens)
            and sentence.tokens[end + 1].head == head
        )
        if not hyphen and not (token.rel == "flat" and token.head == head and token.upos == "PROPN"):
            break
        end += 1
    return end


def _recognised(sentence: Sentence) -> list[tuple[int, int]]:
    """The recogniser's people; two that touch, both in one flat name, are one."""
    out: list[tuple[int, int]] = []
    for name in sentence.names:
        if name.label != "PER":
            continue
        token = sentence.tokens[name.start]
        if out and out[-1][1] == name.start and base(token) == "flat" and token.head >= out[-1][0]:
            out[-1] = (out[-1][0], name.end)
        else:
            out.append((name.start, name.end))
    return out


def _only_roles(context: Context, start: int, end: int) -> bool:
    """Whether the words are nothing but a title."""
    if any(hit.start <= start and end <= hit.end for hit in context.roles.values()):
        return True
    titles = {i for hit in context.roles.values() for i in range(hit.start, hit.end)}
    states = {i for hit in context.hits if hit.refs[0].kind == "S" for i in range(hit.start, hit.end)}
    if titles & set(range(start, end)) and titles | states >= set(range(start, end)):
        return True
    word = fold(context.sentence.tokens[start].text)
    return (
        end - start == 1 and bool(word) and " " not in word and context.gazetteer.roles.get(word) is not None
    )


def _without_titles(context: Context, start: int, end: int) -> tuple[int, int]:
    """The name without the titles and adjectives that a recogniser may have put into it."""
    inside = [hit.end for hit in context.roles.values() if start <= hit.start and hit.end < end]
    start = max([start, *inside])
    while start < end - 1 and context.sentence.tokens[start].rel in {"det", "amod", "punct"}:
        start += 1
    if context.sentence.tokens[end - 1].text in {"'s", "’s", "'", "’"}:
        end -= 1
    return start, end


def _blocked(context: Context, start: int, end: int, refs: tuple[Ref, ...]) -> bool:
    """Whether the recogniser takes the words for something else; a known name outweighs it."""
    tokens = context.sentence.tokens
    if end - start > 1 and any(ref.sense == "f" for ref in refs):
        return not (
            tokens[start].text[0].isupper() or "-" in tokens[start].text or tokens[start + 1].text == "-"
        )
    if end - start == 1 and fold(tokens[start].text) in context.memory.people:
        return case_of(context.sentence, start) in {"in", "at", "near"} or tokens[start].upos != "PROPN"
    if names_government(context, end - 1):
        return False
    for name in context.sentence.names:
        if name.label != "PER" and name.start < end and start < name.end:
            return True
    return False
