"""How Perdura is wired: settings, addresses, workers. No behaviour lives here."""

from .celery import app as celery_app

__all__ = ["celery_app"]
