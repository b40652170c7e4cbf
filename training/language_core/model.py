"""The network: a six-layer BERT encoder with heads for tags, lemmas, names and trees.

Arcs are scored by a biaffine product (Dozat and Manning 2017); labels by a biaffine factorised as a
product of two projections (CP decomposition), so that labels can be decoded outside the graph with
three small matrices.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["EVENTS", "HIDDEN", "LABEL", "LanguageCore"]

HIDDEN, LAYERS, HEADS, VOCABULARY, POSITIONS, CASES = 384, 6, 12, 30522, 512, 8
ARC, LABEL = 384, 256
# Width of the event and relation heads, and layers of their own beside as many last ones of the encoder:
# so the trees that the rules are written for stay as they are, whatever the scorer learns.
EVENTS, EVENT_LAYERS = 256, 2


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm_attention = nn.LayerNorm(HIDDEN, 1e-12)
        self.up = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.down = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm_feed = nn.LayerNorm(HIDDEN, 1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = (
            self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        )
        # Attention dropout costs half the speed on a CPU and gained nothing.
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, HIDDEN))
        x = self.norm_attention(x + functional.dropout(mixed, self.dropout, self.training))
        fed = self.down(functional.gelu(self.up(x)))
        return self.norm_feed(x + functional.dropout(fed, self.dropout, self.training))


class Encoder(nn.Module):
    """MiniLM-L6-H384 with case-shape embeddings beside its uncased vocabulary."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.cases = nn.Embedding(CASES, HIDDEN)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        self.dropout = dropout

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The last layer's output, and that of the layer from which the event branch departs."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.segment + self.cases(case)
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        departing = x
        for index, layer in enumerate(self.layers):
            if index == LAYERS - EVENT_LAYERS:
                departing = x
            x = layer(x, mask)
        return x, departing

    def load(self, path: Path) -> None:
        """Copy the weights of a BERT checkpoint (safetensors, Hugging Face names)."""
        weights = load_file(path)

        def get(name: str) -> Tensor:
            return weights[name] if name in weights else weights[f"bert.{name}"]

        with torch.no_grad():
            self.words.weight.copy_(get("embeddings.word_embeddings.weight"))
            self.positions.weight.copy_(get("embeddings.position_embeddings.weight"))
            self.segment.copy_(get("embeddings.token_type_embeddings.weight")[0])
            self.norm.weight.copy_(get("embeddings.LayerNorm.weight"))
            self.norm.bias.copy_(get("embeddings.LayerNorm.bias"))
            for index, layer in enumerate(self.layers):
                prefix = f"encoder.layer.{index}."
                for kind in ("weight", "bias"):
                    joined = [
                        get(f"{prefix}attention.self.{part}.{kind}") for part in ("query", "key", "value")
                    ]
                    getattr(layer.qkv, kind).copy_(torch.cat(joined))
                    for module, name in (
                        (layer.out, "attention.output.dense"),
                        (layer.norm_attention, "attention.output.LayerNorm"),
                        (layer.up, "intermediate.dense"),
                        (layer.down, "output.dense"),
                        (layer.norm_feed, "output.LayerNorm"),
                    ):
                        getattr(module, kind).copy_(get(f"{prefix}{name}.{kind}"))


class LanguageCore(nn.Module):
    """Encoder and heads.

    ``forward`` takes ``ids``, ``case``, ``attention`` of shape (batch, subtokens) and ``first``,
    ``last`` of shape (batch, words); it returns the logits ``upos``, ``xpos``, ``lemma``, ``name``
    (batch, words, labels), ``arc`` (batch, words, words + 1), the label projections ``dependent``
    (batch, words, 256) and ``head`` (batch, words + 1, 256) and, from the branch for events where the
    labels name them, ``vectors`` (batch, words, 384) and ``event`` (batch, words, events).
    """

    def __init__(self, labels: dict[str, list[str]], dropout: float = 0.33) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = dropout
        self.upos = nn.Linear(HIDDEN, len(labels["upos"]))
        self.xpos = nn.Linear(HIDDEN, len(labels["xpos"]))
        self.lemma = nn.Linear(HIDDEN, len(labels["lemma"]))
        self.name = nn.Linear(HIDDEN, len(labels["name"]))
        self.arc_dependent = nn.Linear(HIDDEN, ARC)
        self.arc_head = nn.Linear(HIDDEN, ARC)
        self.arc_product = nn.Linear(ARC, ARC, bias=False)
        nn.init.xavier_uniform_(self.arc_product.weight, 0.3)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.label_dependent = nn.Linear(HIDDEN, LABEL)
        self.label_head = nn.Linear(HIDDEN, LABEL)
        self.rel_product = nn.Linear(LABEL, len(labels["rel"]))
        self.rel_dependent = nn.Linear(LABEL, len(labels["rel"]), bias=False)
        self.rel_head = nn.Linear(LABEL, len(labels["rel"]), bias=False)
        events = len(labels.get("event", ()))
        self.event_layers = nn.ModuleList([Layer(0.1) for _ in range(EVENT_LAYERS)]) if events else None
        self.event_hidden = nn.Linear(HIDDEN, EVENTS)
        self.event = nn.Linear(EVENTS, events)
        self.pair_word = nn.Linear(HIDDEN, EVENTS)
        self.pair_source = nn.Linear(HIDDEN, EVENTS, bias=False)
        self.pair_target = nn.Linear(HIDDEN, EVENTS, bias=False)
        self.pair_event = nn.Linear(EVENTS, events)

    def forward(
        self, ids: Tensor, case: Tensor, attention: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        """All logits and vectors; see the class."""
        mask = ((1.0 - attention) * -1e4)[:, None, None, :]
        x, departing = self.encoder(ids, case, mask)
        words = (_take(x, first) + _take(x, last)) * 0.5
        nodes = torch.cat([x[:, :1], words], 1)  # [CLS] stands for the root
        tagged = functional.dropout(words, 0.1, self.training)
        dependent = self._project(self.arc_dependent, words)
        head = self._project(self.arc_head, nodes)
        arc = torch.matmul(self.arc_product(dependent), head.transpose(1, 2)) * (1 / math.sqrt(ARC))
        arc = arc + self.arc_bias(head).transpose(1, 2)
        found = (
            self.upos(tagged),
            self.xpos(tagged),
            self.lemma(tagged),
            self.name(tagged),
            arc,
            self._project(self.label_dependent, words),
            self._project(self.label_head, nodes),
        )
        return found if self.event_layers is None else (*found, *self._events(departing, mask, first, last))

    def _events(self, x: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """The branch: vectors (batch, words, 384) and event scores (batch, words, events)."""
        for layer in self.event_layers or ():
            x = layer(x, mask)
        words = (_take(x, first) + _take(x, last)) * 0.5
        return words, self.event(self._project(self.event_hidden, words))

    def pair_words(self, vectors: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """How far each word tells each event from the source to the target: (pairs, words, events).

        ``vectors`` (pairs, words, 384); ``source`` and ``target`` (pairs, 384) are means of words.
        """
        asked = (self.pair_source(source) + self.pair_target(target)).unsqueeze(1)
        hidden = functional.gelu(self.pair_word(vectors) + asked)
        scores: Tensor = self.pair_event(functional.dropout(hidden, self.dropout, self.training))
        return scores

    def _project(self, module: nn.Linear, x: Tensor) -> Tensor:
        return functional.dropout(functional.gelu(module(x)), self.dropout, self.training)

    def relations(self, dependent: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Label logits (batch, words, labels) for given heads (batch, words), 0 for the root."""
        chosen = _take(head, heads)
        product: Tensor = self.rel_product(dependent * chosen)
        return product + self.rel_dependent(dependent) + self.rel_head(chosen)


def _take(x: Tensor, index: Tensor) -> Tensor:
    return torch.gather(x, 1, index.unsqueeze(-1).expand(-1, -1, x.shape[2]))
