"""RIS comes back as it was written, but for what its document says is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats import ris
from publications.records import Record

from .round_trip import ris as kept
from .round_trip.data import records_of_data
from .round_trip.losses import back
from .round_trip.strategies import records


@given(st.lists(records(), max_size=3))
@settings(max_examples=80, deadline=None)
def test_records_come_back_as_they_are_kept(made: list[Record]) -> None:
    assert back(ris.FORMAT, made) == [kept.kept(record) for record in made]


@given(records(), st.sampled_from(["", "fr", "ar"]))
@settings(max_examples=40, deadline=None)
def test_what_was_read_is_written_and_read_the_same(made: Record, language: str) -> None:
    once = back(ris.FORMAT, [made], language)
    assert back(ris.FORMAT, [record for record in once if record]) == once


@pytest.mark.parametrize("loss", kept.LOSSES, ids=lambda loss: loss.sentence[:40])
def test_loss_is_admitted_in_the_document(loss: kept.Loss) -> None:
    assert loss.is_documented


@pytest.mark.shared
def test_every_work_of_the_real_data_comes_back() -> None:
    real = [record for _, record in records_of_data()]
    found = back(ris.FORMAT, real)
    assert len(found) == len(real)
    wrong = [
        (record, one) for record, one in zip(real, found, strict=True) if one != kept.kept(record)
    ]
    assert wrong == []
