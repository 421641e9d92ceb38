"""Dublin Core, field by field, and by the schema of OAI-PMH."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from publications.formats import dublin_core
from publications.records import Heading, Kept, Record, Related
from publications.texts import Text

from .hostile import languages, many_records
from .round_trip.strategies import records
from .samples import WU, essay, person
from .standards import batches, judge, works, xml_schema

few = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def values(record: Record, name: str, language: str = "") -> list[tuple[str, str]]:
    found = etree.fromstring(dublin_core.element(record, language))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    return [
        (one.text or "", one.get(lang, ""))
        for one in found.iterfind(f"{{http://purl.org/dc/elements/1.1/}}{name}")
    ]


@pytest.fixture(scope="module")
def schema(shared: Path) -> etree.XMLSchema:
    return xml_schema(shared, "oai/oai_dc.xsd")


@pytest.mark.shared
def test_any_record_is_valid(schema: etree.XMLSchema) -> None:
    @few
    @given(records(), many_records, languages)
    def valid(one: Record, hostile: list[Record], language: str) -> None:
        for record in (one, *hostile):
            judge(schema, dublin_core.element(record, language))

    valid()


@pytest.mark.shared
def test_every_work_of_the_data_is_valid(schema: etree.XMLSchema) -> None:
    for some in batches(works()):
        for one in etree.fromstring(b"".join(dublin_core.write([*some, *some[:1]], ""))):
            schema.assertValid(one)


def test_one_record_is_the_root_and_an_empty_one_is_an_element_still() -> None:
    root = etree.fromstring(b"".join(dublin_core.write([Record()], "")))
    assert root.tag == f"{{{dublin_core.NAMESPACE}}}dc"


def test_titles_have_their_language_the_original_first() -> None:
    assert values(essay(), "title") == [("词元之后", "zh-Hans"), ("Beyond Tokens", "en")]


def test_a_machine_translation_is_for_who_asked_with_a_note() -> None:
    assert values(essay(), "title", "fr")[1] == ("Après les jetons", "fr")
    assert values(essay(), "description", "fr") == [("The title is a machine translation.", "en")]
    assert values(essay(), "description") == []


def test_authors_are_creators_family_first_and_others_contributors() -> None:
    record = essay(contributors=(person("Edit", "Ann", "edt"), WU, person("Smith", "John")))
    assert [name for name, _ in values(record, "creator")] == ["巫朝晖", "Smith, John"]
    assert [name for name, _ in values(record, "contributor")] == ["Edit, Ann"]


def test_identifiers_are_addresses() -> None:
    record = essay(
        isbns=("9783161484100",),
        identifiers=(("handle", "10568/1"),),
        archives=(Kept("trove", "12", "https://trove.nla.gov.au/work/12"),),
    )
    assert [value for value, _ in values(record, "identifier")] == [
        "https://example.org/works/beyond-tokens",
        "https://doi.org/10.5281/zenodo.20352371",
        "urn:isbn:9783161484100",
        "https://hdl.handle.net/10568/1",
        "https://trove.nla.gov.au/work/12",
    ]


def test_the_source_is_told_in_each_language() -> None:
    assert values(essay(), "source") == [
        ("时代跃迁, 3(2), 12–18", "zh-Hans"),
        ("The Epochal Transition, 3(2), 12–18", "en"),
        ("urn:issn:3083-5178", ""),
    ]


def test_type_date_rights_subject_and_relation() -> None:
    record = essay(
        date="1850~",
        licence="CC-BY-4.0",
        subjects=(Heading((Text("Archives", "en"),), "lcsh"),),
        related=(Related("Cites", doi="10.5281/zenodo.1"),),
    )
    assert [value for value, _ in values(record, "type")][::2] == [
        "Text",
        "http://purl.org/coar/resource_type/c_18cf",
    ]
    assert values(record, "date") == [("1850~", "")]
    assert values(record, "rights")[0] == ("CC BY 4.0", "")
    assert values(record, "subject") == [("Archives", "en")]
    assert values(record, "relation") == [("https://doi.org/10.5281/zenodo.1", "")]
