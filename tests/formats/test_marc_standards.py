"""MARC by its own standards: the schema, the list of fields, and the programs of libraries."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import pymarc
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from publications.formats.marc import MARCXML, MRC
from publications.formats.marc.fields import Field, Marc
from publications.formats.marc.mapping import fields_of
from publications.records import Record

from . import standards
from .hostile import languages, many_records
from .round_trip.strategies import records
from .samples import essay

few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
# Works of the data whose ISO 2709 would be longer than the format allows, and is shortened.
_NEAR_THE_LIMIT = 95_000


def mrc(some: list[Record], language: str = "") -> bytes:
    return b"".join(MRC.write(some, language))


def marcxml(some: list[Record], language: str = "") -> bytes:
    return b"".join(MARCXML.write(some, language))


def yaz(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    path = shutil.which("yaz-marcdump")
    if path is None:
        pytest.skip("yaz-marcdump is not installed (apt-get install yaz)")
    return subprocess.run([path, *arguments], capture_output=True, timeout=300)


@given(many_records, languages)
@few
def test_pymarc_reads_whatever_is_written(some: list[Record], language: str) -> None:
    reader = pymarc.MARCReader(BytesIO(mrc(some, language)))
    found = list(reader)
    assert len(found) == len(some)
    assert all(one is not None and one.get_fields("245") for one in found)


@given(many_records, languages)
@few
def test_whatever_is_written_is_well_formed(some: list[Record], language: str) -> None:
    root = etree.fromstring(marcxml(some, language))
    assert len(root) == len(some)


@few
@given(records())
def test_both_formats_hold_the_same_record(record: Record) -> None:
    (iso,) = pymarc.MARCReader(BytesIO(mrc([record])))
    (xml,) = pymarc.parse_xml_to_array(BytesIO(marcxml([record])))  # type: ignore[no-untyped-call]
    assert iso is not None
    assert [str(one) for one in iso.fields] == [str(one) for one in xml.fields]


def test_yaz_finds_nothing_to_say_and_makes_our_marc_of_our_marcxml(tmp_path: Path) -> None:
    @few
    @given(records())
    def agree(record: Record) -> None:
        some = [record, essay()]
        _agree(tmp_path, some)

    agree()


def _agree(folder: Path, some: list[Record]) -> None:
    iso, xml = folder / "records.mrc", folder / "records.xml"
    iso.write_bytes(mrc(some))
    xml.write_bytes(marcxml(some))
    said = yaz("-n", str(iso))
    assert (said.stdout, said.stderr, said.returncode) == (b"", b"", 0)
    assert yaz("-i", "marcxml", "-o", "marc", str(xml)).stdout == iso.read_bytes()


# The standard's files


@pytest.fixture(scope="module")
def standard(shared: Path) -> dict[str, Any]:
    text = (shared / "standards/vocab/marc-schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text)["fields"])


@pytest.mark.shared
def test_fields_are_those_of_the_standard(standard: dict[str, Any]) -> None:
    @few
    @given(records())
    def conform(record: Record) -> None:
        assert list(faults(fields_of(record), standard)) == []

    conform()


def faults(marc: Marc, standard: dict[str, Any]) -> Iterator[str]:
    """What of a record the standard does not know, or does not let repeat."""
    counted: dict[str, int] = {}
    for one in marc.fields:
        rule = standard.get(one.tag)
        counted[one.tag] = counted.get(one.tag, 0) + 1
        if rule is None:
            yield one.tag
        elif counted[one.tag] > 1 and not rule["repeatable"]:
            yield f"{one.tag} repeated"
        elif one.indicators:
            yield from _faults(one, rule)


def _faults(one: Field, rule: dict[str, Any]) -> Iterator[str]:
    for name, value in zip(("indicator1", "indicator2"), one.indicators, strict=True):
        codes = (rule.get(name) or {}).get("codes") or {" ": None}
        ranges = [code for code in codes if len(code) == 3]
        in_range = any(code[0] <= value <= code[2] for code in ranges)
        if value not in codes and not in_range and one.tag != "880":
            yield f"{one.tag} {name} {value!r}"
    codes = [code for code, _ in one.subfields]
    for code in set(codes):
        if code not in rule["subfields"]:
            yield f"{one.tag} ${code}"
        elif codes.count(code) > 1 and not rule["subfields"][code]["repeatable"]:
            yield f"{one.tag} ${code} repeated"


@pytest.mark.shared
def test_works_of_the_data_are_valid_and_equal_in_both_formats(
    shared: Path, standard: dict[str, Any], tmp_path: Path
) -> None:
    schema = standards.xml_schema(shared, "marc/MARC21slim.xsd")
    for some in standards.batches(islice(standards.works(), 0, None, 40)):
        assert {fault for one in some for fault in faults(fields_of(one), standard)} == set()
        standards.judge(schema, marcxml(some))
        assert len(list(pymarc.MARCReader(BytesIO(mrc(some))))) == len(some)
        _agree(tmp_path, [one for one in some if len(mrc([one])) < _NEAR_THE_LIMIT])


# Files of libraries


@pytest.mark.shared
def test_every_file_of_the_dirty_data_ends_with_entries(shared: Path) -> None:
    from .marc_samples import entries, xml_entries

    read = rejected = 0
    for path in sorted((shared / "data/dirty/marc").rglob("*.*")):
        if path.suffix in (".json", ".chr", ".txt") or not path.is_file():
            continue
        data = path.read_bytes()
        is_xml = data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")
        found = xml_entries(data) if is_xml else entries(data)
        assert found, path.name
        assert all(entry.record or entry.problems for entry in found)
        read += sum(entry.record is not None for entry in found)
        rejected += sum(entry.record is None for entry in found)
    assert read > 3500
    assert rejected < 130


@pytest.mark.shared
def test_titles_and_years_are_those_that_open_library_finds(shared: Path) -> None:
    from .marc_samples import entries

    folder = shared / "data/dirty/marc"
    titles = years = count = 0
    for path in sorted((folder / "openlibrary_bin_expect").glob("*.json")):
        file = folder / "openlibrary_bin" / f"{path.stem}.mrc"
        expected = json.loads(path.read_text(encoding="utf-8"))
        if not file.exists() or not expected.get("title"):
            continue
        found = entries(file.read_bytes())[0].record
        count += 1
        assert found is not None, path.stem
        assert found.titles, path.stem
        titles += found.titles[0].value.startswith(expected["title"][:12])
        years += expected.get("publish_date", "")[:4] in found.date
    # docs/formats/marc.md says which differ, and why.
    assert titles >= count - 2
    assert years >= count - 6
