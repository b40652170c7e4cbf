"""detente: who did, said or promised what to whom, when and where, with the sentence behind every entry.

    >>> import detente
    >>> events = detente.code(text, published="2023-11-22")  # doctest: +SKIP
    >>> frame = detente.to_frame(events)  # doctest: +SKIP

Names are loaded when they are first used, so that ``import detente`` stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.app.pipeline import Coder, code, relation
    from detente.app.tables import to_arrow, to_frame
    from detente.errors import DetenteError, InputError
    from detente.terms import Article, Entity, Event, Relation

    __version__: str

__all__ = [
    "Article",
    "Coder",
    "DetenteError",
    "Entity",
    "Event",
    "InputError",
    "Relation",
    "__version__",
    "code",
    "relation",
    "to_arrow",
    "to_frame",
]

_HOMES = {
    "Article": "detente.terms",
    "Coder": "detente.app.pipeline",
    "DetenteError": "detente.errors",
    "Entity": "detente.terms",
    "Event": "detente.terms",
    "InputError": "detente.errors",
    "Relation": "detente.terms",
    "code": "detente.app.pipeline",
    "relation": "detente.app.pipeline",
    "to_arrow": "detente.app.tables",
    "to_frame": "detente.app.tables",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - costs 20 ms, seldom asked for

        return version("detente")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'detente' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
