"""What is written as MARC comes back, but for the losses that docs/formats/marc.md admits."""

from itertools import islice

import pytest
from hypothesis import given, settings

from publications.formats.base import Format
from publications.formats.marc import MARCXML, MRC
from publications.formats.marc.fields import Marc
from publications.formats.marc.iso2709 import MOST_IN_RECORD
from publications.formats.marc.mapping import fields_of
from publications.records import Record

from . import standards
from .round_trip import strategies
from .round_trip.losses import Loss, back
from .round_trip.marc import LOSSES, kept

EVERY = 20  # of the 127,820 works
FORMATS = pytest.mark.parametrize("form", [MRC, MARCXML], ids=["mrc", "marcxml"])


@FORMATS
def test_record_comes_back(form: Format) -> None:
    @settings(max_examples=150, deadline=None)
    @given(strategies.records())
    def comes_back(record: Record) -> None:
        assert back(form, [record]) == [kept(record)]

    comes_back()


@FORMATS
def test_records_of_a_file_come_back_in_order(form: Format) -> None:
    records = [strategies_record(number) for number in range(50)]
    assert back(form, records) == [kept(record) for record in records]


@FORMATS
def test_language_asked_for_changes_the_order_alone(form: Format) -> None:
    @settings(max_examples=50, deadline=None)
    @given(strategies.records())
    def is_whole(record: Record) -> None:
        found = back(form, [record], "fr")[0]
        assert found is not None
        assert sorted(found.titles, key=str) == sorted(kept(record).titles, key=str)
        assert found.titles[0] == kept(record).titles[0]

    is_whole()


@FORMATS
def test_no_records_make_a_file_without_records(form: Format) -> None:
    assert back(form, []) == []


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.sentence[:40])
def test_loss_is_admitted_in_the_document(loss: Loss) -> None:
    assert loss.is_documented


@pytest.mark.shared
@FORMATS
def test_works_of_the_data_come_back(form: Format) -> None:
    for records in standards.batches(islice(standards.works(), 0, None, EVERY)):
        fitting = [one for one in records if form is MARCXML or _fits(fields_of(one))]
        assert back(form, fitting) == [kept(one) for one in fitting]


def _fits(marc: Marc) -> bool:
    texts = sum(len(value.encode()) + 4 for one in marc.fields for _, value in one.subfields)
    return texts + 20 * len(marc.fields) < MOST_IN_RECORD


def strategies_record(number: int) -> Record:
    from .samples import essay

    return essay(key=f"work-{number}", volume=str(number))
