"""``manage.py check_links``: ask links and DOIs now, in the foreground."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress

from catalogue.archives import checking_dois
from catalogue.archives.enrolling import enrol as enrol_dois
from catalogue.archives.models import DOICheck
from catalogue.asking.summary import Summary
from catalogue.links import checking, enrolling
from catalogue.links.models import LinkState
from publications import clock

# Batches: more than any catalogue has.
EVERYTHING = 1_000_000


class Command(BaseCommand):
    help = "Check the links and DOIs that are due, or all of them, as the workers do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="also those that are not due yet")

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        enrolling.enrol(now, batches=EVERYTHING)
        enrol_dois(now)
        if options["all"]:
            LinkState.objects.filter(due_at__gt=now).update(due_at=now)
            DOICheck.objects.filter(due_at__gt=now).update(due_at=now)
        total = Summary()
        due = LinkState.objects.filter(due_at__lte=now).count()
        due += DOICheck.objects.filter(due_at__lte=now).count()
        with Progress(console=Console(stderr=True)) as progress:
            bar = progress.add_task(_("Asking"), total=due)
            for check in (checking_dois.check_due, checking.check_due):
                while (done := check(clock.now())).asked:
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
