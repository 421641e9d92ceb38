"""``python -m config.running prepare``: a database and an editor, ready to serve.

Run before the processes start, in one process of its own, so that none of them waits for
the others' imports.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from .entries import BASE_DIR

# What a database depends on: our migrations, others' (by the lock) and the demonstration.
_SOURCES = ("requirements/base.txt", "*/migrations/*.py", "publications/demonstration/**/*")


# When the demonstration is loaded; "once" leaves alone a catalogue that has works.
WHEN = ("always", "once", "never")


def prepare(*, collect_static: bool, demonstration: str) -> None:
    """Migrate, load the demonstration (one of ``WHEN``), make the editor."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if collect_static:
        call_command("collectstatic", verbosity=0, interactive=False)
    if demonstration == "always" or (demonstration == "once" and not _has_works()):
        call_command("load_demonstration")
    call_command("make_editor", "editor")


def _has_works() -> bool:
    from publications.models import Work

    return bool(Work.objects.exists())


def fingerprint(sources: Iterable[str] = _SOURCES, base: Path = BASE_DIR) -> str:
    """A digest of what a prepared database was made from: when it is the same, nothing is
    to be done again."""
    digest = hashlib.sha256()
    for pattern in sources:
        for path in sorted(base.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(base)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


class Prepared:
    """Remembers beside the database what it was prepared from."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "perdura.sqlite3"
        self.note = folder / "prepared"

    def is_current(self) -> bool:
        if not (self.database.exists() and self.note.exists()):
            return False
        return self.note.read_text(encoding="ascii") == fingerprint()

    def remember(self) -> None:
        self.note.write_text(fingerprint(), encoding="ascii")
