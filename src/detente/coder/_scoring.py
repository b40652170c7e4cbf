"""What the learned scorer says of an event, and how sure the coder is of it in all."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from detente.codebook import Codebook, Rule
from detente.terms import Sentence

__all__ = ["PROPOSED_FROM", "RANK_GAIN", "Features", "SignalTable", "confidence", "proposed_rules", "refused"]

# The scorer gives no probability to what it holds for impossible.
_NO_SIGNAL: Mapping[str, float] = MappingProxyType({})
_SHARE_FLOOR = 0.002
# How much the scorer's word counts when rules compete at a token, in units of a rule's weight.
RANK_GAIN = 0.15


class SignalTable:
    """The signals of one sentence by token.

    Where the model gives none (``signals`` is None) every question is answered with None.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.known = sentence.signals is not None
        self._by_token: dict[int, dict[str, float]] = {}
        for token, event_type, probability in sentence.signals or ():
            self._by_token.setdefault(token, {})[event_type] = probability

    def at(self, token: int) -> Mapping[str, float]:
        """The types that a token may tell, with their probabilities."""
        return self._by_token.get(token, _NO_SIGNAL)

    def of_type(self, tokens: tuple[int, ...], event_type: str) -> float:
        """How likely some of the tokens tells an event of the type: the greatest probability."""
        return max((self.at(token).get(event_type, 0.0) for token in tokens), default=0.0)

    def of_any(self, tokens: tuple[int, ...]) -> float:
        """How likely some of the tokens tells an event of any type."""
        return max((sum(self.at(token).values()) for token in tokens), default=0.0)

    def best(self) -> list[tuple[int, str, float]]:
        """Each token with a signal, with its likeliest type, in order of the sentence."""
        found = []
        for token, shares in sorted(self._by_token.items()):
            event_type = max(sorted(shares), key=lambda name: shares[name])
            found.append((token, event_type, shares[event_type]))
        return found


@dataclass(frozen=True, slots=True)
class Features:
    """What the confidence of an event rests on, each 0..1.

    ``rule`` is the rule's weight; ``match`` its rank at the token; ``model`` and ``event`` the scorer's
    probabilities of the type and of any event, None without a scorer; ``parties`` the least certainty of
    a party; ``loose`` below 1 where a party was found by a looser reading; ``hypothetical`` 1 where the
    event is only thought of; ``both`` 1 where actor and recipient were found.
    """

    rule: float
    match: float
    model: float | None
    event: float | None
    parties: float
    loose: float
    both: float
    hypothetical: float = 0.0

    def scores(self) -> dict[str, float]:
        """As the evidence of an event shows them."""
        shown = {"rule": self.rule, "match": self.match, "parties": self.parties, "loose": self.loose}
        if self.model is not None and self.event is not None:
            shown |= {"model": self.model, "event": self.event}
        return {name: round(value, 4) for name, value in shown.items()}

    def vector(self) -> tuple[float, ...]:
        """The numbers that the logistic weighs, in the order of its weights."""
        model = 0.5 if self.model is None else self.model
        event = 0.5 if self.event is None else self.event
        return (
            self.rule,
            self.match,
            _logit(model),
            _logit(event),
            self.parties,
            1.0 - self.loose,
            self.hypothetical,
            self.both,
        )


def _logit(share: float) -> float:
    kept = min(1 - _SHARE_FLOOR, max(_SHARE_FLOOR, share))
    return math.log(kept / (1 - kept))


# Fitted by python -m training.event_scorer.calibrate (logistic, ridge); a feature that it leaves
# out has 0. See docs/calibration.md.
_WEIGHTS = (0, 3.134, 0.01669, 0.1142, 1.779, 0, -1.664, 0.2109)
_INTERCEPT = -1.723


def confidence(features: Features) -> float:
    """The probability that the event is right, 0..1."""
    total = _INTERCEPT + sum(w * x for w, x in zip(_WEIGHTS, features.vector(), strict=True))
    return round(1 / (1 + math.exp(-total)), 4)


# Where the scorer gives less to the type and to any event, what a rule of at most this weight matches only
# looks like an event. Chosen on the development reports: sharper ones lose right events of long sentences.
_REFUSED_TYPE = 0.005
_REFUSED_EVENT = 0.01
_REFUSED_WEIGHT = 0.7


def refused(features: Features) -> bool:
    """Whether the scorer sees neither the type nor any event at the words of a weak rule's match."""
    if features.model is None or features.event is None or features.rule > _REFUSED_WEIGHT:
        return False
    return features.model < _REFUSED_TYPE and features.event < _REFUSED_EVENT


# How likely an event must be that no rule foresaw, and how much such a find is trusted.
PROPOSED_FROM = 0.98
_PROPOSED_WEIGHT = 0.5
_RECIPIENT_SLOTS = ("object", "prep:with|against|to|on|from|for|at|of", "object.owner", "object.party")


def proposed_rules(codebook: Codebook) -> dict[str, Rule]:
    """By type a rule without triggers, for events that only the scorer saw: default slots."""
    return {
        name: Rule(
            id=f"{name.lower()}.model",
            event_type=name,
            triggers=(),
            actor=("subject",),
            recipient=_RECIPIENT_SLOTS,
            requires="both" if kind.needs_recipient else "actor",
            embedded="absorb",
            weight=_PROPOSED_WEIGHT,
        )
        for name, kind in codebook.types.items()
    }
