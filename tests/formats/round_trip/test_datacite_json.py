"""DataCite JSON: what is written comes back, but for what its document admits."""

from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publications.formats.datacite import JSON
from publications.records import Record

from .data import records_of_data
from .datacite_json import LOSSES, kept
from .losses import Loss, back
from .strategies import records

BATCH = 500


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.sentence[:50])
def test_every_loss_is_admitted_in_the_document(loss: Loss) -> None:
    assert loss.is_documented


@given(st.lists(records(), max_size=2))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_records_in_ten_scripts_come_back(written: list[Record]) -> None:
    assert back(JSON, written) == [kept(record) for record in written]


@pytest.mark.shared
def test_every_work_of_the_data_comes_back() -> None:
    works = (record for _, record in records_of_data())
    count = 0
    while some := list(islice(works, BATCH)):
        found = back(JSON, some)
        assert [one for one in zip(found, map(kept, some), strict=True) if one[0] != one[1]] == []
        count += len(some)
    assert count > 1_000
