"""``manage.py prepare_citations``: make the formatted citations that are due, in the foreground."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress

from catalogue.exports.citations import preparing
from catalogue.exports.citations.pandoc import FormatterError
from catalogue.exports.models import Citation


class Command(BaseCommand):
    help = "Format the citations that are due in every language, as the workers do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="make every citation again, as after an upgrade"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            Citation.objects.all().delete()
        made = 0
        try:
            with Progress(console=Console(stderr=True)) as progress:
                bar = progress.add_task(_("Citing"), total=preparing.count_due())
                for step in preparing.prepare():
                    made += step
                    progress.advance(bar, step)
        except FormatterError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("%(made)s citations made.") % {"made": made})
