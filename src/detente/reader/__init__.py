"""Article -> Reading: sentences, tokens, tags, trees and names from the shipped language core."""

from detente.reader._core import Parsed
from detente.reader._reader import Reader

__all__ = ["Parsed", "Reader"]
