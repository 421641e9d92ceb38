"""``python -m config.running healthy web|worker|beat|index``: the health checks of the image."""

import os
import socket
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

# Beat writes its schedule down every three minutes.
BEAT_SECONDS = 600.0
# Whoever keeps the index says so every few seconds.
INDEX_SECONDS = 120.0
PING_SECONDS = 5.0


def web() -> bool:
    """Whether ``/readyz`` of this machine's web process says 200."""
    site = urlsplit(os.environ.get("SITE_URL", "http://127.0.0.1:8000"))
    # Asked as readers ask: by the site's own name, which ALLOWED_HOSTS holds.
    headers = {"Host": site.netloc, "X-Forwarded-Proto": site.scheme}
    connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=5)
    try:
        connection.request("GET", "/readyz", headers=headers)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def worker() -> bool:
    """Whether this machine's worker answers through the broker."""
    from config.celery import app

    name = f"celery@{socket.gethostname()}"
    return bool(app.control.ping(destination=[name], timeout=PING_SECONDS))


def beat() -> bool:
    """Whether the scheduler has written its schedule lately."""
    return _is_fresh(Path(os.environ.get("VAR_DIR", "var")) / "beat-schedule", BEAT_SECONDS)


def index() -> bool:
    """Whether this machine's search index is being kept."""
    folder = os.environ.get("SEARCH_DIR") or Path(os.environ.get("VAR_DIR", "var")) / "search"
    return _is_fresh(Path(folder) / "kept", INDEX_SECONDS)


def _is_fresh(path: Path, seconds: float) -> bool:
    try:
        return time.time() - path.stat().st_mtime < seconds
    except FileNotFoundError:
        return False


CHECKS: dict[str, Callable[[], bool]] = {
    "web": web, "worker": worker, "beat": beat, "index": index,
}  # fmt: skip
