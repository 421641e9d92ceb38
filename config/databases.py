"""Where rows are kept: SQLite under ``var/``, or what ``DATABASE_URL`` names."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from .environment import count, env, read


def default_database(folder: Path, *, production: bool) -> dict[str, Any]:
    """Django's ``DATABASES["default"]``.

    Raises ImproperlyConfigured for a URL that cannot be read, an engine that migrations and
    guards are not written for, and SQLite in production.
    """
    url = read(env.str, "DATABASE_URL", "") or f"sqlite:///{folder / 'perdura.sqlite3'}"
    database = _parse(url)
    match database["ENGINE"]:
        case "django.db.backends.sqlite3":
            if production:
                raise ImproperlyConfigured(
                    "DATABASE_URL is not set, or names SQLite. Production runs on PostgreSQL: "
                    "give an address such as postgresql://user:password@host/name."
                )
            return database | _sqlite()
        case "django.db.backends.postgresql":
            return database | {
                "CONN_MAX_AGE": count("DATABASE_CONN_MAX_AGE", 60),
                "CONN_HEALTH_CHECKS": True,
            }
        case engine:
            raise ImproperlyConfigured(
                f"DATABASE_URL names {engine}: Perdura runs on PostgreSQL (postgresql://…) "
                "and on SQLite (sqlite:///…)."
            )


def _parse(url: str) -> dict[str, Any]:
    def parse(_name: str, default: dict[str, Any]) -> dict[str, Any]:
        return {**default, **env.dj_db_url("", url)}

    return read(parse, "DATABASE_URL", {})


def _sqlite() -> dict[str, Any]:
    # Write-ahead logging lets readers go on beside the one writer; IMMEDIATE takes the
    # write lock at the start of a transaction, so that waiting replaces "database is locked".
    return {
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    }
