"""``manage.py keep_index``: stays, and keeps this machine's search index beside the log."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

from catalogue.search.index.keeping import keep


class Command(BaseCommand):
    help = "Stay and keep the search index of this machine: run one where pages are served."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        keep(stop)
