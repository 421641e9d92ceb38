"""CSL-JSON comes back as it was written, but for what its document says is lost."""

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats import csl_json
from publications.records import Record

from .round_trip import csl_json as kept
from .round_trip.data import records_of_data
from .round_trip.losses import back
from .round_trip.strategies import records


@given(st.lists(records(), max_size=3), st.sampled_from(["", "fr", "ar"]))
@settings(max_examples=60, deadline=None)
def test_records_come_back_as_they_are_kept(made: list[Record], language: str) -> None:
    assert back(csl_json.FORMAT, made, language) == [kept.kept(record) for record in made]


@pytest.mark.parametrize("loss", kept.LOSSES, ids=lambda loss: loss.sentence[:40])
def test_loss_is_admitted_in_the_document(loss: kept.Loss) -> None:
    assert loss.is_documented


def batches() -> Iterator[list[Record]]:
    real = (record for _, record in records_of_data())
    while batch := list(islice(real, 2000)):
        yield batch


@pytest.mark.shared
def test_every_work_of_the_real_data_comes_back() -> None:
    for batch in batches():
        found = back(csl_json.FORMAT, batch)
        assert len(found) == len(batch)
        pairs = zip(batch, found, strict=True)
        assert [(one, read) for one, read in pairs if read != kept.kept(one)] == []
