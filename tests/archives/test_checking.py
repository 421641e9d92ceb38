"""How services are asked: over real HTTP, of a service that misbehaves in every way."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from catalogue.archives import checking, enrolling, staleness
from catalogue.archives import services as table
from catalogue.archives.models import ArchiveCheck, ServiceHealth
from catalogue.evidence.models import Observation
from catalogue.evidence.verifying import verify
from publications.models import ArchiveRecord, Work
from tests.fakes.behaviour import Scenario
from tests.fakes.server import serve_services
from tests.links.outcomes import NOON

from .pretend import Pretend, adapter

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Pretend]:
    fake = Pretend()
    with serve_services([fake]):
        settings.OUTBOUND_ALLOW = (fake.address,)
        # Whoever is asked whether the network is up; here the only one there is.
        settings.OUTBOUND_SERVICES = {"doi.org": fake.base}
        settings.OUTBOUND_PAUSE = 0.0
        settings.OUTBOUND_READ_TIMEOUT = settings.OUTBOUND_TIMEOUT = 0.5
        use(monkeypatch, adapter(fake))
        yield fake


def use(monkeypatch: pytest.MonkeyPatch, one: Any) -> None:
    monkeypatch.setattr(checking, "ADAPTERS", {"pretend": one})
    monkeypatch.setattr(staleness, "ADAPTERS", {"pretend": one})
    monkeypatch.setattr(enrolling, "BY_SERVICE", {"trove": one})
    assert table.ADAPTERS is not None


@pytest.fixture
def record(db: None) -> ArchiveRecord:
    work = Work.objects.create(slug="a", original_title="A paper boat", status="published")
    return ArchiveRecord.objects.create(work=work, service="trove", identifier="57")


def state(record: ArchiveRecord) -> str:
    record.refresh_from_db()
    return record.state


def meanings() -> list[tuple[str, str]]:
    return list(Observation.objects.order_by("number").values_list("kind", "meaning"))


def test_record_that_is_there_is_verified(service: Pretend, record: ArchiveRecord) -> None:
    service.titles["57"] = "A paper boat"
    checking.check_due(NOON)
    assert state(record) == "verified"
    assert record.check_state.verified_at == NOON
    assert record.check_state.facts == {"title": "A paper boat"}


def test_entry_names_service_identifier_and_rule(service: Pretend, record: ArchiveRecord) -> None:
    checking.check_due(NOON)
    entry = json.loads(Observation.objects.get().text)
    assert (entry["kind"], entry["subject"], entry["rule"]) == ("archive", "trove:57", "pretend/1")
    assert verify() == (1, None)


def test_record_that_is_there_under_another_title_is_changed(
    service: Pretend, record: ArchiveRecord
) -> None:
    service.titles["57"] = "An iron boat"
    checking.check_due(NOON)
    assert state(record) == "changed"
    assert "An iron boat" in record.check_state.disagreement


def test_record_is_missing_only_after_a_second_no_a_day_later(
    service: Pretend, record: ArchiveRecord
) -> None:
    service.absent.add("57")
    checking.check_due(NOON)
    checking.check_due(NOON + timedelta(hours=20))
    assert state(record) == "claimed"
    checking.check_due(NOON + 2 * DAY)
    assert state(record) == "missing"


def test_record_that_comes_back_is_verified_again(service: Pretend, record: ArchiveRecord) -> None:
    service.absent.add("57")
    checking.check_due(NOON)
    service.absent.clear()
    checking.check_due(NOON + 2 * DAY)
    assert state(record) == "verified"
    assert record.check_state.absent_since is None


@pytest.mark.parametrize("scenario", list(Scenario))
def test_no_misbehaviour_makes_a_record_missing(
    service: Pretend, record: ArchiveRecord, scenario: Scenario
) -> None:
    service.misbehave(scenario)
    for day in range(0, 10, 2):
        checking.check_due(NOON + day * DAY)
    assert state(record) == "claimed"
    assert ServiceHealth.objects.get().failures == 5


def test_service_that_is_down_is_left_alone_for_longer_and_longer(
    service: Pretend, record: ArchiveRecord
) -> None:
    service.misbehave(Scenario.BROKEN)
    for minute in range(0, 60, 1):
        checking.check_due(NOON + timedelta(minutes=minute))
    assert len(service.hits) == 3  # at once, after five minutes and a bit, after twenty more


def test_service_that_recovers_is_asked_again_by_itself(
    service: Pretend, record: ArchiveRecord
) -> None:
    service.misbehave(Scenario.BROKEN, times=1)
    checking.check_due(NOON)
    checking.check_due(NOON + DAY)
    assert state(record) == "verified"
    assert ServiceHealth.objects.get().failures == 0


def test_renamed_field_is_an_incident_of_the_service_written_once(
    service: Pretend, record: ArchiveRecord
) -> None:
    service.misbehave(Scenario.CHANGED)
    checking.check_due(NOON)
    checking.check_due(NOON + 2 * DAY)
    assert state(record) == "claimed"
    assert meanings() == [("service", "interface-changed")]
    service.behave()
    checking.check_due(NOON + 4 * DAY)
    assert meanings()[1:] == [("service", "interface-reads"), ("archive", "present")]


@pytest.mark.parametrize("scenario", [Scenario.CLOSE, Scenario.HALF])
def test_answer_that_broke_off_is_no_changed_interface(
    service: Pretend, record: ArchiveRecord, scenario: Scenario
) -> None:
    service.misbehave(scenario)
    checking.check_due(NOON)
    health = ServiceHealth.objects.get()
    assert (health.problem, health.incident_since) == ("broken_answer", None)


def test_no_is_not_believed_of_a_service_that_forgot_its_known_record_meanwhile(
    service: Pretend, record: ArchiveRecord
) -> None:
    service.absent.add("57")
    service.misbehave(Scenario.CHANGED, only="records/1")
    checking.check_due(NOON)
    assert state(record) == "claimed"
    assert not ArchiveCheck.objects.filter(absent_since__isnull=False).exists()


def test_known_record_is_asked_again_after_a_no(service: Pretend, record: ArchiveRecord) -> None:
    service.absent.add("57")
    checking.check_due(NOON)
    assert (service.asked_for("1"), service.asked_for("57")) == (2, 1)


def test_day_has_a_budget(
    service: Pretend, record: ArchiveRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, adapter(service, a_day=2))
    checking.check_due(NOON)
    ArchiveCheck.objects.update(due_at=NOON)
    checking.check_due(NOON + timedelta(hours=1))
    assert len(service.hits) == 2
    checking.check_due(NOON + DAY)
    assert len(service.hits) == 4


def test_without_its_key_a_service_is_not_asked_and_says_so(
    service: Pretend, record: ArchiveRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, adapter(service, keys=("PRETEND_KEY",)))
    checking.check_due(NOON)
    assert service.hits == []
    assert record.check_state.problem == "no_key"
    assert not Observation.objects.exists()


def test_proposed_record_is_not_asked_about(service: Pretend, record: ArchiveRecord) -> None:
    ArchiveRecord.objects.update(state="proposed")
    checking.check_due(NOON)
    assert service.hits == []


def test_corrected_identifier_begins_anew(service: Pretend, record: ArchiveRecord) -> None:
    checking.check_due(NOON)
    record.identifier = "58"
    record.save()
    service.absent.add("58")
    checking.check_due(NOON + DAY)
    assert state(record) == "claimed"
    assert ArchiveCheck.objects.get().absent_since == NOON + DAY


def test_proof_grows_stale_when_nobody_answers_for_two_periods(
    service: Pretend, record: ArchiveRecord
) -> None:
    checking.check_due(NOON)
    service.misbehave(Scenario.SILENT)
    checking.check_due(NOON + 61 * DAY)
    assert state(record) == "stale"


def test_check_that_changes_nothing_leaves_the_datestamp(
    service: Pretend, record: ArchiveRecord
) -> None:
    checking.check_due(NOON)
    before = Work.objects.get().datestamp
    ArchiveCheck.objects.update(due_at=NOON)
    checking.check_due(NOON + DAY)
    assert Work.objects.get().datestamp == before


def test_two_workers_do_not_ask_one_service_at_once(
    service: Pretend, record: ArchiveRecord
) -> None:
    checking.leases.take(["service:pretend"], NOON)
    assert checking.check_due(NOON).asked == 0
    assert service.hits == []
