"""``manage.py refresh_archives``: ask archives now, in the foreground."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress

from catalogue.archives import checking
from catalogue.archives.enrolling import enrol_records
from catalogue.archives.models import ArchiveCheck, ServiceHealth
from catalogue.asking.summary import Summary
from publications import clock


class Command(BaseCommand):
    help = "Ask archives about the records that are due, or all of them, as the workers do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="also those that are not due yet")

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        enrol_records(now)
        if options["all"]:
            ArchiveCheck.objects.filter(due_at__gt=now).update(due_at=now)
        total, due = Summary(), ArchiveCheck.objects.filter(due_at__lte=now).count()
        with Progress(console=Console(stderr=True)) as progress:
            bar = progress.add_task(_("Asking"), total=due)
            while (done := checking.check_due(clock.now())).asked:
                total += done
                progress.advance(bar, done.asked)
        self.stdout.write(
            _("%(asked)s asked, %(changed)s changed, %(could_not_ask)s could not be asked.")
            % {
                "asked": total.asked,
                "changed": total.changed,
                "could_not_ask": total.could_not_ask,
            }
        )
        self._say_who_was_left_alone()

    def _say_who_was_left_alone(self) -> None:
        """Services whose records stay due, and why."""
        waiting = ArchiveCheck.objects.filter(due_at__lte=clock.now()).order_by()
        names = list(waiting.values_list("adapter", flat=True).distinct())
        for health in ServiceHealth.objects.filter(name__in=names).exclude(problem=""):
            self.stderr.write(
                _("%(service)s is left alone until %(until)s: %(problem)s. %(detail)s")
                % {
                    "service": health.name,
                    "until": f"{health.retry_at:%Y-%m-%d %H:%M}" if health.retry_at else "–",
                    "problem": health.problem,
                    "detail": health.detail,
                }
            )
