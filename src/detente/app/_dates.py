"""Dates as users give them."""

import re
from datetime import date

from detente.errors import BadDate

__all__ = ["parse_day"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_day(text: str, where: str) -> date:
    """The day that ``YYYY-MM-DD`` names.

    Raises:
        BadDate: It is written otherwise, or there is no such day.
    """
    if not _DAY.fullmatch(text.strip()):
        raise BadDate(f"{text!r} is not a date.", where, "Write it as YYYY-MM-DD, for example 2023-11-22.")
    try:
        return date.fromisoformat(text.strip())
    except ValueError as problem:
        raise BadDate(f"there is no day {text.strip()}.", where, "Check the month and the day.") from problem
