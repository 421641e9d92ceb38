"""What lies on the desk, as every kind of it is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet
from django.utils.functional import Promise

User = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True)
class Way:
    """Something that leads out: where a link goes, a copy stands, a service answers."""

    label: Promise | str
    url: str


@dataclass(frozen=True)
class Matter:
    """One thing that waits. ``key`` is the row's; ``text`` an address or identifier; ``about``:
    the works or other rows it concerns; ``detail``: one sentence, in English where ``is_english``;
    ``acts``: names of what can be done, the most likely first."""

    key: str
    at: datetime | None
    text: str
    detail: Promise | str = ""
    is_english: bool = False
    ways: Sequence[Way] = ()
    about: Sequence[Way] = ()
    acts: Sequence[str] = ()


class Refused(Exception):  # noqa: N818 - it says what happened
    """An act that is not possible any more, with a sentence that says why."""


# (key of the row, who acts) -> a sentence that says what was done. Raises Refused.
Act = Callable[[str, Any], str]


class Kind(Protocol):
    """One kind of matter, in a module each. ``PERMISSION`` sees it, ``CHANGES`` may act."""

    @property
    def NAME(self) -> str: ...  # noqa: N802 (a constant of the module)

    @property
    def LABEL(self) -> Promise | str: ...  # noqa: N802

    @property
    def PERMISSION(self) -> str: ...  # noqa: N802

    @property
    def CHANGES(self) -> str: ...  # noqa: N802

    @property
    def ACTS(self) -> Mapping[str, tuple[Promise | str, Act]]: ...  # noqa: N802

    def rows(self) -> QuerySet[Any]:
        """All that wait, in no order."""

    def waiting(self, most: int) -> list[Matter]:
        """At most ``most`` of them, the newest first. A fixed number of queries."""
