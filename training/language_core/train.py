"""Train the language core: ``python -m training.language_core.train --help``."""

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from detente.reader._subwords import Batch, Subwords
from training.language_core.data import Sample, augment, name_pool, training_set
from training.language_core.model import LanguageCore

__all__ = ["main"]

IGNORE = -100
# A lemma rule seen once in the training data is a typing error more often than a rule.
MIN_LEMMA_RULE = 2
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
FIELDS = {"upos": "upos", "xpos": "xpos", "lemma": "lemmas", "rel": "rels", "name": "names"}
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "lemma": 0.5, "rel": 1.0, "name": 1.0, "arc": 1.0}


def label_sets(samples: list[Sample]) -> dict[str, list[str]]:
    """Label inventories, sorted; name tags are fixed."""
    labels: dict[str, list[str]] = {"name": NAMES}
    for task in ("upos", "xpos", "rel", "lemma"):
        counts = Counter(value for sample in samples for value in (getattr(sample, FIELDS[task]) or ()))
        least = MIN_LEMMA_RULE if task == "lemma" else 1
        labels[task] = sorted(label for label, count in counts.items() if count >= least)
    return labels


def make_batches(
    samples: list[Sample], subwords: Subwords, size: int, dice: random.Random
) -> list[list[int]]:
    """Indexes grouped by like length, at most ``size`` padded subtokens each, in random order."""
    lengths = [subwords.count(sample.words) for sample in samples]
    order = sorted(range(len(samples)), key=lambda i: lengths[i] * (1 + 0.15 * dice.random()))
    batches: list[list[int]] = []
    current: list[int] = []
    longest = 0
    for index in order:
        if current and max(longest, lengths[index]) * (len(current) + 1) > size:
            batches.append(current)
            current, longest = [], 0
        current.append(index)
        longest = max(longest, lengths[index])
    batches.append(current)
    dice.shuffle(batches)
    return batches


def targets(samples: list[Sample], labels: dict[str, dict[str, int]], width: int) -> dict[str, Tensor]:
    """Target indexes (batch, words) by task; -100 where nothing is annotated."""
    out = {task: np.full((len(samples), width), IGNORE, np.int64) for task in (*FIELDS, "arc")}
    for row, sample in enumerate(samples):
        count = min(len(sample.words), width)
        for task, field in FIELDS.items():
            values = getattr(sample, field)
            if values:
                out[task][row, :count] = [labels[task].get(v, IGNORE) for v in values[:count]]
        if sample.heads:
            heads = np.array(sample.heads[:count])
            out["arc"][row, :count] = np.where(heads <= width, heads, IGNORE)
    return {task: torch.from_numpy(values) for task, values in out.items()}


def loss_of(model: LanguageCore, batch: Batch, gold: dict[str, Tensor]) -> Tensor:
    """Weighted sum of the cross entropies of all tasks annotated in the batch."""
    tensors = [torch.from_numpy(array) for array in batch[:5]]
    with torch.autocast("cpu", torch.bfloat16):
        upos, xpos, lemma, name, arc, dependent, head, *_ = model(*tensors)
        padding = torch.arange(arc.shape[2])[None, :] > torch.from_numpy(batch.lengths)[:, None]
        arc = arc.float().masked_fill(padding[:, None, :], -1e4)
        rel = model.relations(dependent, head, gold["arc"].clamp(min=0))
    logits = {"upos": upos, "xpos": xpos, "lemma": lemma, "name": name, "arc": arc, "rel": rel}
    total = torch.zeros(())
    for task, scores in logits.items():
        if bool((gold[task] >= 0).any()):
            flat = scores.float().reshape(-1, scores.shape[-1])
            total = total + WEIGHTS[task] * functional.cross_entropy(
                flat, gold[task].reshape(-1), ignore_index=IGNORE
            )
    return total


def optimiser(model: LanguageCore, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with a lower rate for the pretrained encoder (its case embedding is new)."""
    old, new = [], []
    for name, parameter in model.named_parameters():
        pretrained = name.startswith("encoder.") and "cases" not in name
        (old if pretrained else new).append(parameter)
    groups = [{"params": old, "lr": rate}, {"params": new, "lr": head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def train(options: argparse.Namespace) -> None:
    """Train and save ``core.pt`` (weights, labels, options) in the output folder."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    dice = random.Random(options.seed)
    samples = training_set(options.shared)
    labels = label_sets(samples)
    index = {task: {label: i for i, label in enumerate(values)} for task, values in labels.items()}
    subwords = Subwords(options.base / "tokenizer.json")
    pool = name_pool(options.shared)
    model = LanguageCore(labels)
    model.encoder.load(options.base / "model.safetensors")
    optimizer = optimiser(model, options.rate, options.head_rate)
    steps = len(make_batches(samples, subwords, options.batch, dice)) * options.epochs
    warm = int(0.1 * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / warm, max(0.02, (steps - step) / (steps - warm))),
    )
    options.out.mkdir(parents=True, exist_ok=True)
    counts = Counter(sample.source for sample in samples)
    print(f"sentences {dict(counts)}, labels { {k: len(v) for k, v in labels.items()} }", flush=True)
    started = time.time()
    for epoch in range(1, options.epochs + 1):
        losses = []
        model.train()
        varied = [augment(sample, pool, dice) for sample in samples]
        for step, group in enumerate(make_batches(varied, subwords, options.batch, dice)):
            chosen = [varied[i] for i in group]
            batch = subwords.batch([sample.words for sample in chosen])
            loss = loss_of(model, batch, targets(chosen, index, batch.first.shape[1]))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
            if step % 200 == 0:
                spent = time.time() - started
                print(
                    f"epoch {epoch} step {step} loss {np.mean(losses[-200:]):.3f} {spent:.0f} s", flush=True
                )
        saved = {"weights": model.state_dict(), "labels": labels, "options": _plain(options)}
        torch.save(saved, options.out / "core.pt")
    minutes = (time.time() - started) / 60
    summary = {"minutes": round(minutes, 1), "sentences": dict(counts), "options": _plain(options)}
    (options.out / "training.json").write_text(json.dumps(summary, indent=2), encoding="utf-8")


def _plain(options: argparse.Namespace) -> dict[str, object]:
    skipped = ("base", "shared", "out")
    return {name: value for name, value in vars(options).items() if name not in skipped}


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared data")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="peak rate of the heads")
    parser.add_argument("--batch", type=int, default=800, help="padded subtokens in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
