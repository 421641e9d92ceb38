"""CSL-JSON of others, whole and broken."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats import csl_json
from publications.formats.base import Entry, Source
from publications.records import Record

ITEM = {"id": "a", "type": "book", "title": "One"}


def read(text: str | bytes) -> list[Entry]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return list(csl_json.read(Source(BytesIO(data))))


def one(**facts: Any) -> Record:
    [entry] = read(json.dumps([ITEM | facts]))
    assert entry.record is not None
    return entry.record


def titles(text: str | bytes) -> list[str | None]:
    return [
        entry.record.titles[0].value if entry.record and entry.record.titles else None
        for entry in read(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": "a", "type": "book", "title": "One"}, {"id": "b", "title": "Two"}]',
        '{"id": "a", "title": "One"}\n{"id": "b", "title": "Two"}\n',
        '\ufeff{"items": [{"id": "a", "title": "One"}, {"id": "b", "title": "Two"}]}',
        '{"v": "1", "references": [{"id": "a", "title": "One"}, {"id": "b", "title": "Two"}]}',
        '\x1e{"id": "a", "title": "One"}\n\x1e{"id": "b", "title": "Two"}\n',
        '[{"id": "a", "title": "One"}]\n[{"id": "b", "title": "Two"}]',
    ],
)
def test_items_are_found_however_they_are_strung(text: str) -> None:
    assert titles(text) == ["One", "Two"]


def test_single_object_is_an_item() -> None:
    assert titles(json.dumps(ITEM)) == ["One"]


@pytest.mark.parametrize("text", ["", "[]", " \n ", '{"items": []}'])
def test_file_without_items_has_no_entries(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "broken",
    [
        '{"id": "x", "type": "book", "title": "no end}',
        '{"id": "x", "type": "book", title: 1}',
        '{"id": "x", "type": "book",}',
        '{"id": "x" "type"}',
        "5",
        '"text"',
        "nonsense",
        "[" * 3 + "null",
    ],
)
def test_broken_item_costs_no_other(broken: str) -> None:
    before = json.dumps(ITEM)
    after = json.dumps(ITEM | {"title": "Two", "author": [{"family": "X", "given": "Y"}]})
    found = read(f"[{before},\n{broken},\n{after}]")
    assert [bool(entry.record) for entry in found] == [True, False, True]
    assert found[1].problems
    assert found[1].line == 2


def test_deeply_nested_item_is_rejected_and_the_next_one_read() -> None:
    deep = '{"id": "x", "type": "book", "note": ' + "[" * 100_000 + "]" * 100_000 + "}"
    found = read(f"[{deep},\n{json.dumps(ITEM)}]")
    assert [bool(entry.record) for entry in found] == [False, True]


def test_item_longer_than_the_limit_is_rejected_and_the_next_one_read() -> None:
    long = json.dumps(ITEM | {"note": "x" * 5_100_000})
    endless = '{"id": "x", "type": "book", "title": "' + "y" * 11_000_000
    found = read(f"[{long},\n{endless},\n{json.dumps(ITEM)}]")
    assert [bool(entry.record) for entry in found] == [False, False, True]


def test_giant_field_is_cut_and_said_so() -> None:
    [entry] = read(json.dumps([ITEM | {"title": "x" * 200_000}]))
    assert entry.record and len(entry.record.titles[0].value) == 100_000
    assert entry.problems[0].field == "title"


def test_last_of_doubled_keys_counts() -> None:
    assert titles('[{"id": "a", "title": "One", "title": "Two"}]') == ["Two"]


def test_numbers_that_are_none_are_left_out() -> None:
    [entry] = read('[{"id": "a", "title": "One", "volume": NaN, "issue": 12, "page": Infinity}]')
    assert entry.record and (entry.record.volume, entry.record.issue) == ("", "12")


def test_number_of_ten_thousand_digits_is_a_broken_item() -> None:
    found = read(f'[{{"id": 1{"0" * 10_000}}}, {json.dumps(ITEM)}]')
    assert [bool(entry.record) for entry in found] == [False, True]


def test_lone_surrogate_is_dropped() -> None:
    assert titles('[{"id": "a", "title": "O\\ud800ne"}]') == ["One"]


def test_bytes_that_are_no_text_are_told() -> None:
    [entry] = read(b'[{"id": "a", "title": "caf\xe9"}]')
    assert entry.record and "encoding" in entry.problems[0].message


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ({"date-parts": [["2013", 1, 1]]}, "2013-01-01"),
        ({"date-parts": [[2013, 0]]}, "2013"),
        ({"date-parts": [2013, 5]}, "2013-05"),
        ({"date-parts": [[1993], [2005]]}, "1993/2005"),
        ({"date-parts": [[-50]]}, "-0049"),
        ({"date-parts": [[1850]], "circa": True}, "1850~"),
        ({"date-parts": [["2001"]], "season": "2"}, "2001-22"),
        ({"raw": "2013-01-01"}, "2013-01-01"),
        ({"literal": "May 1999"}, "1999-05"),
        ({"date-parts": [[None]]}, ""),
        ({"date-parts": []}, ""),
        ("2012", "2012"),
        (7, ""),
    ],
)
def test_date_is_read(issued: Any, expected: str) -> None:
    assert one(issued=issued).date == expected


def test_date_that_cannot_be_read_is_told() -> None:
    [entry] = read(json.dumps([ITEM | {"issued": {"literal": "in spring"}}]))
    assert entry.problems[0].value == "in spring"


def test_names_are_parted_as_the_file_parts_them() -> None:
    people = [
        {"family": "Berg", "given": "P.", "non-dropping-particle": "van der"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
        {"literal": "National Library"},
        {"family": "Homer"},
        {"given": ""},
        "text",
    ]
    names = [agent.name for agent in one(author=people).contributors]
    assert [(name.family, name.given, name.literal) for name in names] == [
        ("van der Berg", "P.", ""),
        ("King", "Martin, Jr.", ""),
        ("", "", "National Library"),
        ("", "", "Homer"),
    ]


def test_orcid_of_crossref_is_read() -> None:
    author = {"family": "A", "given": "B", "ORCID": "http://orcid.org/0009-0009-5318-3027"}
    assert one(author=[author]).contributors[0].orcid == "0009-0009-5318-3027"


def test_lists_of_crossref_are_read() -> None:
    facts = {
        "title": ["T"],
        "container-title": ["J"],
        "ISSN": ["3083-5178"],
        "type": "journal-article",
    }
    record = one(**facts)
    assert (record.titles[0].value, record.container_titles[0].value) == ("T", "J")
    assert (record.issns, record.work_type) == (("3083-5178",), "journal-article")


def test_isbn_of_a_chapter_is_its_book_s() -> None:
    record = one(type="chapter", ISBN="978-0-306-40615-7")
    assert (record.isbns, record.container_isbns) == ((), ("9780306406157",))


def test_identifier_that_is_none_is_told() -> None:
    [entry] = read(json.dumps([ITEM | {"DOI": "none", "ISSN": "1234"}]))
    assert {problem.field for problem in entry.problems} == {"DOI", "ISSN"}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = (
    "id",
    "type",
    "title",
    "author",
    "issued",
    "custom",
    "DOI",
    "ISBN",
    "keyword",
    "URL",
    "language",
)
CUSTOM = ("titles", "contributors", "identifiers", "files", "links", "subjects", "dois", "isbns",
          "datestamp", "related", "keywords", "date", "archives", "type")  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(KEYS), json_values),
    st.dictionaries(st.sampled_from(CUSTOM), json_values),
)
@settings(max_examples=150, deadline=None)
def test_no_value_makes_the_reader_fail(facts: dict[str, Any], custom: dict[str, Any]) -> None:
    text = json.dumps([{"id": "a"} | facts | {"custom": custom}])
    assert len(read(text)) == 1


@given(st.binary(max_size=200), st.sampled_from([b"[", b"{", b'[{"id":', b""]))
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_the_reader_fail(data: bytes, before: bytes) -> None:
    read(before + data)
