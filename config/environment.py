"""Reading the environment: typed, and failing with a sentence.

Every variable is listed with its default in ``docs/configuration.md``.
"""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

Value = TypeVar("Value")

env = Env()


def read(reader: Callable[..., Value], name: str, default: Value) -> Value:
    """The variable ``name`` through ``reader`` (``env.bool``, ``env.list`` …).

    Raises ImproperlyConfigured, naming the variable, its value and what it should be.
    """
    try:
        return reader(name, default)
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(
            f"The environment variable {name} cannot be used: {error}. "
            "See docs/configuration.md for what it may hold."
        ) from error


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
