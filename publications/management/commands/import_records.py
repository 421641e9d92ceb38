"""``manage.py import_records FILE…``: bibliographies become works of the catalogue."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from publications.importing import reporting, running
from publications.importing.opening import AUTO, CannotOpenError, readers
from publications.importing.outcomes import Outcome
from publications.importing.running import Asked, CannotReadError, OvertakenError
from publications.models import ImportRun

SHOWN = 50
"""Rejections that the terminal shows; the report has all."""


class Command(BaseCommand):
    help = "Import records of library and citation formats. A repeated import changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        known = ", ".join((AUTO, *sorted(readers())))
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--format", default=AUTO, help=f"one of: {known}")
        parser.add_argument("--encoding", default="", help="found out unless given")
        parser.add_argument(
            "--columns", action="append", default=[], metavar="THEIRS=OURS",
            help="for CSV: a column’s header, and the field of ours that it holds",
        )  # fmt: skip
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")
        parser.add_argument("--publish", action="store_true", help="publish what is new")
        parser.add_argument("--restart", action="store_true", help="go on with no unfinished run")
        parser.add_argument("--report", metavar="FILE", help="write the whole report to a file")

    def handle(self, *args: Any, **options: Any) -> None:
        columns = dict(map(_column, options["columns"]))
        failed = []
        with _report(options["report"]) as report:
            for name in options["files"]:
                asked = Asked(
                    name, format=options["format"], encoding=options["encoding"],
                    columns=columns, publish=options["publish"],
                )  # fmt: skip
                try:
                    self._one(asked, options, report)
                except (CannotReadError, CannotOpenError, OSError, OvertakenError) as error:
                    failed.append(name)
                    self.stderr.write(f"{reporting.plain(name)}: {reporting.plain(str(error))}")
        if failed:
            sys.exit(1)

    def _one(self, asked: Asked, options: dict[str, Any], report: TextIO | None) -> None:
        self.stdout.write(reporting.plain(asked.shown_name))
        told = _Told(self.stdout)
        if options["dry_run"]:

            def each(outcome: Outcome) -> None:
                told(outcome)
                if report and outcome.is_told:
                    report.writelines(f"{line}\n" for line in reporting.lines(outcome))

            with _bar(asked) as watch:
                tried = running.preview(asked, kept=0, watch=watch, each=each)
            self._totals(tried.run)
            self.stdout.write(_("Nothing was written: this was a rehearsal."))
            return
        unfinished = None if options["restart"] else running.unfinished(asked)
        if unfinished:
            self.stdout.write(
                _("Going on behind entry %(position)s, where an earlier import stopped.")
                % {"position": unfinished.position}
            )
        with _bar(asked) as watch:
            run = running.run(asked, restart=options["restart"], watch=watch, each=told)
        self._totals(run)
        if report:
            rows = run.rows.select_related("work").order_by("number")
            report.writelines(f"{line}\n" for line in reporting.report(rows.iterator()))

    def _totals(self, run: ImportRun) -> None:
        if run.rejected > SHOWN:
            self.stdout.write(
                _("… and %(count)s more rejected: --report FILE lists all.")
                % {"count": run.rejected - SHOWN}
            )
        for line in reporting.totals(run):
            self.stdout.write(line)


class _Told:
    """Shows rejections as they come, the first SHOWN of them."""

    def __init__(self, out: Any) -> None:
        self._out, self._count = out, 0

    def __call__(self, outcome: Outcome) -> None:
        if outcome.action == "rejected" and self._count < SHOWN:
            self._count += 1
            for line in reporting.lines(outcome):
                self._out.write(line)


def _column(text: str) -> tuple[str, str]:
    theirs, equals, ours = text.rpartition("=")
    if not equals or not theirs or not ours:
        raise CommandError(
            _('“%(text)s” names no column: write --columns "Their header=our field".')
            % {"text": text}
        )
    return theirs, ours


@contextmanager
def _report(name: str | None) -> Iterator[TextIO | None]:
    if name is None:
        yield None
        return
    try:
        with Path(name).open("w", encoding="utf-8", errors="replace") as file:
            yield file
    except OSError as error:
        raise CommandError(
            _("The report cannot be written: %(error)s") % {"error": error}
        ) from error


@contextmanager
def _bar(asked: Asked) -> Iterator[running.Watch]:
    """Entries read, on standard error; nothing where that is no terminal."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TimeElapsedColumn(),
        console=console, disable=not console.is_terminal, transient=True,
    ) as progress:  # fmt: skip
        task = progress.add_task(reporting.plain(asked.shown_name), total=None, rate="")

        def watch(run: ImportRun) -> None:
            speed = progress.tasks[0].speed
            rate = _("%(rate)s a second") % {"rate": round(speed)} if speed else ""
            progress.update(task, completed=run.position, rate=rate)

        yield watch
