"""Text and HTML as found -> articles, with the furniture of the wire told apart from the report."""

from detente.sources._decoding import decode
from detente.sources._plain import MAX_BYTES, SUFFIXES, find_reports, read_file, read_text

__all__ = ["MAX_BYTES", "SUFFIXES", "decode", "find_reports", "read_file", "read_text"]
