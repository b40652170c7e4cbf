"""Who is who, over time: states, organisations, armed groups, people and their offices, roles."""

from detente.gazetteer._fold import fold
from detente.gazetteer._gazetteer import Gazetteer
from detente.gazetteer._petrarch import import_petrarch, table_text
from detente.gazetteer._places import Place, PlaceIndex
from detente.gazetteer._records import (
    ArmedGroup,
    Metonym,
    Organisation,
    People,
    Person,
    Ref,
    Role,
    State,
    Tenure,
)
from detente.gazetteer._user import Row

__all__ = [
    "ArmedGroup",
    "Gazetteer",
    "Metonym",
    "Organisation",
    "People",
    "Person",
    "Place",
    "PlaceIndex",
    "Ref",
    "Role",
    "Row",
    "State",
    "Tenure",
    "fold",
    "import_petrarch",
    "table_text",
]
