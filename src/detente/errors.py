"""One tree of coded errors.

    DetenteError
    ├── InputError                 what was given cannot be read           exit code 3
    │   ├── EmptyInput             E101  nothing in it
    │   ├── BinaryInput            E102  not text
    │   ├── EncodingError          E103  text in an encoding that cannot be told
    │   ├── MissingInput           E104  no such file
    │   ├── NoReports              E105  a folder without reports
    │   ├── TooLarge               E106  over the size limit
    │   └── UnreadableInput        E107  the system will not let it be read
    ├── UsageError                 what was asked cannot be done           exit code 2
    │   ├── BadDate                E201  not a date
    │   ├── BadOption              E202  an option's value is not known
    │   ├── NoSuchEvent            E203  no event of that number
    │   └── BadSpan                E204  words or characters that are not in the text
    ├── OutputError                E301  the output cannot be written      exit code 4
    └── DataError                  the project's own data is broken        exit code 5
        ├── CodebookError          E401
        ├── GazetteerError         E402
        └── ModelError             E403

Every message says what is wrong, where, and what to do.
"""

from typing import ClassVar

__all__ = [
    "BadDate",
    "BadOption",
    "BadSpan",
    "BinaryInput",
    "CodebookError",
    "DataError",
    "DetenteError",
    "EmptyInput",
    "EncodingError",
    "GazetteerError",
    "InputError",
    "MissingInput",
    "ModelError",
    "NoReports",
    "NoSuchEvent",
    "OutputError",
    "TooLarge",
    "UnreadableInput",
    "UsageError",
]


class DetenteError(Exception):
    """Base of all errors of this package.

    ``where`` names the file, line or option; ``advice`` says what to do.
    """

    code: ClassVar[str] = "E000"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, where: str | None = None, advice: str | None = None) -> None:
        self.message = message
        self.where = where
        self.advice = advice
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f" {self.advice}" if self.advice else ""
        return f"[{self.code}] {place}{self.message}{hint}"

    def __reduce__(self) -> tuple[type["DetenteError"], tuple[str, str | None, str | None]]:
        return type(self), (self.message, self.where, self.advice)


class InputError(DetenteError):
    """What was given cannot be read."""

    code = "E100"
    exit_code = 3


class EmptyInput(InputError):
    """There is nothing in it."""

    code = "E101"


class BinaryInput(InputError):
    """It is not text."""

    code = "E102"


class EncodingError(InputError):
    """It is text in an encoding that cannot be told."""

    code = "E103"


class MissingInput(InputError):
    """There is no such file."""

    code = "E104"


class NoReports(InputError):
    """The folder holds no reports."""

    code = "E105"


class TooLarge(InputError):
    """It is over the size limit."""

    code = "E106"


class UnreadableInput(InputError):
    """The system will not let it be read."""

    code = "E107"


class UsageError(DetenteError):
    """What was asked cannot be done."""

    code = "E200"
    exit_code = 2


class BadDate(UsageError):
    """Not a date."""

    code = "E201"


class BadOption(UsageError):
    """An option's value is not known."""

    code = "E202"


class NoSuchEvent(UsageError):
    """The report has no event of that number."""

    code = "E203"


class BadSpan(UsageError):
    """Words or characters that are not in the text, or not fit for the question."""

    code = "E204"


class OutputError(DetenteError):
    """The output cannot be written."""

    code = "E301"
    exit_code = 4


class DataError(DetenteError):
    """The project's own data is broken, or a user's addition to it."""

    code = "E400"
    exit_code = 5


class CodebookError(DataError):
    """The codebook is broken."""

    code = "E401"


class GazetteerError(DataError):
    """The gazetteer is broken."""

    code = "E402"


class ModelError(DataError):
    """The model is missing or broken."""

    code = "E403"
