"""DataCite XML and JSON as they are written: by their schemas, and property by property."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from publications.formats import datacite
from publications.formats.datacite.as_xml import resource
from publications.formats.datacite.vocabulary import RELATION_TYPES
from publications.names import Name
from publications.records import Agent, Attachment, Heading, Record, Related
from publications.texts import Text
from publications.vocabularies.roles import ROLES
from publications.vocabularies.work_types import WORK_TYPES

from .hostile import languages, many_records
from .round_trip.strategies import records
from .samples import TOKENS, WU, essay, organisation, person
from .standards import batches, judge, works, xml_schema

K = "{http://datacite.org/schema/kernel-4}"
few = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def schema(shared: Path) -> etree.XMLSchema:
    return xml_schema(shared, "datacite/kernel-4/metadata.xsd")


@pytest.fixture(scope="module")
def json_schema(shared: Path) -> Any:
    text = (shared / "standards/json/datacite/datacite-v4.5.json").read_text(encoding="utf-8")
    return jsonschema.Draft201909Validator(json.loads(text))


def made(record: Record, language: str = "") -> Any:
    return etree.fromstring(datacite.element(record, language))


def written(*records: Record) -> Any:
    return json.loads(b"".join(datacite.JSON.write(records, "")))


@pytest.mark.shared
def test_any_record_is_valid(schema: etree.XMLSchema, json_schema: Any) -> None:
    @few
    @given(records(), many_records, languages)
    def valid(one: Record, hostile: list[Record], language: str) -> None:
        for record in (one, *hostile):
            judge(schema, datacite.element(record, language))
            json_schema.validate(json.loads(json.dumps(datacite.item(record, language))))

    valid()


@pytest.mark.shared
def test_every_work_of_the_data_is_valid_xml(schema: etree.XMLSchema) -> None:
    for some in batches(works()):
        for one in etree.fromstring(b"".join(datacite.XML.write([*some, *some[:1]], ""))):
            schema.assertValid(one)


@pytest.mark.shared
def test_every_work_of_the_data_is_valid_json(json_schema: Any) -> None:
    # The validator is slow, and the schema asks nothing across properties: a work is judged
    # when one of its properties has a form that none before it had.
    seen: set[Any] = set()
    for record in works():
        found = datacite.item(record)
        forms = {(key, _form(value, key)) for key, value in found.items()}
        if not forms <= seen:
            seen |= forms
            json_schema.validate(found)


def _form(value: Any, name: str = "") -> Any:
    """What a schema can tell apart: keys, controlled words, what has a pattern of its own."""
    if isinstance(value, dict):
        return tuple((key, _form(one, key)) for key, one in sorted(value.items()))
    if isinstance(value, list):
        return tuple(sorted({_form(one, name) for one in value}, key=repr))
    if name == "doi":
        return any(map(str.isspace, value))
    return value if name.endswith(("Type", "General", "Year")) else bool(value)


@pytest.mark.shared
@pytest.mark.parametrize("word", ["relationType", "contributorType", "resourceType"])
def test_our_words_are_of_the_controlled_lists(shared: Path, word: str) -> None:
    text = (shared / "standards/vocab/datacite-4.7-controlled-lists.json").read_text("utf-8")
    lists = json.loads(text)
    record = essay(contributors=tuple(person("A", "B", role) for role in ROLES))
    ours = {
        "relationType": RELATION_TYPES,
        "contributorType": {
            one.get("contributorType") for one in made(record).iter(f"{K}contributor")
        },
        "resourceType": {row.datacite for row in WORK_TYPES.values()},
    }
    assert ours[word] <= set(lists[word])


@given(records())
@few
def test_the_datacite_package_makes_the_same_xml_of_our_json(record: Record) -> None:
    from datacite import schema45

    found = {key: value for key, value in datacite.item(record).items() if key != "url"}
    theirs = etree.fromstring(schema45.tostring(found).encode())
    assert _facts(etree.fromstring(resource(found))) == _facts(theirs)


def _facts(root: Any) -> list[Any]:
    """Every element's parent, name, text and attributes. What only we write is left out: the
    ``:unav`` of a work without DOI."""
    return sorted(
        (one.getparent().tag, one.tag, (one.text or "").strip(), sorted(one.attrib.items()))
        for one in root.iter(f"{K}*")
        if one is not root and not (one.tag == f"{K}identifier" and one.text == ":unav")
    )


def test_one_record_is_one_object_and_several_are_a_list() -> None:
    assert written(essay())["doi"] == "10.5281/zenodo.20352371"
    assert len(written(essay(), essay())) == 2
    assert written() == []
    assert etree.fromstring(b"".join(datacite.XML.write([], ""))).tag == "records"
    assert etree.fromstring(b"".join(datacite.XML.write([essay()], ""))).tag == f"{K}resource"


def test_the_original_title_is_the_title_and_others_are_translations() -> None:
    assert written(essay(titles=TOKENS))["titles"] == [
        {"title": "词元之后", "lang": "zh-Hans"},
        {"title": "Beyond Tokens", "titleType": "TranslatedTitle", "lang": "en"},
    ]


def test_a_machine_translation_is_for_who_asked_and_said_to_be_one() -> None:
    found = datacite.item(essay(), "fr")
    assert found["titles"][1]["title"] == "Après les jetons"
    assert found["descriptions"] == [
        {
            "description": "The title is a machine translation.",
            "descriptionType": "Other",
            "lang": "en",
        }
    ]


def test_subtitles_and_readings_have_their_types() -> None:
    title = Text("開闢", "ko", "original", reading="개벽", romanised="Kaebyŏk")
    record = essay(titles=(title,), subtitles=(Text("Sub", "en"),))
    rows = written(record)["titles"]
    assert [(row["title"], row.get("titleType"), row["lang"]) for row in rows] == [
        ("開闢", None, "ko"),
        ("Kaebyŏk", "AlternativeTitle", "ko-Latn"),
        ("개벽", "AlternativeTitle", "ko-Hang"),
        ("Sub", "Subtitle", "en"),
    ]


def test_names_have_the_order_of_their_script_and_their_identifiers() -> None:
    found = written(essay(contributors=(WU, person("Smith", "Ann"), organisation("NLA"))))
    assert [one["name"] for one in found["creators"]] == ["巫朝晖", "Smith, Ann", "NLA"]
    assert found["creators"][0]["familyName"] == "巫"
    assert found["creators"][0]["nameIdentifiers"][0]["nameIdentifierScheme"] == "ORCID"
    assert [one["nameType"] for one in found["creators"]] == [
        "Personal",
        "Personal",
        "Organizational",
    ]


def test_a_whole_name_with_a_comma_is_not_called_a_parted_one() -> None:
    found = written(essay(contributors=(Agent((Name(literal="Wu, the elder"),)),)))
    assert found["creators"] == [{"name": "Wu, the elder"}]


def test_others_are_contributors_of_the_nearest_type() -> None:
    people = (WU, person("E", "E", "edt"), person("T", "T", "trl"), person("I", "I", "ill"))
    record = essay(contributors=people)
    types = [one.get("contributorType") for one in made(record).iter(f"{K}contributor")]
    assert types == ["Editor", "Translator", "Other"]
    json_types = [one["contributorType"] for one in written(record)["contributors"]]
    assert json_types == ["Editor", "Other", "Other"]


def test_what_is_demanded_and_not_known_has_the_standards_code() -> None:
    found = written(Record())
    assert found["creators"] == [{"name": ":unav"}]
    assert found["titles"] == [{"title": ":unav"}]
    assert found["publisher"] == {"name": ":unav"}
    assert found["publicationYear"] == "0000"
    assert "doi" not in found


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (essay(), ("DOI", "10.5281/zenodo.20352371")),
        (essay(dois=(), concept_doi="10.5281/zenodo.1"), ("DOI", "10.5281/zenodo.1")),
        (essay(dois=()), ("URL", "https://example.org/works/beyond-tokens")),
        (Record(), ("DOI", ":unav")),
    ],
)
def test_a_work_without_doi_has_its_address_as_identifier(
    record: Record, expected: tuple[str, str]
) -> None:
    found = made(record).find(f"{K}identifier")
    assert (found.get("identifierType"), found.text) == expected


@pytest.mark.parametrize(
    ("edtf", "year", "date"),
    [
        ("2026-06-30", "2026", {"date": "2026-06-30"}),
        ("1993/2005", "1993", {"date": "1993/2005"}),
        ("1993/..", "1993", {"date": "1993/", "dateInformation": "EDTF: 1993/.."}),
        ("1850~", "1850", {"date": "1850", "dateInformation": "EDTF: 1850~"}),
        ("19XX", "1900", {"date": "1900/1999", "dateInformation": "EDTF: 19XX"}),
        ("-0050", "0000", {"date": "-0050"}),
    ],
)
def test_dates(edtf: str, year: str, date: dict[str, str]) -> None:
    found = written(essay(date=edtf))
    assert found["publicationYear"] == year
    assert found["dates"] == [{**date, "dateType": "Issued"}]


def test_the_container_is_a_related_item_and_its_issn_an_identifier() -> None:
    found = written(essay())
    (item,) = found["relatedItems"]
    assert (item["relationType"], item["relatedItemType"]) == ("IsPublishedIn", "Journal")
    assert [one["title"] for one in item["titles"]] == ["时代跃迁", "The Epochal Transition"]
    assert (item["volume"], item["issue"]) == ("3", "2")
    assert (item["firstPage"], item["lastPage"]) == ("12", "18")
    assert found["relatedIdentifiers"] == [
        {
            "relatedIdentifier": "3083-5178",
            "relatedIdentifierType": "ISSN",
            "relationType": "IsPartOf",
        }
    ]


def test_a_translation_is_told_in_the_words_each_schema_has() -> None:
    record = essay(related=(Related("IsTranslationOf", doi="10.5281/zenodo.1"),))
    relations = [one.get("relationType") for one in made(record).iter(f"{K}relatedIdentifier")]
    assert relations == ["IsPartOf", "IsTranslationOf"]
    assert written(record)["relatedIdentifiers"][1]["relationType"] == "IsDerivedFrom"


def test_identifiers_versions_rights_subjects_sizes_and_formats() -> None:
    record = essay(
        dois=("10.5281/zenodo.2", "10.1000/b"),
        concept_doi="10.5281/zenodo.1",
        isbns=("9783161484100",),
        licence="CC-BY-4.0",
        extent="312 p.",
        files=(Attachment("https://example.org/f.pdf", "f", "", "application/pdf", 12345),),
        subjects=(Heading((Text("Archives", "en"),), "lcsh", "https://id.loc.gov/1"),),
    )
    found = written(record)
    assert [one["alternateIdentifier"] for one in found["alternateIdentifiers"]] == [
        "beyond-tokens",
        "10.1000/b",
        "9783161484100",
    ]
    assert found["relatedIdentifiers"][1]["relationType"] == "IsVersionOf"
    assert found["rightsList"][0]["rightsIdentifier"] == "CC-BY-4.0"
    assert found["sizes"] == ["312 p.", "12345 bytes"]
    assert found["formats"] == ["application/pdf"]
    assert found["subjects"][0]["valueUri"] == "https://id.loc.gov/1"
