"""EndNote tagged, tag by tag, and as bibutils reads it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings

from publications.formats import enw
from publications.records import Record
from publications.vocabularies.work_types import WORK_TYPES

from .hostile import languages, many_records
from .samples import WU, essay, organisation, person


def tags(record: Record, language: str = "") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, value in enw.fields(record, language):
        if value:
            found.setdefault(tag, []).append(value)
    return found


def test_record_begins_with_its_type_and_ends_with_an_empty_line() -> None:
    text = b"".join(enw.write([essay()], "")).decode()
    assert text.startswith("%0 Magazine Article\r\n%A ")
    assert text.endswith("\r\n\r\n")


@pytest.mark.parametrize("work_type", ["", *WORK_TYPES])
@pytest.mark.parametrize("in_serial", [True, False])
def test_every_type_has_a_name_in_endnote(work_type: str, in_serial: bool) -> None:
    record = essay(work_type=work_type) if in_serial else Record(work_type=work_type)
    assert tags(record)["%0"]


def test_people_stand_in_the_tags_of_their_roles() -> None:
    found = tags(essay(contributors=(WU, person("E", "E", "edt"), person("T", "T", "trl"))))
    assert (found["%A"], found["%E"], found["%?"]) == (["巫, 朝晖"], ["E, E"], ["T, T"])


def test_name_in_one_piece_has_a_comma_behind_it() -> None:
    found = tags(essay(contributors=(organisation("National Library"), organisation("Homer"))))
    assert found["%A"] == ["National\xa0Library,", "Homer"]


def test_container_stands_where_its_type_has_it() -> None:
    assert tags(essay())["%J"] == ["时代跃迁"]
    assert tags(essay(work_type="chapter"))["%B"] == ["时代跃迁"]


def test_title_beside_is_a_note() -> None:
    assert tags(essay())["%Z"] == ["Title (en): Beyond Tokens"]


@pytest.mark.parametrize(
    ("edtf", "year", "day", "noted"),
    [
        ("2026", ["2026"], [], False),
        ("2026-06-30", ["2026"], ["June 30"], False),
        ("1993/2005", ["1993"], [], True),
        ("19XX", [], [], True),
    ],
)
def test_date_has_year_and_day(edtf: str, year: list[str], day: list[str], noted: bool) -> None:
    found = tags(Record(date=edtf))
    assert (found.get("%D", []), found.get("%8", [])) == (year, day)
    assert found.get("%Z", []) == ([f"Date (EDTF): {edtf}"] if noted else [])


@given(many_records, languages)
@settings(max_examples=40, deadline=None)
def test_every_line_is_a_tag_and_no_text_adds_one(records: list[Record], language: str) -> None:
    lines = b"".join(enw.write(records, language)).decode().split("\r\n")
    assert all(re.fullmatch(r"%[0-9A-Z?@>] .+|", one) for one in lines)
    assert sum(one.startswith("%0 ") for one in lines) == len(records)


def test_bibutils_reads_titles_authors_and_dates(tmp_path: Path) -> None:
    program = shutil.which("end2xml")
    if program is None:
        pytest.skip("end2xml is not installed (apt-get install bibutils)")
    people = (person("Wu", "Zhaohui"), organisation("National Library of Australia"))
    path = tmp_path / "records.enw"
    path.write_bytes(b"".join(enw.write([essay(contributors=people, date="2026-06-30")], "")))
    done = subprocess.run([program, str(path)], capture_output=True, text=True, timeout=60)
    assert "<title>词元之后</title>" in done.stdout
    assert '<namePart type="family">Wu</namePart>' in done.stdout
    assert "<namePart>National\xa0Library\xa0of\xa0Australia</namePart>" in done.stdout
    assert "2026-06-30" in done.stdout
    assert "unused" not in done.stderr
