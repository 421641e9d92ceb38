"""How processes reach each other: Redis where it is given, else files and memory."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_SCHEMES = ("redis://", "rediss://", "unix://")


def check_redis_url(url: str, *, production: bool) -> str:
    """``url`` as it is. Raises ImproperlyConfigured when it is no address of a Redis."""
    if url and not url.startswith(_SCHEMES):
        raise ImproperlyConfigured(
            f"REDIS_URL does not begin with one of {', '.join(_SCHEMES)}: give an address such as "
            "redis://127.0.0.1:6379/0."
        )
    if production and not url:
        raise ImproperlyConfigured(
            "REDIS_URL is not set. In production the web processes and the workers meet there: "
            "give an address such as redis://127.0.0.1:6379/0."
        )
    return url


def cache(redis_url: str) -> dict[str, Any]:
    """Django's ``CACHES["default"]``: shared through Redis, else each process its own."""
    if redis_url:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def broker(redis_url: str, folder: Path) -> tuple[str, dict[str, Any]]:
    """Celery's broker address and transport options; without Redis, files under ``folder``.

    A broker of files may lose a message, never work: rows say what is due.
    """
    if redis_url:
        return redis_url.replace("unix://", "redis+socket://", 1), {}
    folders = {name: folder / name for name in ("queue", "processed", "control")}
    for path in folders.values():
        path.mkdir(parents=True, exist_ok=True)
    return "filesystem://localhost/", {
        "data_folder_in": str(folders["queue"]),
        "data_folder_out": str(folders["queue"]),
        "processed_folder": str(folders["processed"]),
        "control_folder": str(folders["control"]),
    }
