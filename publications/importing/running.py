"""A file imported, from its first byte to its report; and what that would do, without doing it.

Each batch is one transaction that holds its works and the run's position: a run that was
killed goes on behind its last batch when the same file comes again with the same options.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from django.core.files.base import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ..formats.base import NOTHING, Entry, Problem
from ..models import ImportRow, ImportRun
from . import applying, opening, relations
from .applying import Options
from .outcomes import Outcome
from .writing import Stamp

BATCH = 500
# What must be asked for again for a run to be gone on with.
_OPTIONS = ("format", "encoding", "columns", "only", "publish")
COUNTS = {"created", "updated", "unchanged", "rejected"}
Each = Callable[[Outcome], None]
Watch = Callable[[ImportRun], None]


class CannotReadError(Exception):
    """The file is none that is read here; ``problem`` says why, and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message % problem.params)
        self.problem = problem


class OvertakenError(Exception):
    """Another process goes on with this run."""


@dataclass(frozen=True)
class Asked:
    """What to import, and how; plain values, so that it can be handed to a worker.

    ``file``: a path, or a binary file that is read from its first byte, and then closed. ``format``
    and ``encoding`` as ``opening.open_entries`` takes them. ``user_id``: who asked. ``only``:
    the numbers of the entries to take; empty for all.
    """

    file: "str | Path | BinaryIO | File[bytes]"
    name: str = ""
    format: str = opening.AUTO
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    publish: bool = False
    user_id: int | None = None
    only: tuple[int, ...] = ()

    def wanted(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        """Those of ``entries`` that are to be taken."""
        if not self.only:
            return entries
        numbers = frozenset(self.only)
        return (entry for entry in entries if entry.number in numbers)

    @property
    def shown_name(self) -> str:
        if self.name:
            return Path(self.name).name
        named = self.file if isinstance(self.file, str | Path) else self.file.name
        return Path(named or "").name


@dataclass
class Preview:
    """What would happen. ``run``: its counts, not stored. ``outcomes``: of the first entries."""

    run: ImportRun
    outcomes: list[Outcome]


def run(
    asked: Asked,
    *,
    restart: bool = False,
    watch: Watch | None = None,
    each: Each | None = None,
) -> ImportRun:
    """Import a file. ``watch`` is called after each batch, ``each`` with each outcome.

    A run of the same file and options that did not come to its end is gone on with, behind
    ``position``, unless ``restart``. Raises CannotReadError, opening.CannotOpenError, OSError;
    after any other exception the run is marked as failed and can be gone on with.
    """
    with ExitStack() as stack:
        file, digest = _file(asked, stack)
        opened = _open(asked, file)
        entries = asked.wanted(opened.entries)
        present = None if restart else _unfinished(asked, digest, opened)
        if present is None:
            present = _described(asked, digest, opened)
            present.save()
        else:
            ImportRun.objects.filter(pk=present.pk).update(state=ImportRun.State.RUNNING)
            entries = islice(entries, present.position, None)
        try:
            _go(present, entries, watch, each)
            _finish(present)
        except OvertakenError:
            raise
        except BaseException:
            still = ImportRun.objects.filter(pk=present.pk, position=present.position)
            still.update(state=ImportRun.State.FAILED)
            raise
    return present


def preview(
    asked: Asked, *, limit: int | None = None, kept: int = 1000,
    watch: Watch | None = None, each: Each | None = None,
) -> Preview:  # fmt: skip
    """What ``run`` would do, by doing it and taking it back.

    Of the first ``limit`` entries; the first ``kept`` outcomes are returned. It is one
    transaction: what it touches is locked until it ends.
    """
    outcomes: list[Outcome] = []

    def collect(outcome: Outcome) -> None:
        if len(outcomes) < kept:
            outcomes.append(outcome)
        if each:
            each(outcome)

    with ExitStack() as stack:
        file, digest = _file(asked, stack)
        opened = _open(asked, file)
        tried = _described(asked, digest, opened)
        with transaction.atomic():
            tried.save()
            _go(tried, islice(asked.wanted(opened.entries), limit), watch, collect)
            transaction.set_rollback(True)
    tried.pk, tried.state = None, ImportRun.State.PREVIEWED
    return Preview(tried, outcomes)


def _file(asked: Asked, stack: ExitStack) -> tuple[BinaryIO, str]:
    """The file at its first byte, and the SHA-256 of all of them. Raises OSError."""
    if isinstance(asked.file, str | Path):
        file: BinaryIO = stack.enter_context(Path(asked.file).open("rb"))  # noqa: SIM115 (it is one)
    else:
        file = cast(BinaryIO, asked.file)
    file.seek(0)
    digest = hashlib.sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    file.seek(0)
    return file, digest.hexdigest()


def _open(asked: Asked, file: BinaryIO) -> opening.Opened:
    opened = opening.open_entries(
        file, asked.shown_name, asked.format, asked.encoding, asked.columns
    )
    if not opened.format:
        entry = next(opened.entries, None)
        problems = entry.problems if entry else ()
        raise CannotReadError(next(iter(problems), Problem(applying.UNREADABLE)))
    return opened


def unfinished(asked: Asked) -> ImportRun | None:
    """The run that ``run`` would go on with. For a path: a file is read and closed."""
    with ExitStack() as stack:
        file, digest = _file(asked, stack)
        return _unfinished(asked, digest, _open(asked, file))


def _unfinished(asked: Asked, digest: str, opened: opening.Opened) -> ImportRun | None:
    """The last run of this file with these options, when it did not come to its end."""
    last = ImportRun.objects.filter(digest=digest).first()
    ended = (ImportRun.State.FINISHED, ImportRun.State.PREVIEWED)
    if last is None or last.state in ended or not last.position:
        return None
    wanted = _described(asked, digest, opened)
    same = all(getattr(last, name) == getattr(wanted, name) for name in _OPTIONS)
    return last if same else None


def _described(asked: Asked, digest: str, opened: opening.Opened) -> ImportRun:
    return ImportRun(
        name=asked.shown_name[:255],
        digest=digest,
        format=opened.format,
        encoding=opened.encoding,
        columns=dict(asked.columns),
        only=list(asked.only),
        publish=asked.publish,
        user_id=asked.user_id,
        started_at=timezone.now(),
    )


def _go(
    present: ImportRun, entries: Iterator[Entry], watch: Watch | None, each: Each | None
) -> None:
    while batch := list(islice(entries, BATCH)):
        with transaction.atomic():
            outcomes = applying.apply(batch, _options(present))
            _advance(present, outcomes)
        for outcome in outcomes if each else ():
            each(outcome)  # type: ignore[misc]
        if watch:
            watch(present)


def _options(present: ImportRun) -> Options:
    return Options(_stamp(present), present.name[:200], present.publish, present.pk)


def _stamp(present: ImportRun) -> Stamp:
    reason = _("Import %(number)s: %(name)s") % {"number": present.pk, "name": present.name}
    return Stamp(timezone.now(), reason, present.user_id)


def _advance(present: ImportRun, outcomes: list[Outcome]) -> None:
    """Position, counts and rows of the report, in the transaction that wrote the works."""
    counts = {name: sum(one.action == name for one in outcomes) for name in COUNTS}
    counts |= {"position": len(outcomes), "warned": sum(one.is_warned for one in outcomes)}
    mine = ImportRun.objects.filter(pk=present.pk, position=present.position)
    if not mine.update(**{name: F(name) + count for name, count in counts.items()}):
        raise OvertakenError(_("Another process goes on with this import: it is left to it."))
    ImportRow.objects.bulk_create(
        ImportRow(
            run_id=present.pk, number=one.number, line=one.line, key=_fitting(one.key),
            action=one.action, problems=one.problems(), work_id=one.work,
        )
        for one in outcomes
        if one.is_told
    )  # fmt: skip
    for name, count in counts.items():
        setattr(present, name, getattr(present, name) + count)


def _fitting(key: str) -> str:
    return key.replace("\x00", "").encode("utf-8", "replace").decode()[:200]


def _finish(present: ImportRun) -> None:
    relations.resolve(present.pk, _stamp(present))
    present.state, present.finished_at = ImportRun.State.FINISHED, timezone.now()
    present.save(update_fields=["state", "finished_at"])
