"""Is this process alive, and can it serve? For supervisors and load balancers.

``/healthz`` asks nothing: an answer is the answer. ``/readyz`` fails only for what a page
cannot do without, the database and the storage; broker, search index and workers are
reported beside them, as readers are served all the same without.
"""

import logging
import os
from collections.abc import Callable
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from publications import clock

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 ``ok`` from a process that answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when pages can be served, else 503; each part says ``ok`` or ``failed``.

    What exactly failed goes to the log, not to strangers.
    """
    gating = {"database": _works(_database), "storage": _works(_storage)}
    reported = {
        "broker": _works(_broker), "index": _works(_index), "workers": _works(_workers),
    }  # fmt: skip
    ready = all(gating.values())
    words = {name: "ok" if works else "failed" for name, works in {**gating, **reported}.items()}
    return JsonResponse({"ready": ready, **words}, status=200 if ready else 503)


def _works(check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:
        logger.warning("readyz: %s failed", check.__name__.strip("_"), exc_info=True)
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _storage() -> None:
    """Nothing is written: the address is open to strangers."""
    default_storage.exists(".ready")
    if isinstance(default_storage, FileSystemStorage):
        folder = Path(default_storage.location)
        while not folder.exists():
            folder = folder.parent
        if not os.access(folder, os.W_OK):
            raise PermissionError(f"{folder} cannot be written to")


def _index() -> None:
    from catalogue.search.index import opening

    opening.opened()


def _broker() -> None:
    from celery import current_app

    with current_app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=0, timeout=2)


def _workers() -> None:
    from catalogue.asking import runs

    if not runs.alive(clock.now()):
        raise TimeoutError("No task of the schedule ran to its end lately.")
