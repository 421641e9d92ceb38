"""What is written as BibTeX comes back, but for the losses that docs/formats/bibtex.md admits."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats.bibtex import FORMAT
from publications.records import Record

from .round_trip import strategies
from .round_trip.bibtex import LOSSES, kept
from .round_trip.data import records_of_data
from .round_trip.losses import Loss, back

BATCH = 2000


@settings(max_examples=100, deadline=None)
@given(strategies.records())
def test_record_comes_back(record: Record) -> None:
    assert back(FORMAT, [record]) == [kept(record)]


@settings(max_examples=40, deadline=None)
@given(strategies.records(), st.sampled_from(["", "fr", "ar"]))
def test_what_was_read_is_written_and_read_the_same(record: Record, language: str) -> None:
    once = [kept(one) for one in back(FORMAT, [record], language) if one]
    assert back(FORMAT, once) == once


@pytest.mark.shared
def test_every_work_of_the_real_data_comes_back() -> None:
    real = (record for _, record in records_of_data())
    while batch := list(islice(real, BATCH)):
        for record, found in zip(batch, back(FORMAT, batch), strict=True):
            assert found == kept(record)


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.sentence[:40])
def test_loss_is_admitted_in_the_document(loss: Loss) -> None:
    assert loss.is_documented
