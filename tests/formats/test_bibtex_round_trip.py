"""What is written as BibTeX comes back, but for the losses that docs/formats/bibtex.md admits."""

import pytest
from hypothesis import given, settings

from publications.formats.bibtex import FORMAT
from publications.records import Record

from .round_trip import strategies
from .round_trip.bibtex import LOSSES, kept
from .round_trip.losses import Loss, back


@settings(max_examples=300, deadline=None)
@given(strategies.records())
def test_record_comes_back(record: Record) -> None:
    assert back(FORMAT, [record]) == [kept(record)]


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.sentence[:40])
def test_loss_is_admitted_in_the_document(loss: Loss) -> None:
    assert loss.is_documented
