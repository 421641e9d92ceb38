"""Crossref's JSON as a record."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.formats.crossref import record
from publications.records import Related
from publications.texts import Text

CHAPTER: dict[str, Any] = {
    "DOI": "10.1016/B978-075067695-3/50007-0",
    "type": "book-chapter",
    "title": ["Software-Defined <b>Radio</b>"],
    "language": "en",
    "author": [{"family": "Brannon", "given": "Brad"}, {"name": "Radio Society"}, {"family": "Ng"}],
    "editor": [{"family": "Dowla", "given": "F."}],
    "container-title": ["Series", "Handbook of RF"],
    "ISBN": ["http://id.crossref.org/isbn/9780750676953"],
    "issued": {"date-parts": [[2004]]},
    "license": [{"URL": "https://creativecommons.org/licenses/by-nc/4.0/legalcode"}],
    "relation": {"is-review-of": [{"id-type": "doi", "id": "10.1000/x", "asserted-by": "subject"}]},
}


def test_isbn_of_a_chapter_is_that_of_its_book() -> None:
    found = record(CHAPTER)
    assert (found.isbns, found.container_isbns) == ((), ("9780750676953",))


def test_nearest_container_is_taken_and_mark_up_left_out() -> None:
    found = record(CHAPTER)
    assert found.container_titles == (Text("Handbook of RF", "en", "original"),)
    assert found.titles == (Text("Software-Defined Radio", "en", "original"),)


def test_names_are_parted_only_where_both_parts_are_given() -> None:
    brannon, society, ng, dowla = record(CHAPTER).contributors
    assert (brannon.name.family, brannon.name.given) == ("Brannon", "Brad")
    assert (society.name.literal, society.is_organisation) == ("Radio Society", True)
    assert (ng.name.literal, ng.is_organisation) == ("Ng", False)
    assert dowla.role == "edt"


def test_licence_and_relations_are_read() -> None:
    found = record(CHAPTER)
    assert found.licence == "CC-BY-NC-4.0"
    assert found.related == (Related("Reviews", doi="10.1000/x"),)


def test_title_in_the_works_language_stands_first() -> None:
    found = record({"title": ["On Trees"], "original-title": ["О деревьях"], "language": "ru"})
    assert [text.value for text in found.titles] == ["О деревьях", "On Trees"]
    assert [text.lang for text in found.titles] == ["ru", "en"]


@pytest.mark.parametrize("parts", [[None], [], [0], [2026, None], ["2026"], [True]])
def test_date_that_is_none_is_left_empty(parts: list[Any]) -> None:
    assert record({"issued": {"date-parts": [parts]}}).date == ""


@given(
    st.dictionaries(
        st.sampled_from([*CHAPTER, "subtitle", "abstract", "ISSN", "resource", "volume", "page"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(
                        ["family", "given", "name", "URL", "date-parts", "id", "id-type"]
                    ),
                    inner,
                    max_size=3,
                )
            ),
            max_leaves=9,
        ),
    )
)
def test_any_shape_gives_a_record(message: dict[str, Any]) -> None:
    record(message)


@pytest.mark.shared
def test_real_answers_are_read(shared: Path) -> None:
    text = (shared / "data/dirty/crossref/crossref_api_works.json").read_text(encoding="utf-8")
    for item in json.loads(text)["message"]["items"]:
        found = record(item)
        assert found.titles
        assert found.dois == (item["DOI"].lower(),)
        assert found.date[:4] == str(item["issued"]["date-parts"][0][0] or "")
