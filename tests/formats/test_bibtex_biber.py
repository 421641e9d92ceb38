"""Biber reads what is written of real works: one in two hundred, since it takes 10 ms a work."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from .round_trip.data import records_of_data
from .test_other_programs import run, written

EVERY = 200


@pytest.mark.shared
def test_biber_reads_works_of_the_real_data_without_an_error(tmp_path: Path) -> None:
    # Some sources give two works one number: keys of their own, since Biber drops the second.
    works = [
        replace(record, key=f"work-{number}")
        for number, (_, record) in enumerate(islice(records_of_data(), 0, None, EVERY))
    ]
    out = tmp_path / "out.bib"
    said = run(
        "biber", "--tool", "--nolog", "--output-file", str(out), written("bib", works, tmp_path)
    )
    assert "ERROR" not in said
    assert out.read_text(encoding="utf-8").count("\n}\n") == len(works)
