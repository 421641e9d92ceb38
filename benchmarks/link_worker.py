"""``python -m benchmarks.link_worker fill PORT COUNT`` enters the links as due;
``… check`` checks until nothing is due, as a worker does.
Prints (began, ended, seconds of the processor)."""

import json
import os
import sys
import time
from urllib.parse import urlsplit

import django


def _fill(port: int, count: int) -> None:
    from django.utils import timezone

    from catalogue.links.models import LinkState
    from publications.models import url_digest

    from .link_hosts import urls

    now = timezone.now()
    LinkState.objects.bulk_create(
        [
            LinkState(digest=url_digest(url), url=url, host=urlsplit(url).netloc, due_at=now)
            for url in urls(port, count)
        ],
        batch_size=1000,
    )


def _check() -> None:
    from django.conf import settings
    from django.db import connection
    from django.utils import timezone

    from catalogue.links.checking import check_due

    from .link_floor import PAUSE, TIMEOUT

    settings.OUTBOUND_PAUSE, settings.OUTBOUND_TIMEOUT = PAUSE, TIMEOUT
    connection.ensure_connection()
    print("ready", flush=True)
    sys.stdin.readline()  # everybody begins at once
    began, cpu = time.time(), time.process_time()
    while check_due(timezone.now()).asked:
        pass
    print(json.dumps([began, time.time(), time.process_time() - cpu]))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if sys.argv[1] == "fill":
        _fill(int(sys.argv[2]), int(sys.argv[3]))
    else:
        _check()
