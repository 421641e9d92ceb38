"""``manage.py verify_evidence``: does every entry of the ledger still say what it said?"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from catalogue.evidence.verifying import verify


class Command(BaseCommand):
    help = "Re-compute the evidence chain; exit 1 and name the first broken entry."

    def handle(self, *args: Any, **options: Any) -> None:
        stand, broken = verify()
        if broken:
            self.stderr.write(
                _("Entry %(number)s is broken: %(reason)s The %(stand)s entries before it stand.")
                % {"number": broken.number, "reason": broken.reason, "stand": stand}
            )
            raise SystemExit(1)
        self.stdout.write(_("All %(stand)s entries stand.") % {"stand": stand})
