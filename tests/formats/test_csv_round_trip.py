"""CSV comes back as it was written, but for what its document says is lost."""

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats import csv_table
from publications.formats.csv_table import cells
from publications.records import Record

from .hostile import texts
from .round_trip import csv_table as kept
from .round_trip.data import records_of_data
from .round_trip.losses import back
from .round_trip.strategies import records


@given(st.lists(records(), max_size=3))
@settings(max_examples=60, deadline=None)
def test_records_come_back_as_they_are_kept(made: list[Record]) -> None:
    assert back(csv_table.FORMAT, made) == [kept.kept(record) for record in made]


@given(records(), st.sampled_from(["fr", "ar"]))
@settings(max_examples=40, deadline=None)
def test_language_asked_for_changes_no_more_than_the_order(made: Record, language: str) -> None:
    [read] = back(csv_table.FORMAT, [made], language)
    assert read is not None
    assert set(read.titles) == set(kept.kept(made).titles)
    assert read.contributors == kept.kept(made).contributors


@pytest.mark.parametrize("loss", kept.LOSSES, ids=lambda loss: loss.sentence[:40])
def test_loss_is_admitted_in_the_document(loss: kept.Loss) -> None:
    assert loss.is_documented


@given(texts | st.text(alphabet="'=+-@＝＋－＠;a \t\r\n"))
def test_guarded_cell_comes_back(cell: str) -> None:
    assert cells.unguarded(cells.guarded(cell)) == cell


said = st.lists(st.tuples(st.sampled_from(["reading", "also"]), texts), max_size=3)


@given(st.lists(st.tuples(texts, said), max_size=3))
def test_values_of_a_cell_come_back_whatever_stands_in_them(
    values: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    clean = [
        (line, [(key, text.strip()) for key, text in more if text.strip()])
        for text, more in values
        if (line := text.strip())
    ]
    written = cells.joined(cells.value(text, more) for text, more in clean)
    assert list(cells.values(written)) == clean


@given(st.lists(texts, min_size=1, max_size=3))
def test_slashed_parts_come_back(parts: list[str]) -> None:
    assert cells.parts(cells.slashed(*parts), len(parts)) == parts


def batches() -> Iterator[list[Record]]:
    real = (record for _, record in records_of_data())
    while batch := list(islice(real, 2000)):
        yield batch


@pytest.mark.shared
def test_every_work_of_the_real_data_comes_back() -> None:
    for batch in batches():
        found = back(csv_table.FORMAT, batch)
        assert len(found) == len(batch)
        pairs = zip(batch, found, strict=True)
        assert [(one, read) for one, read in pairs if read != kept.kept(one)] == []
