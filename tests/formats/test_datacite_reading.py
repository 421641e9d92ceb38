"""Reading DataCite JSON: every layout, hostile files, and what is no DataCite."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats.base import Entry, Source
from publications.formats.datacite import JSON, items
from publications.names import Name
from publications.records import Record, Related
from publications.texts import Text

ONE: dict[str, Any] = {
    "id": "10.5281/zenodo.1",
    "titles": [{"title": "Beyond Tokens", "lang": "en"}],
    "creators": [{"name": "Wu, Zhaohui", "familyName": "Wu", "givenName": "Zhaohui"}],
    "doi": "10.5281/zenodo.1",
    "language": "en",
}


def entries(data: Any, encoding: str = "") -> list[Entry]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    assert JSON.read is not None
    return list(JSON.read(Source(BytesIO(raw), encoding)))


def read(**changes: Any) -> Record:
    (entry,) = entries(ONE | changes)
    assert entry.record is not None
    return entry.record


def titles(found: list[Entry]) -> list[str]:
    return [entry.record.titles[0].value for entry in found if entry.record]


@pytest.mark.parametrize(
    "data",
    [
        ONE,
        [ONE],
        {"data": {"id": "x", "type": "dois", "attributes": ONE}},
        {"data": [{"id": "x", "attributes": ONE}], "meta": {"total": 1}, "links": {}},
        {"links": {}, "data": [{"attributes": ONE}]},
        [{"attributes": ONE, "relationships": {"client": {"data": {"id": "a"}}}}],
    ],
)
def test_every_layout_holds_the_record(data: Any) -> None:
    assert titles(entries(data)) == ["Beyond Tokens"]


def test_objects_one_a_line_are_read_with_their_lines() -> None:
    found = entries(b"\n".join([json.dumps(ONE).encode()] * 3))
    assert [(entry.number, entry.line) for entry in found] == [(1, 1), (2, 2), (3, 3)]


def test_a_byte_order_mark_and_another_encoding_do_no_harm() -> None:
    assert titles(entries(b"\xef\xbb\xbf" + json.dumps(ONE).encode())) == ["Beyond Tokens"]
    text = json.dumps(ONE | {"titles": [{"title": "词元"}]}, ensure_ascii=False)
    assert titles(entries(text.encode("gb18030"), "gb18030")) == ["词元"]


BROKEN = (
    b'{"id": "2", "titles": [{"title": "no comma"}] "doi": 1}',
    b'{"id": "2", "titles": [{"title": "no end"}]',
    b'{"id": "2, "titles": [{"title": "no mark"}]}',
    b'{"id": "2", "titles": [{"title": "no bracket"}}',
    b'{"id": "2"}}}]',
    b"garbage\n",
    b"[" * 100_000,
    b"17",
    b"null",
    b'"text"',
)


@pytest.mark.parametrize("broken", BROKEN, ids=[one[:40].decode() for one in BROKEN])
def test_a_broken_record_costs_no_other(broken: bytes) -> None:
    one = json.dumps(ONE).encode()
    found = entries(b"[" + one + b",\n" + broken + b",\n" + one + b"]")
    assert titles(found) == ["Beyond Tokens"] * 2
    assert all(entry.problems for entry in found if entry.record is None)


def test_a_broken_record_costs_no_other_in_an_answer() -> None:
    one = json.dumps({"id": "1", "attributes": ONE}).encode()
    data = b'{"data": [' + one + b", " + BROKEN[0] + b", " + one + b'], "meta": {"total": 3}}'
    assert titles(entries(data)) == ["Beyond Tokens"] * 2


def test_the_parsers_reason_is_told() -> None:
    (entry,) = entries(BROKEN[0])
    problem = entry.problems[0]
    assert problem.message % problem.params == "This is not JSON: Expecting ',' delimiter."


def test_a_file_is_read_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "CHUNK", 64)
    file = BytesIO(b"[" + b",".join([json.dumps(ONE).encode()] * 50) + b"]")
    assert JSON.read is not None
    found = JSON.read(Source(file))
    next(found)
    assert len(list(found)) == 49


def test_a_record_of_more_than_five_million_characters_is_rejected() -> None:
    huge = ONE | {"descriptions": [{"description": "a" * 5_100_000}]}
    found = entries([ONE, huge, ONE])
    assert [entry.record is None for entry in found] == [False, True, False]
    assert "5 million" in found[1].problems[0].message


def test_a_giant_field_is_cut_and_told() -> None:
    (entry,) = entries(ONE | {"titles": [{"title": "a" * 200_000}]})
    assert entry.record is not None
    assert len(entry.record.titles[0].value) == 100_000
    assert entry.problems[0].field == "titles"


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ({"@context": "http://schema.org", "name": "A"}, "schema.org"),
        ({"@context": "https://w3id.org/codemeta/3.0", "name": "A"}, "CodeMeta"),
        ({"type": "post-weblog", "DOI": "10.5438/1", "title": "A"}, "CSL-JSON"),
        ({"name": "a", "version": "1", "dependencies": {}}, "a package.json"),
        ({"itemType": "book", "title": "A"}, "a Zotero item"),
        ({"ext_ids": {}, "title": "A"}, "a Fatcat release"),
    ],
)
def test_what_is_something_else_is_told_by_name(found: dict[str, Any], kind: str) -> None:
    (entry,) = entries(found)
    assert entry.record is None
    assert entry.problems[0].params == {"kind": kind}


@pytest.mark.parametrize(
    ("data", "kind"), [(b"<?xml version='1.0'?><a/>", "XML"), (b"@article{a,}", "BibTeX")]
)
def test_a_file_that_is_no_json_is_one_rejection(data: bytes, kind: str) -> None:
    (entry,) = entries(data)
    assert entry.problems[0].params == {"kind": kind}


def test_an_empty_file_has_no_records() -> None:
    assert entries(b"") == entries(b" \n[]\n") == []


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
NAMES = (
    "doi", "titles", "creators", "contributors", "publisher", "publicationYear", "subjects",
    "dates", "language", "types", "identifiers", "alternateIdentifiers", "relatedIdentifiers",
    "relatedItems", "container", "sizes", "version", "rightsList", "descriptions", "url",
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(NAMES), anything), st.binary(max_size=40))
@settings(deadline=None)
def test_nothing_that_stands_in_a_file_raises(found: dict[str, Any], raw: bytes) -> None:
    entries([ONE | found, found])
    entries(raw)
    entries(b'[{"titles": ' + raw)


def test_the_forms_of_schema_4_0_are_known() -> None:
    (entry,) = entries(
        {
            "identifier": {"identifier": "10.5281/zenodo.1", "identifierType": "DOI"},
            "creators": [{"creatorName": "Wu, Zhaohui", "nameType": "Personal"}],
            "contributors": [{"contributorName": "NLA", "contributorType": "HostingInstitution"}],
            "titles": [{"title": "A"}],
            "resourceType": {"resourceTypeGeneral": "Text", "resourceType": "Essay"},
            "rightsList": [{"rightsURI": "https://creativecommons.org/licenses/by/4.0/legalcode"}],
            "publicationYear": "2026",
        }
    )
    record = entry.record
    assert record is not None
    assert record.dois == ("10.5281/zenodo.1",)
    assert record.contributors[0].name == Name("Wu", "Zhaohui", script="Latn")
    assert record.contributors[1].role == "his"
    assert (record.work_type, record.licence, record.date) == ("essay", "CC-BY-4.0", "2026")


def test_names_are_parted_only_where_the_file_parts_them() -> None:
    record = read(
        creators=[
            {"name": "巫朝晖", "familyName": "巫", "givenName": "朝晖", "lang": "zh-Hans"},
            {"name": "Ito, Takeshi", "nameType": "Personal"},
            {"name": "Ito, Takeshi"},
            {"name": "Berg, P., van der", "nameType": "Personal"},
            {"name": "Library, National", "nameType": "Organizational"},
            {"name": ":unav"},
            {"name": "(:Unkn)"},
        ]
    )
    assert [agent.name for agent in record.contributors] == [
        Name("巫", "朝晖", script="Hani", lang="zh-Hans"),
        Name("Ito", "Takeshi", script="Latn"),
        Name(literal="Ito, Takeshi", script="Latn"),
        Name(literal="Berg, P., van der", script="Latn"),
        Name(literal="Library, National", script="Latn"),
    ]


def test_an_invalid_orcid_is_left_out_and_told() -> None:
    person = {
        "name": "A",
        "nameIdentifiers": [
            {"nameIdentifier": "0000-0000-0000-0000", "nameIdentifierScheme": "ORCID"}
        ],
    }
    (entry,) = entries(ONE | {"creators": [person]})
    assert entry.record is not None
    assert entry.record.contributors[0].orcid == ""
    assert entry.problems[0].field == "creators"


def test_titles_by_type_and_language() -> None:
    record = read(
        language="ko",
        titles=[
            {"title": "Creation", "titleType": "TranslatedTitle", "lang": "en"},
            {"title": "開闢"},
            {"title": "Kaebyŏk", "titleType": "AlternativeTitle", "lang": "ko-Latn"},
            {"title": "부제", "titleType": "Subtitle", "lang": "ko"},
        ],
    )
    assert record.titles == (
        Text("開闢", "ko", "original", romanised="Kaebyŏk"),
        Text("Creation", "en"),
    )
    assert record.subtitles == (Text("부제", "ko", "original"),)


@pytest.mark.parametrize(
    ("dates", "year", "expected"),
    [
        ([{"date": "2026-06-30T10:00:00Z", "dateType": "Issued"}], 2026, "2026-06-30"),
        ([{"date": "2014-03-01/2014-03-31", "dateType": "Issued"}], 0, "2014-03-01/2014-03-31"),
        ([{"date": "1993/", "dateType": "Issued"}], 0, "1993/.."),
        ([{"date": "2001", "dateType": "Created"}], "2005", "2005"),
        ([{"date": "2001", "dateType": "Created"}], None, "2001"),
        ([{"date": "1850", "dateType": "Issued", "dateInformation": "EDTF: 1850~"}], 0, "1850~"),
        ([], "0000", ""),
        ([{"date": ":tba", "dateType": "Issued"}], None, ""),
    ],
)
def test_dates(dates: list[dict[str, str]], year: Any, expected: str) -> None:
    assert read(dates=dates, publicationYear=year).date == expected


def test_a_date_that_cannot_be_read_is_told() -> None:
    (entry,) = entries(ONE | {"dates": [{"date": "in spring", "dateType": "Issued"}]})
    assert (entry.problems[0].field, entry.problems[0].value) == ("dates", "in spring")


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ({"resourceTypeGeneral": "JournalArticle"}, "journal-article"),
        ({"resourceTypeGeneral": "Text", "resourceType": "Magazine article"}, "magazine-article"),
        ({"resourceTypeGeneral": "Text", "citeproc": "post-weblog"}, "blog-post"),
        ({"resourceTypeGeneral": "Text", "citeproc": "article"}, "text"),
        ({"resource-type-general": "Software"}, "software"),
        ({"resourceTypeGeneral": "PhysicalObject", "resourceType": "Jar"}, "other"),
        ({}, ""),
    ],
)
def test_types(types: dict[str, str], expected: str) -> None:
    assert read(types=types).work_type == expected


def test_the_container_comes_from_related_items_else_from_the_service() -> None:
    item = {
        "relationType": "IsPublishedIn",
        "titles": [{"title": "Journal", "lang": "en"}],
        "volume": "3",
        "firstPage": "1",
        "lastPage": "9",
    }
    service = {
        "title": "Reihe", "identifier": "0036-6978", "identifierType": "ISSN", "volume": 5
    }  # fmt: skip
    from_item = read(relatedItems=[item], container=service)
    assert (from_item.container_titles, from_item.volume, from_item.pages) == (
        (Text("Journal", "en", "original"),), "3", "1–9"
    )  # fmt: skip
    from_service = read(container=service)
    assert (from_service.container_titles, from_service.volume) == ((Text("Reihe"),), "5")


def test_an_isbn_is_the_books_when_the_work_is_a_part_of_one() -> None:
    isbn = [{"alternateIdentifier": "978-3-16-148410-0", "alternateIdentifierType": "ISBN"}]
    chapter = read(alternateIdentifiers=isbn, types={"resourceTypeGeneral": "BookChapter"})
    assert (chapter.isbns, chapter.container_isbns) == ((), ("9783161484100",))
    assert read(alternateIdentifiers=isbn).isbns == ("9783161484100",)


def test_relations() -> None:
    def row(kind: str, value: str, relation: str) -> dict[str, str]:
        return {
            "relatedIdentifierType": kind,
            "relatedIdentifier": value,
            "relationType": relation,
        }

    record = read(
        relatedIdentifiers=[
            row("DOI", "10.5281/ZENODO.2", "IsVersionOf"),
            row("ISSN", "0036-6978", "IsPartOf"),
            row("DOI", "https://doi.org/10.1000/a", "Cites"),
            row("arXiv", "0706.0001", "IsCitedBy"),
            row("LSID", "urn:x", "Cites"),
            row("DOI", "10.1000/b", "Invented"),
        ]
    )
    assert record.concept_doi == "10.5281/zenodo.2"
    assert record.issns == ("0036-6978",)
    assert record.related == (
        Related("Cites", doi="10.1000/a"),
        Related("IsCitedBy", url="https://arxiv.org/abs/0706.0001"),
    )


def test_subjects_of_a_scheme_are_headings_and_words_keywords() -> None:
    record = read(
        subjects=[
            {"subject": "token", "lang": "en"},
            {"subject": "Archives", "subjectScheme": "lcsh", "valueUri": "https://id.loc.gov/1"},
            {"subject": "档案", "subjectScheme": "lcsh", "valueUri": "https://id.loc.gov/1"},
            "bare",
        ]
    )
    assert [word.value for word in record.keywords] == ["token", "bare"]
    assert [label.value for label in record.subjects[0].labels] == ["Archives", "档案"]


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ({"rightsIdentifier": "cc-by-4.0", "rightsIdentifierScheme": "SPDX"}, "CC-BY-4.0"),
        ({"rightsUri": "http://creativecommons.org/licenses/by-nc/3.0/de/"}, "CC-BY-NC-3.0-DE"),
        ({"rightsUri": "https://creativecommons.org/publicdomain/zero/1.0/legalcode"}, "CC0-1.0"),
        ({"rightsUri": "https://spdx.org/licenses/EUPL-1.2.html"}, "EUPL-1.2"),
        ({"rights": "all rights reserved"}, ""),
    ],
)
def test_licences(right: dict[str, str], expected: str) -> None:
    assert read(rightsList=[{"rights": "Open Access"}, right]).licence == expected


def test_pages_among_the_sizes_are_pages() -> None:
    record = read(sizes=["42-79 Seiten"])
    assert record.pages == "42-79"
    assert read(sizes=["12 kB", "312 p."]).extent == "312 p."
