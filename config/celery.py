"""The Celery application: workers and scheduler take their tasks from here."""

import os
from typing import Any

from celery import Celery
from celery.signals import beat_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("perdura")
app.config_from_object("django.conf:settings", namespace="CELERY")
# Named one by one: autodiscovery would miss the nested packages.
app.autodiscover_tasks(["publications", "catalogue"])


@beat_init.connect
def look_at_once(**_: Any) -> None:
    """At its start the scheduler asks for everything: nobody waits a period for the first
    look, and what was missed while it was down is caught up."""
    for entry in app.conf.beat_schedule.values():
        app.send_task(entry["task"], **entry["options"])
