"""``manage.py export_records``: any number of records into a file, or to another program."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress

from catalogue.exports.bulk.asking import RefusedError, Wanted, parameters, read
from catalogue.exports.bulk.streaming import records_of, stream
from catalogue.exports.citations import answering
from catalogue.exports.offered import offered
from catalogue.exports.representing import language_tag
from publications.formats import Format

STDOUT = "-"


class Command(BaseCommand):
    help = "Write the records of a search, or of all public works, in a format."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--format", required=True, choices=sorted(offered()), metavar="F",
            help=", ".join(offered()),
        )  # fmt: skip
        parser.add_argument("--style", default="", help="of citations (--format txt): apa, mla …")
        parser.add_argument(
            "--query", default="", help="words, or parameters of /works/: type=book&year=2026"
        )
        parser.add_argument("--lang", default="", help="language of titles, where one is held")
        parser.add_argument("--after", default="", metavar="SLUG", help="go on behind this work")
        parser.add_argument("-o", "--output", required=True, metavar="FILE", help="- for stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        language = language_tag(options["lang"])
        if options["lang"] and not language:
            raise CommandError(
                _("“%(value)s” is no language tag: write it as de or zh-Hans.")
                % {"value": options["lang"]}
            )
        try:
            wanted = _wanted(options["query"], options["after"])
        except RefusedError as error:
            raise CommandError(str(error)) from error
        try:
            form = offered(options["style"])[options["format"]]
        except KeyError as error:
            raise CommandError(answering.offered(options["style"])) from error
        started = monotonic()
        with _output(options["output"]) as file:
            count = self._write(file, form, wanted, language)
        told = self.stderr if options["output"] == STDOUT else self.stdout
        told.write(
            _("%(count)s records in %(seconds)s seconds.")
            % {"count": count, "seconds": f"{monotonic() - started:.1f}"},
            lambda text: text,
        )

    def _write(self, file: BinaryIO, form: Format, wanted: Wanted, language: str) -> int:
        console = Console(stderr=True)
        total = wanted.works.count() if console.is_terminal else None
        count = 0
        with Progress(console=console, disable=not console.is_terminal) as progress:
            bar = progress.add_task(_("Writing records"), total=total)

            def told(done: int) -> None:
                nonlocal count
                count = done
                progress.update(bar, completed=done)

            records = records_of(wanted.works)
            for chunk in stream(form, records, language, told=told):
                file.write(chunk)
        return count


def _wanted(query: str, after: str) -> Wanted:
    data = parameters(query).copy()
    if after:
        data["after"] = after
    return read(data)


@contextmanager
def _output(name: str) -> Iterator[BinaryIO]:
    """The file ``name``, which is there only when it is whole; until then it is ``name.part``.

    Raises CommandError when it cannot be written.
    """
    if name == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise CommandError(
            _("%(file)s cannot be written: %(reason)s")
            % {"file": name, "reason": error.strerror or str(error)}
        ) from error
