"""The Celery application: workers and scheduler take their tasks from here."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("perdura")
app.config_from_object("django.conf:settings", namespace="CELERY")
# Named one by one: autodiscovery would miss the nested packages.
app.autodiscover_tasks(["publications", "catalogue"])
