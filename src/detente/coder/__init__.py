"""Reading + codebook -> events, each with its evidence."""

from detente.coder._engine import EventCoder

__all__ = ["EventCoder"]
