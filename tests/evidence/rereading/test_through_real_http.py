"""What every service answers over real HTTP is read the same from what the ledger keeps of it."""

import json
from typing import Any

import pytest

from catalogue.archives.conversation import Held, hold
from catalogue.archives.recording import entry
from catalogue.archives.services import ADAPTERS
from catalogue.archives.services.base import Adapter
from catalogue.evidence.ledger import append
from catalogue.evidence.models import Observation
from catalogue.evidence.rereading.running import Result, reread
from publications.outbound import Door, run
from tests.fakes import Scenario
from tests.links.outcomes import NOON

pytestmark = pytest.mark.django_db
KEYS = dict.fromkeys(
    ("TROVE_API_KEY", "WORLDCAT_KEY", "WORLDCAT_SECRET", "ZENODO_TOKEN", "OPENAIRE_TOKEN"), "k"
)
every_adapter = pytest.mark.parametrize("adapter", ADAPTERS.values(), ids=lambda one: one.name)
# Its first answer is a token, which is kept nowhere.
IN_PART = {"worldcat"}


def asked(adapter: Adapter) -> str:
    """Ask about the known record and write it down; returns what it was taken to mean."""

    async def main() -> Held:
        async with Door() as door:
            return await hold(door, adapter.ask(adapter.canary, KEYS))

    subject = f"{adapter.canary.service}:{adapter.canary.identifier}"
    (written,) = append([entry(adapter, "archive", subject, run(main), NOON)])
    return str(json.loads(written.text)["meaning"])


def results(rule: str) -> set[Result]:
    return {one.result for batch in reread(NOON, rule=rule) for one in batch}


@every_adapter
@pytest.mark.parametrize("has_keys", [True, False])
def test_answer_is_read_the_same_from_the_ledger_with_keys_and_without(
    adapter: Adapter,
    has_keys: bool,
    fakes: Any,
    settings: Any,
) -> None:
    settings.SERVICE_KEYS = KEYS if has_keys else {}
    assert asked(adapter).startswith("present")
    in_part = adapter.name in IN_PART
    assert results(adapter.rule) == {Result.KEPT_IN_PART if in_part else Result.SAME}


@every_adapter
@pytest.mark.parametrize("scenario", list(Scenario))
def test_no_misbehaviour_is_read_otherwise_from_the_ledger(
    adapter: Adapter,
    scenario: Scenario,
    fakes: Any,
    settings: Any,
) -> None:
    settings.OUTBOUND_TIMEOUT = settings.OUTBOUND_READ_TIMEOUT = 0.3
    for fake in fakes.services:
        fake.misbehave(scenario)
    asked(adapter)
    assert Result.DIFFERENT not in results(adapter.rule)
    assert Observation.objects.count() == 1
