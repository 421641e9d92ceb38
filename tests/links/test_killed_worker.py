"""A worker that is killed anywhere in a check leaves a consistent state, and the next one goes
on: every link is asked and written down, none of them twice."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from catalogue.asking.leases import PERIOD
from catalogue.evidence.models import Observation
from catalogue.evidence.verifying import verify
from catalogue.links.checking import check_due
from catalogue.links.models import LinkState
from publications.models import Link, Work
from tests.servers import worker

from .doors import opening
from .killed_worker import POINTS, URLS
from .outcomes import NOON, answer

ROOT = Path(__file__).parents[2]


def run_until_killed(point: str) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": worker.database_url(connection.settings_dict),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.links.killed_worker", point],
        cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def written() -> list[str]:
    return sorted(Observation.objects.values_list("subject", flat=True))


@pytest.mark.postgresql
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.django_db(transaction=True)
def test_worker_that_is_killed_loses_nothing_and_doubles_nothing(point: str) -> None:
    work = Work.objects.create(slug="a", original_title="A", status="published")
    for url in URLS:
        Link.objects.create(work=work, url=url)
    run_until_killed(point)
    # The ledger and the states say the same, and the chain stands.
    asked = LinkState.objects.filter(attempted_at__isnull=False)
    assert written() == sorted(asked.values_list("url", flat=True))
    assert set(asked.values_list("state", flat=True)) <= {"ok"}
    assert verify() == (len(written()), None)
    # Whoever comes when its leases have run out does the rest.
    check_due(NOON + PERIOD + timedelta(minutes=1), door=opening(answer()))
    assert written() == sorted(URLS)
    assert set(LinkState.objects.values_list("state", flat=True)) == {"ok"}
    assert verify() == (len(URLS), None)
