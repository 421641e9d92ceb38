"""CSL-JSON, field by field, and by its schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from publications.formats import csl_json
from publications.formats.dating import when
from publications.records import Record
from publications.texts import Text

from .hostile import languages, many_records
from .samples import WU, essay, organisation, person


@pytest.fixture(scope="module")
def schema(shared: Path) -> Any:
    text = (shared / "standards/json/csl/csl-data.json").read_text(encoding="utf-8")
    return jsonschema.Draft7Validator(json.loads(text))


@pytest.mark.shared
def test_every_record_satisfies_the_csl_schema(schema: Any) -> None:
    @given(many_records, languages)
    @settings(max_examples=40, deadline=None)
    def satisfies(records: list[Record], language: str) -> None:
        schema.validate(json.loads(b"".join(csl_json.write(records, language))))

    satisfies()


def test_no_records_are_an_empty_array() -> None:
    assert json.loads(b"".join(csl_json.write([], ""))) == []


def test_unknown_facts_are_left_out() -> None:
    assert csl_json.item(Record(key="a")) == {"id": "a", "type": "document"}


def test_names_in_cjk_and_arabic_and_organisations_are_literal() -> None:
    people = (WU, person("الخطيب", "محمد", script="Arab"), organisation("National Library"))
    found = csl_json.item(essay(contributors=people))["author"]
    assert found == [
        {"literal": "巫朝晖"},
        {"literal": "محمد الخطيب"},
        {"literal": "National Library"},
    ]


def test_other_names_have_family_and_given() -> None:
    found = csl_json.item(essay(contributors=(person("Иванов", "Иван", script="Cyrl"),)))
    assert found["author"] == [{"family": "Иванов", "given": "Иван"}]


def test_roles_have_their_variables() -> None:
    people = (WU, person("E", "E", "edt"), person("I", "I", "ivr"), person("T", "T", "trl"))
    found = csl_json.item(essay(contributors=people))
    assert {"author", "editor", "interviewer", "translator"} <= set(found)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2026", {"date-parts": [[2026]]}),
        ("2026-06-30", {"date-parts": [[2026, 6, 30]]}),
        ("1993/2005", {"date-parts": [[1993], [2005]]}),
        ("1993/..", {"date-parts": [[1993]]}),
        ("/1985-02", {"date-parts": [[1985, 2]]}),
        ("1850~", {"date-parts": [[1850]], "circa": True}),
        ("19XX", {"date-parts": [[1900], [1999]], "circa": True}),
        ("2001-21", {"date-parts": [[2001]], "season": 1}),
        ("0000", {"date-parts": [[-1]]}),
        ("-0049", {"date-parts": [[-50]]}),
        ("1985-XX", {"date-parts": [[1985]]}),
        ("", {}),
    ],
)
def test_date_has_parts(edtf: str, expected: dict[str, Any]) -> None:
    assert csl_json.issued(when(edtf)) == expected


def test_original_title_is_given_unless_another_is_asked_for() -> None:
    assert csl_json.item(essay())["title"] == "词元之后"
    found = csl_json.item(essay(), "en")
    assert (found["title"], found["original-title"]) == ("Beyond Tokens", "词元之后")


def test_every_title_stands_in_custom_with_its_language_and_state() -> None:
    assert csl_json.item(essay())["custom"]["titles"] == [
        {"value": "词元之后", "language": "zh-Hans", "state": "original"},
        {"value": "Beyond Tokens", "language": "en", "state": "reviewed"},
        {"value": "Après les jetons", "language": "fr", "state": "machine"},
    ]


def test_every_form_of_a_name_and_the_orcid_stand_in_custom() -> None:
    assert csl_json.item(essay())["custom"]["contributors"] == [
        {
            "role": "aut",
            "names": [
                {"family": "巫", "given": "朝晖", "script": "Hans", "lang": "zh-Hans"},
                {"family": "Wu", "given": "Zhaohui", "script": "Latn", "lang": "en"},
            ],
            "orcid": "0009-0009-5318-3027",
        }
    ]


def test_container_translated_by_a_machine_is_not_given() -> None:
    titles = (Text("时代跃迁", "zh-Hans", "original"), Text("Le Saut", "fr", "machine"))
    assert csl_json.item(essay(container_titles=titles), "fr")["container-title"] == "时代跃迁"


def test_article_of_no_serial_is_a_document() -> None:
    assert csl_json.item(essay(container_titles=()))["type"] == "document"
    assert csl_json.item(essay(work_type=""))["type"] == "article-magazine"
