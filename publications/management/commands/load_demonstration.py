"""``manage.py load_demonstration``: real serials and works, to see what the catalogue does."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from publications.demonstration.loading import load


class Command(BaseCommand):
    help = "Load the demonstration catalogue: real serials and works. Again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = load()
        except IntegrityError as error:
            raise CommandError(
                _(
                    "The demonstration does not fit beside what this catalogue holds: %(error)s. "
                    "Nothing was loaded. Load it into an empty database."
                )
                % {"error": error}
            ) from error
        if not any(made.values()):
            self.stdout.write(_("The demonstration catalogue is there already."))
            return
        self.stdout.write(
            _(
                "Demonstration catalogue loaded: %(serials)s serials with %(issues)s issues, "
                "%(works)s works, %(contributors)s contributors, %(subjects)s subjects."
            )
            % made
        )
