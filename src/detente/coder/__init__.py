"""Reading + codebook -> events and positions, each with its evidence."""

from detente.coder._engine import EventCoder
from detente.coder._positions import PositionCoder

__all__ = ["EventCoder", "PositionCoder"]
