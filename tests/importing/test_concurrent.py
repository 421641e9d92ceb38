"""Imports that run beside each other meet in the same works and persons, and both end well."""

from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from publications.importing import applying, running
from publications.importing.running import Asked
from publications.models import Contributor, ImportRun, Serial, Work

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
WORKS = 40


def write(path: Path, numbers: list[int]) -> Path:
    path.write_text(
        "".join(
            f"TY  - JOUR\nTI  - Work number {n}\nAU  - Wu, Zhaohui{n % 7}\nPY  - 2005\n"
            f"JO  - Transition\nVL  - {n % 3}\nIS  - 1\nKW  - a\nER  - \n\n"
            for n in numbers
        ),
        encoding="utf-8",
    )
    return path


def test_two_imports_of_the_same_works_make_each_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [
        write(tmp_path / "a.ris", list(range(WORKS))),
        write(tmp_path / "b.ris", list(reversed(range(WORKS)))),
    ]
    monkeypatch.setattr(running, "BATCH", 10)
    real, meeting = applying.match, Barrier(2, timeout=20)
    waits = [2]

    def match(batch: Any) -> Any:
        decisions = real(batch)
        if waits[0] > 0:  # both have looked before either has written
            waits[0] -= 1
            meeting.wait()
        return decisions

    monkeypatch.setattr(applying, "match", match)
    runs: list[ImportRun] = []

    def bring(path: Path) -> None:
        try:
            runs.append(running.run(Asked(path)))
        finally:
            connection.close()

    threads = [Thread(target=bring, args=(path,)) for path in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(runs) == 2
    assert sum(run.rejected for run in runs) == 0
    assert sum(run.created for run in runs) == Work.objects.count() == WORKS
    assert Serial.objects.count() == 1
    assert Contributor.objects.count() == 7
