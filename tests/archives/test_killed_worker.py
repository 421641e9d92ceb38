"""A worker that is killed anywhere in asking archives leaves a consistent state, and the next one
goes on: every record is asked about and written down, none of them twice."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from catalogue.archives.checking import check_due
from catalogue.archives.models import ArchiveCheck
from catalogue.asking.leases import PERIOD
from catalogue.evidence.models import Observation
from catalogue.evidence.verifying import verify
from publications.models import ArchiveRecord, Work
from tests.fakes.__main__ import environment
from tests.fakes.server import Fakes
from tests.links.outcomes import NOON
from tests.servers import worker

from .killed_worker import POINTS

ROOT = Path(__file__).parents[2]
KEPT = {"awa:https://a.example/1", "awa:https://a.example/2", "issn:2049-3002"}
LOST = {"awa:https://a.example/3", "issn:2049-3010"}


def claim_records(fakes: Fakes) -> None:
    work = Work.objects.create(slug="a", original_title="A paper boat", status="published")
    for name in KEPT | LOST:
        service, _, identifier = name.partition(":")
        ArchiveRecord.objects.create(work=work, service=service, identifier=identifier)
    fakes.issn.publish("2049-3002", "A paper boat")
    fakes.issn.forget("2049-3010")
    fakes.awa.forget("https://a.example/3")


def run_until_killed(point: str, fakes: Fakes) -> None:
    given = {
        **os.environ,
        **environment(fakes),
        "DATABASE_URL": worker.database_url(connection.settings_dict),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    given.pop("REDIS_URL", None)  # nobody else asks these hosts
    done = subprocess.run(
        [sys.executable, "-m", "tests.archives.killed_worker", point],
        cwd=ROOT, env=given, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def written() -> list[str]:
    return sorted(Observation.objects.values_list("subject", flat=True))


def asked() -> dict[str, ArchiveCheck]:
    """What was asked about, by its name in the ledger."""
    checks = ArchiveCheck.objects.filter(attempted_at__isnull=False).select_related("record")
    return {f"{check.record.service}:{check.identifier}": check for check in checks}


def stands_as_written(name: str, check: ArchiveCheck) -> bool:
    if name in KEPT:
        return check.record.state == "verified" and check.verified_at is not None
    return check.record.state == "claimed" and check.absent_since is not None


@pytest.mark.postgresql
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.django_db(transaction=True)
def test_worker_that_is_killed_loses_nothing_and_doubles_nothing(point: str, fakes: Fakes) -> None:
    claim_records(fakes)
    run_until_killed(point, fakes)
    # The ledger and the states say the same, and the chain stands.
    assert written() == sorted(asked())
    assert all(stands_as_written(name, check) for name, check in asked().items())
    assert verify() == (len(written()), None)
    # Whoever comes when its leases have run out does the rest.
    check_due(NOON + PERIOD + timedelta(minutes=1))
    assert written() == sorted(KEPT | LOST)
    assert all(stands_as_written(name, check) for name, check in asked().items())
    # A "no" is confirmed as if nobody had been killed.
    check_due(NOON + timedelta(days=2))
    missing = ArchiveRecord.objects.filter(state="missing").values_list("service", "identifier")
    assert {f"{service}:{name}" for service, name in missing} == LOST
    assert verify() == (len(KEPT | LOST) + len(LOST), None)
