"""``manage.py verify_evidence``."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connection

from catalogue.evidence.guards import lifted
from catalogue.evidence.ledger import Entry, append
from catalogue.evidence.models import Observation

pytestmark = pytest.mark.django_db


def _append() -> None:
    moment = datetime(2026, 6, 30, tzinfo=UTC)
    append([Entry("link", f"https://example.org/{n}", "present", "link/1", moment) for n in "ab"])


def test_standing_ledger_is_said_to_stand(capsys: pytest.CaptureFixture[str]) -> None:
    _append()
    call_command("verify_evidence")
    assert "All 2 entries stand" in capsys.readouterr().out


def test_flipped_byte_is_named_and_exits_1(capsys: pytest.CaptureFixture[str]) -> None:
    _append()
    row = Observation.objects.get(number=2)
    with lifted(connection):
        Observation.objects.filter(number=2).update(text=row.text.replace("present", "presenT"))
    with pytest.raises(SystemExit) as stop:
        call_command("verify_evidence")
    assert stop.value.code == 1
    assert "Entry 2 is broken" in capsys.readouterr().err
