"""``manage.py rebuild_search``: make the search index anew, while the old one is read."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress

from catalogue.search.index.faults import IndexBrokenError
from catalogue.search.index.places import home
from catalogue.search.index.rebuilding import AlreadyRebuildingError, rebuild


class Command(BaseCommand):
    help = "Make the search index of all public works anew; search goes on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        with Progress(console=Console(stderr=True)) as progress:
            bar = progress.add_task(_("Indexing"), total=None)
            try:
                number = rebuild(
                    home(), lambda done, total: progress.update(bar, completed=done, total=total)
                )
            except AlreadyRebuildingError as error:
                raise CommandError(
                    _("The index is being made anew already: wait until that has ended.")
                ) from error
            except IndexBrokenError as error:
                raise CommandError(
                    _("The index could not be written; the one in use stays: %(reason)s")
                    % {"reason": error}
                ) from error
        self.stdout.write(_("%(number)s works can be found.") % {"number": number})
