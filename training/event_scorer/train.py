"""Teach the language core events: ``python -m training.event_scorer.train --help``.

Trains the branch for events of a trained core on the marked-up sentences; all else is frozen, so that tags
and trees stay what they are. ``--fold N`` leaves a fifth of the codebook's rules out and reports on them;
without it 15% of the sentences are held out.
"""

import argparse
import json
import random
import time
import zlib
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from detente.reader._subwords import Subwords
from training.event_scorer.data import IGNORE, Item, items_of, joined, nationalities, varied
from training.event_scorer.sentences import event_labels, written_sentences
from training.language_core.data import name_pool
from training.language_core.model import LanguageCore
from training.language_core.train import make_batches

__all__ = ["main", "pair_scores"]

FOLDS = 5
HELD_SENTENCES = 0.15
# Most words carry no event: their part of the loss is scaled so that the types are learned first.
NONE_WEIGHT = 0.3


def split(items: list[Item], fold: int | None, everything: bool) -> tuple[list[Item], list[Item]]:
    """Training and held-out items: by rule for a fold, else by a hash of the sentence."""
    if everything:
        return items, []

    def held(item: Item) -> bool:
        if fold is not None:
            return bool(item.rule) and zlib.crc32(item.rule.encode()) % FOLDS == fold
        return zlib.crc32(" ".join(item.words).encode()) % 1000 < 1000 * HELD_SENTENCES

    return [i for i in items if not held(i)], [i for i in items if held(i)]


def pair_scores(words: Tensor, real: Tensor) -> Tensor:
    """Scores of pairs (pairs, events), no event at 0, from those of their words (pairs, words, events)."""
    over_none = (words[..., 1:] - words[..., :1]).masked_fill(~real.unsqueeze(-1), -1e4)
    pooled = torch.logsumexp(over_none, 1)
    return torch.cat([torch.zeros_like(pooled[:, :1]), pooled], 1)


def event_loss(model: LanguageCore, items: list[Item], subwords: Subwords) -> Tensor:
    """Cross entropy of words, of pairs, and of the pairs' words."""
    batch = subwords.batch([item.words for item in items])
    tensors = [torch.from_numpy(array) for array in batch[:5]]
    with torch.autocast("cpu", torch.bfloat16):
        *_, vectors, event = model(*tensors)
    width = vectors.shape[1]
    gold = torch.full((len(items), width), IGNORE)
    for row, item in enumerate(items):
        gold[row, : len(item.labels)] = torch.tensor(item.labels)
    weight = torch.ones(event.shape[-1])
    weight[0] = NONE_WEIGHT
    total = functional.cross_entropy(
        event.float().reshape(-1, event.shape[-1]), gold.reshape(-1), weight, ignore_index=IGNORE
    )
    pairs = [(row, pair) for row, item in enumerate(items) for pair in item.pairs]
    if not pairs:
        return total
    rows = torch.tensor([row for row, _ in pairs])
    source = torch.stack([vectors[row, list(p.source)].mean(0) for row, p in pairs])
    target = torch.stack([vectors[row, list(p.target)].mean(0) for row, p in pairs])
    with torch.autocast("cpu", torch.bfloat16):
        scores = model.pair_words(vectors[rows], source, target)
    scores = scores.float()
    real = torch.arange(width)[None] < torch.from_numpy(batch.lengths)[rows][:, None]
    label = torch.tensor([pair.label for _, pair in pairs])
    total = total + functional.cross_entropy(pair_scores(scores, real), label)
    # The trigger's word should be the one that tells.
    words = gold[rows].clone()
    words[label == 0] = torch.where(words[label == 0] > 0, 0, words[label == 0])
    return total + 0.5 * functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), words.reshape(-1), weight, ignore_index=IGNORE
    )


def predict(
    model: LanguageCore, items: list[Item], subwords: Subwords
) -> list[tuple[np.ndarray, np.ndarray]]:
    """For each item the probabilities of its words (words, events) and pairs (pairs, events)."""
    model.eval()
    out = []
    with torch.inference_mode():
        for item in items:
            batch = subwords.batch([item.words])
            *_, vectors, event = model(*(torch.from_numpy(array) for array in batch[:5]))
            pairs = np.zeros((0, event.shape[-1]))
            if item.pairs:
                source = torch.stack([vectors[0, list(p.source)].mean(0) for p in item.pairs])
                target = torch.stack([vectors[0, list(p.target)].mean(0) for p in item.pairs])
                scores = model.pair_words(vectors.expand(len(item.pairs), -1, -1), source, target)
                real = torch.ones(scores.shape[:2], dtype=torch.bool)
                pairs = pair_scores(scores, real).softmax(-1).numpy()
            out.append((event[0].softmax(-1).numpy(), pairs))
    return out


def report(model: LanguageCore, items: list[Item], subwords: Subwords) -> dict[str, float | int]:
    """Accuracy on held-out items: shares 0..1 and counts."""
    found = predict(model, items, subwords)
    hits = {"type": [], "seen": [], "none": [], "pair": [], "pair_type": [], "near_word": []}
    for item, (words, pairs) in zip(items, found, strict=True):
        if item.trigger >= 0:
            label = item.labels[item.trigger]
            hits["type"].append(int(words[item.trigger, 1:].argmax()) + 1 == label)
            hits["seen"].append(words[item.trigger, 0] < 0.5)
        else:
            hits["near_word"].append(bool((words[:, 0] > 0.5).all()))
        hits["none"] += [bool(words[i, 0] > 0.5) for i, label in enumerate(item.labels) if label == 0]
        for pair, row in zip(item.pairs, pairs, strict=True):
            hits["pair"].append(int(row.argmax()) == pair.label)
            if pair.label:
                hits["pair_type"].append(int(row[1:].argmax()) + 1 == pair.label)
    out: dict[str, float | int] = {name: round(float(np.mean(v)), 4) for name, v in hits.items() if v}
    return out | {f"n_{name}": len(v) for name, v in hits.items()}


def train(options: argparse.Namespace) -> None:
    """Train; saves ``core.pt`` and ``events.json`` in the output folder."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    dice = random.Random(options.seed)
    saved = torch.load(options.core, weights_only=True)
    labels = {**saved["labels"], "event": event_labels()}
    model = LanguageCore(labels)
    model.load_state_dict(saved["weights"], strict=False)
    assert model.event_layers is not None
    last = model.encoder.layers[-len(model.event_layers) :]
    for ours, theirs in zip(model.event_layers, last, strict=True):
        ours.load_state_dict(theirs.state_dict())
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name.startswith(("event", "pair")))
    subwords = Subwords(options.base / "tokenizer.json")
    items, held = split(items_of(written_sentences(), labels["event"]), options.fold, options.everything)
    pool, nations = name_pool(options.shared), nationalities(options.shared)
    layers = list(model.event_layers.parameters())
    known = {id(parameter) for parameter in layers}
    heads = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": layers, "lr": options.rate}, {"params": heads, "lr": options.head_rate}],
        betas=(0.9, 0.98),
        weight_decay=0.01,
    )
    per_epoch = len(_groups(items, subwords, options.batch, dice))
    steps = per_epoch * options.epochs
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.02, (steps - step) / (steps - warm)))
    )
    print(f"items {len(items)} held out {len(held)} steps {steps}", flush=True)
    started = time.time()
    for epoch in range(1, options.epochs + 1):
        _train_mode(model)
        losses = []
        now = joined([varied(item, pool, nations, dice) for item in items], dice)
        for group in _groups(now, subwords, options.batch, dice):
            loss = event_loss(model, [now[i] for i in group], subwords)
            losses.append(loss.item())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(layers + heads, 1.0)
            optimizer.step()
            schedule.step()
        print(f"epoch {epoch} loss {np.mean(losses):.3f} {time.time() - started:.0f} s", flush=True)
        if held and (epoch % 3 == 0 or epoch == options.epochs):
            print(json.dumps(report(model, held, subwords)), flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    kept = {"weights": model.state_dict(), "labels": labels, "options": saved["options"]}
    torch.save(kept, options.out / "core.pt")
    summary = {
        "minutes": round((time.time() - started) / 60, 1),
        "items": len(items),
        "options": {
            n: v for n, v in vars(options).items() if n in ("epochs", "rate", "head_rate", "batch", "seed")
        },
        "held": report(model, held, subwords) if held else {},
    }
    (options.out / "events.json").write_text(json.dumps(summary, indent=2), encoding="utf-8")


def _train_mode(model: LanguageCore) -> None:
    """Dropout in the branch alone."""
    model.train()
    model.encoder.eval()


def _groups(items: list[Item], subwords: Subwords, size: int, dice: random.Random) -> list[list[int]]:
    return make_batches(items, subwords, size, dice)  # type: ignore[arg-type]


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--core", type=Path, required=True, help="core.pt of the language core's training")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared data")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--rate", type=float, default=2e-4, help="peak rate of the branch's layers")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="peak rate of the heads")
    parser.add_argument("--batch", type=int, default=800, help="padded subtokens in a batch")
    parser.add_argument("--fold", type=int, help="leave this fifth of the rules out, 0..4")
    parser.add_argument("--everything", action="store_true", help="hold nothing out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
