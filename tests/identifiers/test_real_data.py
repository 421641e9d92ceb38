"""Every identifier of the real records reads, but those that were looked at and are wrong."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from publications.identifiers import SCHEMES, IdentifierError, find_isbns, find_issns, nla, parse

KEYS = ("doi", "issn", "isbn", "orcid", "oclc", "viaf")

# Looked at: other things in the field, a digit missing, or a check digit wrong in the record.
KNOWN_WRONG = {
    "doi": {"10.1042/", "10.15217", "http://geant4.web.cern.ch/geant4/index.shtml"},
    "issn": {
        *("0125-0369", "0594-691X", "1031-2301", "9999-1111"),
        *("0000000000000", "1111111111", "1307201600664", "2122633255", "8129853795"),
        *("ISBN", "ISSN", "ISSN/ISBN", "xxx", "doi:10.1016/j.cell.2016.02.062"),
    },
    "isbn": {
        *("0-69-697269-4", "5-217-01304-0", "5-9221-0707-9", "975638060X", "978-5-93089-108-7"),
        *("9785799611454", "978-901821-16-9", "5-8459-0168-0233-4", "5-90065-12-0"),
        *("750130855 (16)", "9576751221(종합) (子部 2)", "9579005062(平裝)"),
        *("ISBN", "ISSN/ISBN", "1937-31-03"),
    },
}
# ISSNs, DOIs, and numbers of articles in the field for ISBNs.
OTHER_IN_ISBN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9X]\b|(?:doi:)?10\.[0-9]{4}|00[0-9]{11}$")


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a record with the key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name.lower())
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)


@pytest.fixture(scope="module")
def identifiers(real_data: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {scheme: set() for scheme in KEYS}
    for path in sorted(real_data.glob("works_*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if any(f'"{key}"' in line.lower() for key in KEYS):
                    for key, text in strings(json.loads(line)):
                        if key in KEYS:
                            found[key].add(text)
    return found


@pytest.fixture(scope="module")
def refused(identifiers: dict[str, set[str]]) -> dict[str, dict[str, str]]:
    """Scheme → text → code of each identifier that does not read."""
    codes: dict[str, dict[str, str]] = {scheme: {} for scheme in identifiers}
    for scheme, texts in identifiers.items():
        for text in texts:
            try:
                parse(scheme, text)
            except IdentifierError as error:
                codes[scheme][text] = error.code
    return codes


def test_the_records_hold_thousands_of_identifiers(identifiers):
    counts = {scheme: len(texts) for scheme, texts in identifiers.items()}
    assert counts["doi"] > 14_000
    assert counts["issn"] > 1_500
    assert counts["isbn"] > 1_000
    assert counts["oclc"] > 8_000


@pytest.mark.parametrize("scheme", ["doi", "issn", "isbn"])
def test_only_identifiers_known_to_be_wrong_are_refused(refused, scheme):
    unexpected = {
        text
        for text, code in refused[scheme].items()
        if code != "several" and text not in KNOWN_WRONG[scheme]
    }
    if scheme == "isbn":
        unexpected = {text for text in unexpected if not OTHER_IN_ISBN.match(text)}
    assert unexpected == set()


@pytest.mark.parametrize("scheme", ["orcid", "oclc", "viaf"])
def test_all_other_identifiers_read(refused, scheme):
    assert refused[scheme] == {}


def test_fields_with_several_give_each(refused):
    for scheme, find in (("issn", find_issns), ("isbn", find_isbns)):
        several = [text for text, code in refused[scheme].items() if code == "several"]
        assert several
        assert all(len(find(text)) > 1 for text in several)


def test_each_survives_display_and_address(identifiers, refused):
    for scheme, texts in identifiers.items():
        kind = SCHEMES[scheme]
        for text in texts - refused[scheme].keys():
            value = kind.parse(text)
            assert kind.parse(kind.display(value)) == value
            address = kind.url(value)
            assert address is None or kind.parse(address) == value


def test_the_check_digit_fits_every_object_of_the_national_library(real_data):
    with gzip.open(
        real_data / "issues_trove_periodicals.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        objects = {nla.parse(json.loads(line)["url"]) for line in lines}
    assert len(objects) > 25_000
    assert not [value for value in objects if nla.warnings(value)]


def test_the_demonstration_collection_reads(real_data):
    text = (real_data / "epochal_transition.json").read_text(encoding="utf-8")
    found = [(key, value) for key, value in strings(json.loads(text)) if key in {*KEYS, "nla"}]
    assert len(found) >= 14
    for scheme, value in found:
        assert parse(scheme, value) == value
        assert SCHEMES[scheme].warn(value) == []
