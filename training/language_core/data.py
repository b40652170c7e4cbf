"""Training sentences from the licensed folders of the shared data.

Sources: UD English EWT with Universal NER (trees, names), GUM news and interviews (trees, names),
Wikigold and re3d (names only). See the model card for their licences. What a source does not
annotate is left out of the loss (None), never guessed.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from detente.reader._lemma_rules import rule_for

__all__ = [
    "Sample",
    "augment",
    "gum_samples",
    "name_pool",
    "read_conllu",
    "read_names",
    "spans",
    "test_sets",
    "training_set",
]

_ENTITY_TYPES = {
    "person": "PER",
    "organization": "ORG",
    "place": "LOC",
    "Person": "PER",
    "Organisation": "ORG",
    "Location": "LOC",
}
_HONORIFIC = re.compile(r"^(mr|mrs|ms|dr|gen|president|minister|he|the|a|an)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sample:
    """One sentence; a field that its source does not annotate is None, an unsure name tag is ''."""

    words: tuple[str, ...]
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    rels: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    source: str = ""
    key: str = ""


def read_conllu(path: Path, source: str) -> Iterator[tuple[dict[str, str], Sample]]:
    """Sentences of a CoNLL-U file with their comment fields (multiword ranges are skipped)."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        meta: dict[str, str] = {}
        rows: list[list[str]] = []
        for line in block.split("\n"):
            if line.startswith("#"):
                name, _, value = line[1:].partition("=")
                meta[name.strip()] = value.strip()
                continue
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        words = tuple(row[1] for row in rows)
        yield (
            meta,
            Sample(
                words=words,
                upos=tuple(row[3] for row in rows),
                xpos=tuple(row[4] for row in rows),
                heads=tuple(int(row[6]) for row in rows),
                rels=tuple(row[7] for row in rows),
                lemmas=tuple(rule_for(row[1], row[2]) for row in rows),
                source=source,
                key=meta.get("sent_id", ""),
            ),
        )


def read_names(path: Path) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Sentences of an IOB2 file: (sent_id, words, tags). Tags other than PER, ORG, LOC become O."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        key = ""
        words: list[str] = []
        tags: list[str] = []
        for line in block.split("\n"):
            if line.startswith("# sent_id"):
                key = line.split("=", 1)[1].strip()
            if line.startswith("#") or not line.strip():
                continue
            parts = line.split("\t") if "\t" in line else line.split()
            word, tag = (parts[1], parts[2]) if parts[0].isdigit() and len(parts) > 2 else parts[:2]
            words.append(word)
            tags.append(tag if tag[2:] in ("PER", "ORG", "LOC") else "O")
        if words:
            yield key, tuple(words), tuple(tags)


def _with_names(path: Path, names_path: Path, source: str) -> list[Sample]:
    names = {key: (words, tags) for key, words, tags in read_names(names_path)}
    samples = []
    for meta, sample in read_conllu(path, source):
        words, tags = names.get(meta.get("sent_id", ""), ((), None))
        samples.append(replace(sample, names=tags if words == sample.words else None))
    return samples


def _gum_names(path: Path) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Name tags by sentence and the split of each document."""
    tags: dict[str, tuple[str, ...]] = {}
    splits: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        splits[document["doc"]] = document["split"]
        for sentence in document["sentences"]:
            row = ["O"] * len(sentence["tokens"])
            for entity in sorted(sentence["entities"], key=lambda e: e["start"] - e["end"]):
                kind = _ENTITY_TYPES.get(entity["type"])
                if kind and entity["named"]:
                    span = sorted(entity["min"])
                    # `min` is the shortest span of the mention; only a gapless one is a name.
                    if span == list(range(span[0], span[-1] + 1)):
                        row[span[0]] = f"B-{kind}"
                        for index in span[1:]:
                            row[index] = f"I-{kind}"
            tags[sentence["sent_id"]] = tuple(row)
    return tags, splits


def gum_samples(shared: Path) -> dict[str, list[Sample]]:
    """GUM news and interviews by split (train, dev, test)."""
    tags, splits = _gum_names(shared / "data/ner/gum_news_interview_entities.jsonl")
    out: dict[str, list[Sample]] = {"train": [], "dev": [], "test": []}
    for meta, sample in read_conllu(shared / "data/gum_news/gum_news_interview.conllu", "gum"):
        key = meta["sent_id"]
        row = tags.get(key)
        named = replace(sample, names=row if row and len(row) == len(sample.words) else None)
        out[splits[key.rsplit("-", 1)[0]]].append(named)
    return out


def _re3d(path: Path) -> Iterator[Sample]:
    """re3d sentences: sure names are tagged, mentions that mix names and nouns are left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        entities = [e for e in document["entities"] if e["type"] in _ENTITY_TYPES]
        for match in re.finditer(r"[^\n]+?(?:[.!?](?=\s+[A-Z])|$)", text, re.MULTILINE):
            tokens = list(re.finditer(r"\w+(?:[-'’]\w+)*|[^\w\s]", match.group()))
            if not 4 <= len(tokens) <= 80:
                continue
            offset = match.start()
            row = ["O"] * len(tokens)
            for entity in sorted(entities, key=lambda e: e["start"] - e["end"]):
                inside = [
                    index
                    for index, token in enumerate(tokens)
                    if token.start() + offset >= entity["start"] and token.end() + offset <= entity["end"]
                ]
                if not inside:
                    continue
                words = [tokens[index].group() for index in inside]
                sure = all(w[0].isupper() or w in ("of", "the", "and", "al", "-") for w in words)
                sure = sure and not _HONORIFIC.match(words[0]) and words[-1][0].isupper()
                kind = _ENTITY_TYPES[entity["type"]]
                for position, index in enumerate(inside):
                    row[index] = f"{'I' if position else 'B'}-{kind}" if sure else ""
            yield Sample(words=tuple(token.group() for token in tokens), names=tuple(row), source="re3d")


def training_set(shared: Path) -> list[Sample]:
    """All training sentences of at most 120 words."""
    samples = _with_names(
        shared / "data/ud_english_ewt/train.conllu",
        shared / "data/ner/uner_en_ewt_train_2022-12.iob2",
        "ewt",
    )
    samples += gum_samples(shared)["train"]
    samples += [
        Sample(words=words, names=tags, source="wikigold")
        for _, words, tags in read_names(shared / "data/ner/wikigold.iob2")
    ]
    samples += list(_re3d(shared / "data/ner/re3d_no_bbc.jsonl"))
    return [sample for sample in samples if 0 < len(sample.words) <= 120]


def test_sets(shared: Path) -> dict[str, list[Sample]]:
    """Held-out sentences: EWT dev and test with Universal NER, GUM dev and test documents."""
    gum = gum_samples(shared)
    sets = {
        f"ewt_{part}": _with_names(
            shared / f"data/ud_english_ewt/{part}.conllu",
            shared / f"data/ner/uner_en_ewt_{part}.iob2",
            "ewt",
        )
        for part in ("dev", "test")
    }
    sets["gum_held_out"] = gum["dev"] + gum["test"]
    return sets


def name_pool(shared: Path) -> dict[str, dict[int, list[tuple[str, ...]]]]:
    """Names of the fact tables by kind and number of words, to vary the names of sentences."""
    pool: dict[str, dict[int, list[tuple[str, ...]]]] = {"PER": {}, "ORG": {}, "LOC": {}}

    def add(kind: str, name: str) -> None:
        words = tuple(re.findall(r"\w+(?:[-'’.]\w+)*\.?", name))
        if 0 < len(words) <= 4 and all(word[0].isupper() for word in words):
            pool[kind].setdefault(len(words), []).append(words)

    def rows(name: str) -> Iterator[dict[str, str]]:
        lines = (shared / "facts" / name).read_text(encoding="utf-8").splitlines()
        header = lines[0].split("\t")
        for line in lines[1:]:
            yield dict(zip(header, line.split("\t"), strict=False))

    people = sorted({row["person"] for row in rows("offices.tsv")})
    for person in people:
        add("PER", person)
        add("PER", person.split()[-1])
    for row in rows("organisations.tsv"):
        for name in (row["name"], *row["aliases"].split("|")):
            if len(name) > 2:
                add("ORG", name)
    for row in rows("armed_groups.tsv"):
        for name in (row["name"], *row["aliases"].split("|")):
            if len(name) > 2:
                add("ORG", name)
    for row in rows("countries.tsv"):
        for name in (row["name"], row["capital"], *row["alt_names"].split("|")):
            if name:
                # A state is named far more often than its share of the table.
                add("LOC", name)
    return pool


def augment(sample: Sample, pool: dict[str, dict[int, list[tuple[str, ...]]]], dice: random.Random) -> Sample:
    """Exchange names for others of as many words, and now and then write as a headline does.

    Exchanging names of equal length keeps the tree. A fifth of the sentences with names is changed;
    3% are put in title case, 2% in capitals.
    """
    words = list(sample.words)
    if sample.names and dice.random() < 0.2:
        for start, end, kind in spans(sample.names):
            choices = pool[kind].get(end - start)
            if choices and dice.random() < 0.7:
                words[start:end] = dice.choice(choices)
    roll = dice.random()
    if roll < 0.03:
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    elif roll < 0.05:
        words = [word.upper() for word in words]
    return replace(sample, words=tuple(words))


def spans(tags: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Names as (start, end, label), end exclusive."""
    found = []
    start = None
    for index, tag in enumerate((*tags, "O")):
        if start is not None and not tag.startswith("I-"):
            found.append((start, index, tags[start][2:]))
            start = None
        if tag.startswith("B-"):
            start = index
    return found
