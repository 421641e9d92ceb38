"""``manage.py prune_excerpts``: let go of the first bytes of old answers."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.evidence.pruning import prune

# Further back than any catalogue goes, and still a date.
MOST_DAYS = 36_500


def days(text: str) -> int:
    """A number of days. Raises ArgumentTypeError, with what is wanted."""
    if not (text.isascii() and text.isdigit() and 0 < int(text[:10]) <= MOST_DAYS):
        raise ArgumentTypeError(_("a number of days from 1 to %(most)s") % {"most": MOST_DAYS})
    return int(text)


class Command(BaseCommand):
    help = (
        "Delete the kept beginnings of answers that are older; the ledger and its digests stay, "
        "but such answers cannot be read anew."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than", type=days, required=True, metavar="DAYS")

    def handle(self, *args: Any, **options: Any) -> None:
        count = prune(timezone.now() - timedelta(days=options["older_than"]))
        self.stdout.write(_("%(count)s excerpts deleted; the ledger stands.") % {"count": count})
