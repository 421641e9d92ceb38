"""``manage.py reread_evidence``: old answers, read with today's rules."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext as _

from catalogue.evidence.rereading.running import Result, reread

_UNREAD = {
    Result.KEPT_IN_PART: gettext_noop(
        "%(count)s could not be read: their answers are kept only in part."
    ),
    Result.ASKS_OTHERWISE: gettext_noop(
        "%(count)s could not be read: today something else is asked."
    ),
    Result.NO_READER: gettext_noop(
        "%(count)s could not be read: no rule of today reads answers of their kind anew."
    ),
}


class Command(BaseCommand):
    help = (
        "Read old answers anew with today's rules and write down where they mean something else. "
        "No state changes by it: what they are about is asked again at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rule", default="", help="only entries read by this, such as zenodo/1; else all "
            "whose rule has changed since",
        )  # fmt: skip
        parser.add_argument("--dry-run", action="store_true", help="write nothing down")

    def handle(self, *args: Any, **options: Any) -> None:
        counts: Counter[Result] = Counter()
        for batch in reread(timezone.now(), rule=options["rule"], dry_run=options["dry_run"]):
            counts.update(one.result for one in batch)
            for one in batch:
                if one.result is Result.DIFFERENT and one.read:
                    self.stdout.write(
                        f"{one.old.number} {one.old.kind} {one.old.subject}: "
                        f"{one.old.meaning} ({one.old.rule}) → {one.read.meaning} ({one.read.rule})"
                    )
        self._sum_up(counts, dry_run=options["dry_run"])

    def _sum_up(self, counts: Counter[Result], *, dry_run: bool) -> None:
        read = counts[Result.SAME] + counts[Result.DIFFERENT]
        values = {"read": read, "different": counts[Result.DIFFERENT]}
        if dry_run:
            said = _("%(read)s entries read anew, %(different)s mean something else.")
        else:
            said = _(
                "%(read)s entries read anew, %(different)s mean something else: written down, "
                "and asked again at the workers’ next look. No state was changed."
            )
        self.stdout.write(said % values)
        for result, why in _UNREAD.items():
            if counts[result]:
                self.stdout.write(gettext(why) % {"count": counts[result]})
