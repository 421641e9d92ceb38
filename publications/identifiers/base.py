"""What every identifier scheme is made of: its functions, its errors, its warnings.

Nothing here translates. Sentences are msgids with the placeholder ``%(value)s``; whoever
shows one translates it: ``gettext(error.message) % error.params``.
"""

from collections.abc import Callable
from dataclasses import dataclass

SHOWN = 80
"""Characters of a refused value that are repeated to the person who entered it."""


def gettext_noop(message: str) -> str:
    """Mark a msgid for ``makemessages``; this package must not import Django."""
    return message


def excerpt(value: str) -> str:
    """The value as an error repeats it: on one line and not longer than a line."""
    line = " ".join(value.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


class IdentifierError(ValueError):
    """The text is not an identifier of the scheme asked for.

    ``str(error)`` is an English sentence: what was wrong with which value and what to do.
    ``code`` is stable for programs, ``message`` the msgid and ``params`` what fills it,
    as in Django's ``ValidationError``.
    """

    def __init__(self, code: str, message: str, value: str = "") -> None:
        super().__init__(code, message, value)
        self.code = code
        self.message = message
        self.params = {"value": excerpt(value)}

    def __str__(self) -> str:
        return self.message % self.params


@dataclass(frozen=True)
class Notice:
    """A doubt about an identifier that is well formed; ``str()`` is its English sentence."""

    code: str
    message: str
    value: str

    @property
    def params(self) -> dict[str, str]:
        return {"value": excerpt(self.value)}

    def __str__(self) -> str:
        return self.message % self.params


@dataclass(frozen=True)
class Scheme:
    """A kind of identifier and its pure functions.

    ``parse`` reads what people paste and returns the normal form, or raises
    ``IdentifierError``. The others take a normal form and always return: ``display`` the
    form its registry asks for, ``url`` its address (None where there is none), ``warn``
    the doubts that do not forbid it.
    """

    name: str
    label: str
    parse: Callable[[str], str]
    display: Callable[[str], str]
    url: Callable[[str], str | None]
    warn: Callable[[str], list[Notice]]
