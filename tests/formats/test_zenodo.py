"""Zenodo's deposit metadata, field by field."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from publications.formats import zenodo
from publications.records import Heading, Record, Related
from publications.texts import Text
from publications.vocabularies.work_types import WORK_TYPES

from .hostile import languages, many_records
from .samples import WU, essay, organisation, person

# Zenodo's own lists (developers.zenodo.org, deposit metadata).
UPLOADS = {
    "publication", "poster", "presentation", "dataset", "image", "video", "software", "lesson",
    "physicalobject", "other",
}  # fmt: skip
PUBLICATIONS = {
    "annotationcollection", "book", "section", "conferencepaper", "datamanagementplan", "article",
    "patent", "preprint", "deliverable", "milestone", "proposal", "report",
    "softwaredocumentation", "taxonomictreatment", "technicalnote", "thesis", "workingpaper",
    "proceeding", "standard", "peerreview", "other",
}  # fmt: skip


def made(language: str = "", **changes: Any) -> dict[str, Any]:
    return zenodo.metadata(essay(**changes), language)


@given(many_records, languages)
@settings(max_examples=30, deadline=None)
def test_any_records_are_json(records: list[Record], language: str) -> None:
    found = json.loads(b"".join(zenodo.write(records, language)))
    assert isinstance(found, dict) or len(found) == len(records)


@pytest.mark.parametrize("code", ["", *WORK_TYPES])
def test_every_type_is_of_zenodos_lists(code: str) -> None:
    found = made(work_type=code)
    assert found["upload_type"] in UPLOADS
    assert ("publication_type" in found) == (found["upload_type"] == "publication")
    assert found.get("publication_type", "other") in PUBLICATIONS


def test_title_and_description_are_in_the_language_asked_for() -> None:
    abstracts = (Text("摘要", "zh-Hans", "original"), Text("An <i>abstract</i> & more", "en"))
    assert made(abstracts=abstracts)["description"] == "<p>摘要</p>"
    found = made("en", abstracts=abstracts)
    assert found["title"] == "Beyond Tokens"
    assert found["description"] == "<p>An &lt;i&gt;abstract&lt;/i&gt; &amp; more</p>"
    assert found["creators"][0]["name"] == "Wu, Zhaohui"


def test_a_machine_translation_has_a_note() -> None:
    assert made("fr")["notes"] == "The title is a machine translation."
    assert "notes" not in made()


def test_names_are_parted_by_a_comma_in_every_script() -> None:
    people = (WU, organisation("NLA"), person("Smith", "Ann", "edt"), person("T", "T", "trl"))
    found = made(contributors=people)
    assert found["creators"] == [
        {"name": "巫, 朝晖", "orcid": "0009-0009-5318-3027"},
        {"name": "NLA"},
    ]
    assert [one["type"] for one in found["contributors"]] == ["Editor", "Other"]


def test_what_zenodo_demands_and_nobody_knows_is_not_invented() -> None:
    assert zenodo.item(Record()) == {"metadata": {"upload_type": "other"}}


def test_a_licence_makes_it_open() -> None:
    found = made(licence="CC-BY-4.0")
    assert (found["license"], found["access_right"]) == ("cc-by-4.0", "open")
    assert "access_right" not in made()


def test_languages_are_of_iso_639_3() -> None:
    assert made()["language"] == "zho"
    assert zenodo.metadata(essay(language="de"))["language"] == "deu"


def test_an_article_has_its_journal_and_a_chapter_its_book() -> None:
    article = made(work_type="journal-article", publisher="Press", place="Paris")
    assert (article["journal_title"], article["journal_volume"]) == ("时代跃迁", "3")
    assert (article["imprint_publisher"], article["imprint_place"]) == ("Press", "Paris")
    chapter = made(work_type="chapter", container_isbns=("9783161484100",))
    assert (chapter["partof_title"], chapter["partof_pages"]) == ("时代跃迁", "12–18")
    assert chapter["imprint_isbn"] == "9783161484100"
    assert made(work_type="thesis", publisher="ANU")["thesis_university"] == "ANU"


def test_relations_are_in_zenodos_words() -> None:
    related = (Related("Cites", doi="10.1000/a"), Related("IsTranslationOf", doi="10.1000/b"))
    found = made(related=related, concept_doi="10.5281/zenodo.1")["related_identifiers"]
    assert [(one["relation"], one["scheme"], one["identifier"]) for one in found] == [
        ("isPartOf", "issn", "3083-5178"),
        ("cites", "doi", "10.1000/a"),
        ("isIdenticalTo", "url", "https://example.org/works/beyond-tokens"),
    ]


def test_headings_with_an_address_are_subjects() -> None:
    heading = Heading((Text("Archives", "en"),), "lcsh", "https://id.loc.gov/1")
    assert made(subjects=(heading,))["subjects"] == [
        {"term": "Archives", "identifier": "https://id.loc.gov/1", "scheme": "url"}
    ]
