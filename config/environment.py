"""Reading the environment: typed, and failing with a sentence.

Every variable is listed with its default in ``docs/configuration.md``.
"""

import os
import re
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

Value = TypeVar("Value")

env = Env()


# Parts of names whose values are nobody's business, not even in an error.
_PRIVATE = ("URL", "KEY", "TOKEN", "PASSWORD")


def read(reader: Callable[..., Value], name: str, default: Value) -> Value:
    """The variable ``name`` through ``reader`` (``env.bool``, ``env.list`` …).

    Raises ImproperlyConfigured, naming the variable, its value and what it should be.
    """
    try:
        return reader(name, default)
    except (EnvError, ValueError) as error:
        value = os.environ.get(name, "")
        shown = "given" if any(part in name for part in _PRIVATE) else repr(value)
        reason = str(error).partition(" invalid: ")[2] or str(error)
        raise ImproperlyConfigured(
            f"{name} is {shown}, which cannot be used: {reason.rstrip('.')}. "
            "docs/configuration.md says what it may hold."
        ) from error


def choice(name: str, default: str, allowed: Sequence[str]) -> str:
    """One of ``allowed``, in whatever case it is written. Raises ImproperlyConfigured."""
    value = read(env.str, name, default).upper()
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}: give one of {', '.join(allowed)}.")
    return value


def count(name: str, default: int) -> int:
    """A whole number, zero or more. Raises ImproperlyConfigured."""
    value = read(env.int, name, default)
    if value < 0:
        raise ImproperlyConfigured(f"{name} is {value}: give a whole number, zero or more.")
    return value


def organization_code(name: str) -> str:
    """A MARC organization code such as ``AuCNL`` or ``DE-101``, or nothing. Raises
    ImproperlyConfigured."""
    value = read(env.str, name, "").strip()
    if value and not re.fullmatch("[A-Za-z0-9]+(?:[-/:][A-Za-z0-9]+)*", value):
        raise ImproperlyConfigured(
            f"{name} is {value!r}: give the code of your library in the MARC Code List for "
            "Organizations, such as AuCNL or DE-101, or leave it unset."
        )
    return value


def web_address(name: str, default: str) -> str:
    """An ``http`` or ``https`` address without the slash at its end. Raises
    ImproperlyConfigured."""
    value = read(env.str, name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        complete = parts.scheme in ("http", "https") and bool(parts.hostname)
        complete = complete and parts.port != 0  # reading it raises for what is no number
    except ValueError:
        complete = False
    if not complete:
        raise ImproperlyConfigured(
            f"{name} is {value!r}: give the whole address, such as https://example.org."
        )
    return value


def secret_key(path: Path, *, production: bool) -> str:
    """SECRET_KEY from the environment; outside production, one kept in ``path``.

    There is no default secret: the file is filled with a random one at the first start.
    """
    given = read(env.str, "SECRET_KEY", "")
    if given:
        if production and len(given) < 32:
            raise ImproperlyConfigured(
                "SECRET_KEY is too short for production: give at least 32 random characters."
            )
        return given
    if production:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Production needs one of its own: give at least 32 random "
            "characters, the same to every process."
        )
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass  # another process was first: its secret is the one
    return path.read_text(encoding="ascii")
