"""How a worker tells the test that a task is over, so that nobody waits longer than it takes."""

import json
import os
from collections import Counter
from collections.abc import Sequence
from typing import Any

from celery.signals import task_postrun
from django.conf import settings
from redis import Redis

from config.celery import app

PATIENCE = 60  # seconds
_OVER = f"{os.environ['CELERY_QUEUE']}:over"
# Where work goes that nobody does.
UNHEARD = f"{os.environ['CELERY_QUEUE']}-unheard"


@task_postrun.connect
def tell(sender: Any = None, state: str = "", retval: Any = None, **_: Any) -> None:
    """In the worker: a task is over."""
    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.rpush(_OVER, json.dumps([sender.name, state, repr(retval)]))


class Foreman:
    """In the test: gives work, and waits until it is done."""

    def __init__(self) -> None:
        self._redis = Redis.from_url(settings.REDIS_URL)
        self._redis.delete(_OVER)
        app.control.purge()  # what was asked for before there was a worker

    def send(self, tasks: Sequence[str]) -> None:
        """Let a worker do ``tasks``; raises AssertionError when one fails."""
        for task in tasks:
            app.send_task(task)
        self.wait(tasks)

    def wait(self, tasks: Sequence[str]) -> None:
        """Until each of ``tasks`` is over."""
        awaited = Counter(tasks)
        while awaited.total():
            told = self._redis.blpop([_OVER], timeout=PATIENCE)
            assert told is not None, f"not done: {sorted(awaited.elements())}"
            task, state, result = json.loads(told[1])
            assert state == "SUCCESS", f"{task}: {result}"
            awaited[task] -= 1

    def close(self) -> None:
        """Forget what was told."""
        self._redis.delete(_OVER, UNHEARD)
        self._redis.close()
