"""Export to ONNX and quantise: ``python -m training.language_core.export --help``.

Writes into the package's model folder: ``model.onnx`` (int8, per channel), ``relations.onnx`` (the
labels of arcs, which need the tree decoded between the two), ``pairs.onnx`` (the relation between two
parties, from the words' vectors), ``labels.json``, ``tokenizer.json``, and
``parity.npz``: the training framework's output on fixed inputs, for the parity test.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from detente.reader._subwords import Subwords
from training.language_core.model import HIDDEN, LABEL, LanguageCore

__all__ = ["main"]

INPUTS = ["ids", "case", "attention", "first", "last"]
OUTPUTS = ["upos", "xpos", "lemma", "name", "arc", "dependent", "head", "vectors", "event"]
# Sentences written for the parity test; short and long in one batch, so that padding is tried too.
PARITY_SENTENCES = [
    "The two foreign ministers met in Ankara on Tuesday .".split(),
    "Talks stalled .".split(),
    "Norway has not suspended its aid , the envoy said , but it will review the programme soon .".split(),
]


def load(checkpoint: Path) -> tuple[LanguageCore, dict[str, list[str]]]:
    """The trained network in evaluation mode, and its labels."""
    saved = torch.load(checkpoint, weights_only=True)
    model = LanguageCore(saved["labels"])
    model.load_state_dict(saved["weights"])
    return model.eval(), saved["labels"]


def export_float(model: LanguageCore, path: Path) -> None:
    """Write the float32 graph with free batch, subtoken and word dimensions."""
    batch, width, words = 3, 19, 13
    example = (
        torch.randint(1000, 2000, (batch, width)),
        torch.zeros(batch, width, dtype=torch.long),
        torch.ones(batch, width),
        torch.randint(1, width, (batch, words)).sort(1)[0],
        torch.randint(1, width, (batch, words)).sort(1)[0],
    )
    axes = {
        name: {0: "batch", 1: "subtokens" if name in INPUTS[:3] else "words"} for name in INPUTS + OUTPUTS
    }
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


class Relations(nn.Module):
    """Label scores (words, labels) from the projections of dependents and their heads (words, 256)."""

    def __init__(self, model: LanguageCore) -> None:
        super().__init__()
        self.model = model

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Score the labels."""
        product: Tensor = self.model.rel_product(dependent * head)
        return product + self.model.rel_dependent(dependent) + self.model.rel_head(head)


def export_relations(model: LanguageCore, path: Path) -> None:
    """Write the label scorer, float32, with a free number of words."""
    torch.onnx.export(
        Relations(model).eval(),
        (torch.zeros(5, LABEL), torch.zeros(5, LABEL)),
        str(path),
        input_names=["dependent", "head"],
        output_names=["rel"],
        dynamic_axes={name: {0: "words"} for name in ("dependent", "head", "rel")},
        opset_version=17,
        dynamo=False,
    )


class Pairs(nn.Module):
    """Scores (events,) of what a source does to a target, from the vectors of a sentence's words."""

    def __init__(self, model: LanguageCore) -> None:
        super().__init__()
        self.model = model

    def forward(self, vectors: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """``vectors`` (words, 384), ``source`` and ``target`` (384): means of the parties' words."""
        words = self.model.pair_words(vectors[None], source[None], target[None])[0]
        pooled = torch.logsumexp(words[:, 1:] - words[:, :1], 0)
        return torch.cat([torch.zeros(1), pooled])


def export_pairs(model: LanguageCore, path: Path) -> None:
    """Write the relation scorer, float32, with a free number of words."""
    torch.onnx.export(
        Pairs(model).eval(),
        (torch.zeros(5, HIDDEN), torch.zeros(HIDDEN), torch.zeros(HIDDEN)),
        str(path),
        input_names=["vectors", "source", "target"],
        output_names=["event"],
        dynamic_axes={"vectors": {0: "words"}},
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Int8 weights, one scale a channel; activations are quantised at run time."""
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(target), weight_type=QuantType.QInt8, per_channel=True)


def save_parity(model: LanguageCore, quantised: Path, folder: Path) -> None:
    """Keep the framework's float output on fixed inputs and how far int8 is from it."""
    batch = Subwords(folder / "tokenizer.json").batch(PARITY_SENTENCES)
    with torch.inference_mode():
        reference = [t.numpy() for t in model(*(torch.from_numpy(array) for array in batch[:5]))]
    session = onnxruntime.InferenceSession(str(quantised), providers=["CPUExecutionProvider"])
    coded = session.run(OUTPUTS, dict(zip(INPUTS, batch[:5], strict=True)))
    for name, ours, theirs in zip(OUTPUTS, coded, reference, strict=True):
        print(f"{name:>10} largest difference {np.abs(ours - theirs).max():.3f}")
    kept = {name: values.astype(np.float16) for name, values in zip(OUTPUTS, reference, strict=True)}
    np.savez_compressed(
        folder / "parity.npz",
        words=np.array(["\n".join(words) for words in PARITY_SENTENCES]),
        **{name: kept[name] for name in ("upos", "xpos", "lemma", "name", "arc", "event")},
    )


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True, help="core.pt of the training")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--out", type=Path, required=True, help="the package's model folder")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    model, labels = load(options.checkpoint)
    shutil.copy(options.base / "tokenizer.json", options.out / "tokenizer.json")
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        export_float(model, plain)
        quantise(plain, options.out / "model.onnx")
    (options.out / "labels.json").write_text(json.dumps(labels, indent=0) + "\n", encoding="utf-8")
    export_relations(model, options.out / "relations.onnx")
    export_pairs(model, options.out / "pairs.onnx")
    save_parity(model, options.out / "model.onnx", options.out)
    digest = hashlib.sha256((options.out / "model.onnx").read_bytes()).hexdigest()
    print(f"model.onnx {(options.out / 'model.onnx').stat().st_size / 1e6:.1f} MB sha256 {digest}")


if __name__ == "__main__":
    main()
