"""Who, when and where: mentions to parties, expressions to dates, names to places."""

from detente.resolver._settle import Settler
from detente.resolver._when import NEWS_CYCLE_DAYS, EventDate, TimeExpression, WhenResolver, is_historical
from detente.resolver._where import Toponym, WhereResolver
from detente.resolver._who import WhoResolver

__all__ = [
    "NEWS_CYCLE_DAYS",
    "EventDate",
    "Settler",
    "TimeExpression",
    "Toponym",
    "WhenResolver",
    "WhereResolver",
    "WhoResolver",
    "is_historical",
]
