"""JSON Lines in the layouts of libraries and publishers, read one line at a time."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.formats import READERS
from publications.formats.base import Entry, Source
from publications.formats.json_lines import LONGEST, dates, languages
from publications.names import Name
from publications.records import Record
from publications.texts import Text
from publications.vocabularies.work_types import WORK_TYPES

from .round_trip.data import EVERY, read_file, records_of_data, sources


def entries(*lines: Any) -> list[Entry]:
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    return list(READERS["jsonl"].read(Source(io.BytesIO(text.encode("utf-8", "surrogatepass")))))


def read(**row: Any) -> Record:
    (entry,) = entries({"title": "T", **row})
    assert entry.record is not None
    return entry.record


def problems(**row: Any) -> list[str]:
    (entry,) = entries({"title": "T", **row})
    return [problem.message % problem.params for problem in entry.problems]


def test_common_layout_is_read() -> None:
    record = read(
        id="x:1", type="journal-article", title="Title", language="fr", container="Revue",
        issn="0317-8471", volume="3", issue=2, pages="1-9", publisher="P", place="Paris",
        doi="https://doi.org/10.1000/ABC", url="https://example.org/x", year=2020, date="2020-05",
        abstract="Résumé.", keywords=["mot", "clé"], subjects=["S"],
        authors=[{"family": "Dupont", "given": "Anne", "orcid": "0000-0002-1825-0097"}],
    )  # fmt: skip
    assert (record.key, record.work_type, record.language) == ("x:1", "journal-article", "fr")
    assert record.titles == (Text("Title", "fr", "original"),)
    assert record.container_titles == (Text("Revue", "fr", "original"),)
    assert (record.volume, record.issue, record.pages) == ("3", "2", "1-9")
    assert (record.issns, record.dois) == (("0317-8471",), ("10.1000/abc",))
    assert record.keywords == (Text("mot", "fr", "original"), Text("clé", "fr", "original"))
    assert record.contributors[0].names == (Name("Dupont", "Anne", script="Latn"),)
    assert record.contributors[0].orcid == "0000-0002-1825-0097"
    assert (record.date, record.url) == ("2020-05", "https://example.org/x")


def test_broken_line_costs_only_itself() -> None:
    found = entries('{"title": "A"}', '{"title": "B"', '{"title": "C"}', "", "nonsense")
    assert [bool(entry.record) for entry in found] == [True, False, True, False]
    assert [entry.line for entry in found] == [1, 2, 3, 5]
    assert "not JSON" in found[1].problems[0].message


def test_line_that_is_too_long_costs_only_itself() -> None:
    long = json.dumps({"title": "x" * LONGEST})
    found = entries('{"title": "A"}', long, '{"title": "C"}')
    assert [bool(entry.record) for entry in found] == [True, False, True]
    assert [entry.line for entry in found] == [1, 2, 3]


def test_deep_nesting_costs_only_itself() -> None:
    found = entries('{"title": "A"}', "[" * 100_000, '{"title": "C"}')
    assert [bool(entry.record) for entry in found] == [True, False, True]


def test_indented_document_of_rows_is_read_too() -> None:
    rows = [{"title": "A"}, {"key": "b", "title": "B"}]
    assert len(entries(json.dumps(rows, indent=1))) == 2
    assert entries(json.dumps({"works": rows}, indent=1))[1].key == "b"


@pytest.mark.parametrize(
    ("kind", "word"),
    [("serial", "serial"), ("journal", "serial"), ("issue", "issue"), ("library", "library")],
)
def test_record_of_something_else_says_what_it_is(kind: str, word: str) -> None:
    (entry,) = entries({"type": kind, "title": "T"})
    assert entry.record is None
    assert word in entry.problems[0].message


def test_record_wrapped_in_another_object_is_read() -> None:
    (entry,) = entries({"why": "markup", "record": {"id": "a", "title": "<i>T</i>"}})
    assert entry.record
    assert (entry.record.key, entry.record.titles[0].value) == ("a", "<i>T</i>")


def test_link_is_no_work() -> None:
    (entry,) = entries({"url": "https://example.org", "text": "Here", "section": "Links"})
    assert entry.record is None
    assert "link" in entry.problems[0].message


def test_types_of_every_source_are_ours() -> None:
    names = {
        "journalArticle": "journal-article", "research-article": "journal-article",
        "bookSection": "chapter", "book-chapter": "chapter", "inproceedings": "conference-paper",
        "phdthesis": "thesis", "novel": "book", "computerProgram": "software",
        "archive-description": "archival-material", "posted-content": "preprint",
    }  # fmt: skip
    assert {name: read(type=name).work_type for name in names} == names
    assert set(names.values()) <= set(WORK_TYPES)
    assert read(type="iction").work_type == ""
    assert problems(type="iction")


def test_original_title_is_the_one_in_the_language_of_the_record() -> None:
    titles = [{"lang": "en", "value": "Modules"}, {"lang": "ja", "value": "建築のモジュール"}]
    record = read(title="建築のモジュール", titles=titles, language="ja")
    assert record.titles == (Text("建築のモジュール", "ja", "original"), Text("Modules", "en"))


def test_of_titles_in_two_languages_none_is_called_original_without_a_word() -> None:
    (entry,) = entries({"titles": {"zh-Hans": "词元", "en": "Tokens"}})
    assert entry.record
    assert entry.record.language == ""
    assert entry.record.titles == (Text("词元", "zh-Hans"), Text("Tokens", "en"))


def test_without_a_language_the_original_is_what_stands_under_title() -> None:
    listed = [{"value": "Ultrasonic tags", "script": "Latn"}, {"value": "超音波タグ"}]
    record = read(title="超音波タグ", titles=listed)
    assert record.titles[0].value == "超音波タグ"
    assert record.titles[0].is_original


def test_romanised_title_goes_with_its_original() -> None:
    titles = [
        {"value": "Tawḍīḥ al-Nasafī", "kind": "romanized"},
        {"value": "توضيح النسفي /\u202a", "kind": "original"},
    ]
    record = read(title="توضيح النسفي /\u202a", titles=titles, language="ara")
    assert record.titles == (Text("توضيح النسفي", "ar", "original", romanised="Tawḍīḥ al-Nasafī"),)


def test_title_in_another_script_than_the_language_has_no_language() -> None:
    assert read(title="Plain title", language="ja").titles[0].lang == ""


def test_names_are_parted_only_where_the_source_parts_them() -> None:
    record = read(authors=[{"name": "Carroll, Lewis"}, {"family": "Wu", "given": "Zhaohui"}, "X Y"])
    names = [agent.name for agent in record.contributors]
    assert names[0] == Name(literal="Carroll, Lewis", script="Latn")
    assert (names[1].family, names[1].given) == ("Wu", "Zhaohui")
    assert names[2].literal == "X Y"


def test_names_of_gutenberg_are_parted_at_their_one_comma() -> None:
    people = [{"name": "Carroll, Lewis"}, {"name": "Tolstoy, Leo, graf"}, {"name": "Homer"}]
    names = [agent.name for agent in read(id="gutenberg:11", authors=people).contributors]
    assert (names[0].family, names[0].given) == ("Carroll", "Lewis")
    assert [name.literal for name in names[1:]] == ["Tolstoy, Leo, graf", "Homer"]


def test_name_in_its_own_script_stands_first() -> None:
    people = [{"name": "Ṭayr, Muṣṭafá.", "name_original": "طير، مصطفى..", "kind": "person"}]
    names = read(language="ara", authors=people).contributors[0].names
    assert [name.literal for name in names] == ["طير، مصطفى", "Ṭayr, Muṣṭafá"]
    assert (names[0].lang, names[0].script) == ("ar", "Arab")


def test_forms_of_one_japanese_name_are_one_person() -> None:
    people = [
        {"name": "Gotoh Shinji", "family": "Gotoh", "given": "Shinji"},
        {"name": "後藤 眞二", "family": "後藤", "given": "眞二"},
    ]
    (agent,) = read(authors=people).contributors
    assert [name.family for name in agent.names] == ["後藤", "Gotoh"]


@pytest.mark.parametrize(
    ("role", "code"),
    [("editor", "edt"), ("撰", "aut"), ("奉敕譯", "trl"), ("等編", "com"), ("محقق", "edt"),
     ("wordsBy", "lyr"), ("castMember", "ctb"), ("", "aut")],
)  # fmt: skip
def test_roles_are_relators(role: str, code: str) -> None:
    assert read(authors=[{"name": "X", "role": role}]).contributors[0].role == code


def test_role_behind_a_korean_name_is_no_part_of_it() -> None:
    (agent,) = read(authors=[{"name": "유세라 옮김"}], language="ko").contributors
    assert (agent.name.literal, agent.role) == ("유세라", "trl")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1998-09-04", "1998-09-04"), ("2020-05-22T10:00:00Z", "2020-05-22"),
        ("2014/11", "2014-11"), ("2010/06/00", "2010-06"), ("2019.04", "2019-04"),
        ("August 1, 1997", "1997-08-01"), ("21. März 2011", "2011-03-21"),
        ("domingo, 11 de marzo de 2012", "2012-03-11"), ("2015 Sep", "2015-09"),
        ("05.11.2011", "2011-11-05"), ("07/15/2002", "2002-07-15"), ("08/01/2013", "2013"),
        ("03/2009", "2009-03"), ("1945-1950.", "1945/1950"), ("1935-", "1935/.."),
        ("[1881]", "1881"), ("1299 هجرية، [1881]", "1881"), ("[1950؟]", "1950?"),
        ("cop. 2006", "2006"), ("ca. 1850", "1850~"), ("民國73[1984]", "1984"),
        ("١٩٦٩.", "1969"), ("-0050", "-0050"), ("2021年3月", "2021-03"),
        ("187-", ""), ("0000 Date", ""), ("2001-02-30", ""), ("n.d.", ""), ("[date unknown]", ""),
        ("1934-195-؟]", ""), ("15000", ""),
    ],
)  # fmt: skip
def test_date_is_read_as_far_as_it_is_certain(text: str, edtf: str) -> None:
    assert dates.read(text) == edtf


def test_year_beside_a_date_of_another_calendar_wins() -> None:
    assert read(date="١٣٥٠-١٣٦٧.", year=1931).date == "1931"
    assert read(date="1299 هجرية، [1881]", date_hijri="1299-01-01", year=1881).date == "1881"


def test_years_before_the_common_era_and_spans_are_kept() -> None:
    assert read(year=-507).date == "-0507"
    assert read(year_from=618, year_to=907).date == "0618/0907"
    assert read(year_from=960).date == "0960/.."


def test_date_that_is_not_understood_is_a_problem() -> None:
    assert read(date="[195-?]").date == ""
    assert "[195-?]" in problems(date="[195-?]")[0]


@pytest.mark.parametrize(
    ("found", "tag"),
    [("ara", "ar"), ("fre", "fr"), ("English", "en"), ("français", "fr"), ("zh-CN", "zh-Hans"),
     ("zh_TW", "zh-Hant"), ("en_US", "en-US"), ("lzh", "lzh"), ("ita; eng", "it"),
     ("http://id.loc.gov/vocabulary/languages/chi", "zh"), ("Language", ""), ("   ", ""),
     ("ar-Latn-x-ijmes", "ar-Latn-x-ijmes"), ("und", ""), ("العربية", "ar")],
)  # fmt: skip
def test_languages_as_found_are_tags(found: str, tag: str) -> None:
    assert languages.tag(found) == tag


def test_language_that_is_not_known_is_a_problem() -> None:
    assert "Klingonese" in problems(language="Klingonese")[0]
    assert problems(language="und") == []


def test_fields_of_zotero_are_read() -> None:
    record = read(
        type="bookSection", bookTitle="Whole", ISBN="978-0-306-40615-7", DOI="10.1000/x",
        ISSN="0317-8471, 2049-3630", creators=[{"name": "A", "role": "translator"}], numPages="12",
        extra="QID: Q1\nDOI: 10.1000/y", tags=["one"], university="U", edition="2nd",
    )  # fmt: skip
    assert record.container_titles[0].value == "Whole"
    assert (record.container_isbns, record.isbns) == (("9780306406157",), ())
    assert record.dois == ("10.1000/x", "10.1000/y")
    assert record.issns == ("0317-8471", "2049-3630")
    assert (record.contributors[0].role, record.version, record.publisher) == ("trl", "2nd", "U")


def test_addresses_of_resolvers_are_identifiers() -> None:
    assert read(url="https://doi.org/10.1000/x").dois == ("10.1000/x",)
    assert read(url="http://hdl.handle.net/2333.1/1vhhmsfc").identifiers == (
        ("handle", "2333.1/1vhhmsfc"),
    )
    assert read(url="https://nla.gov.au/nla.obj-8447243").archives[0].service == "nla"


def test_numbers_of_a_serial_are_not_given_to_its_article() -> None:
    numbers = {"oclc": ["4770057679"], "zenodo": "45922152"}
    assert read(type="journal-article", identifiers=numbers).archives == ()
    assert [
        kept.service for kept in read(type="book", identifiers={"oclc": "60506421"}).archives
    ] == ["worldcat"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("doi", "none"), ("isbn", "978-5-93089-108-7"), ("issn", "xxx"), ("url", "javascript:x"),
     ("url", "www.example.org"), ("url", "https://example.org/ space")],
)  # fmt: skip
def test_number_or_address_that_is_not_valid_is_left_out_with_a_word(key: str, value: str) -> None:
    record = read(**{key: value})
    assert not (record.dois or record.isbns or record.issns or record.url)
    assert value in problems(**{key: value})[0]


def test_licences_of_creative_commons_are_spdx() -> None:
    assert read(license="CC BY 4.0").licence == "CC-BY-4.0"
    assert read(license_url=["https://creativecommons.org/licenses/by-nc-nd/3.0/"]).licence == (
        "CC-BY-NC-ND-3.0"
    )
    assert read(rights="All rights reserved").licence == ""


def test_characters_that_no_database_takes_are_replaced() -> None:
    record = read(title="a\x00b\ud800c")
    assert record.titles[0].value == "ab\ufffdc"


def test_text_that_could_not_be_read_is_told() -> None:
    (entry,) = entries('{"title": "Caf\ufffd"}')
    assert "could not be read" in entry.problems[-1].message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = """
id type title titles authors creators contributors year date dates issued language languages
container container_titles doi isbn issn url identifiers keywords tags subjects abstract abstracts
license_url attributes volume issue pages extent publisher place citation year_from year_to
published original_title subtitle
"""
KEYS = st.sampled_from(NAMES.split())


@given(st.dictionaries(KEYS, JSON, max_size=10))
@settings(max_examples=300, deadline=None)
def test_no_value_of_any_kind_raises(row: dict[str, Any]) -> None:
    for found in entries(row, row | {"type": "dois"}):
        assert found.record or found.problems


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise(data: bytes) -> None:
    for entry in READERS["jsonl"].read(Source(io.BytesIO(data), "utf-8")):
        assert entry.record or entry.problems


@pytest.mark.shared
def test_every_work_of_the_real_data_is_a_record_or_says_why_not() -> None:
    rejected = [
        (path.name, entry.number)
        for path in sources()
        for entry in read_file(path, EVERY)
        if entry.record is None and not entry.problems
    ]
    assert rejected == []
    records = [record for _, record in records_of_data()]
    assert len(records) > 125_000 // EVERY
    assert all(record.titles and record.titles[0].value for record in records)
    assert {record.work_type for record in records} <= set(WORK_TYPES) | {""}
