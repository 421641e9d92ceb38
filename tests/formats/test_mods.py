"""MODS, field by field, and by its schema."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from publications.formats import mods
from publications.names import Name
from publications.records import Agent, Attachment, Heading, Kept, Linked, Record, Related
from publications.texts import Text

from .hostile import languages, many_records
from .round_trip.strategies import records
from .samples import WU, essay, organisation, person
from .standards import batches, judge, works, xml_schema

M = "{http://www.loc.gov/mods/v3}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
few = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def made(record: Record, language: str = "") -> Any:
    return etree.fromstring(mods.element(record, language))


def text(found: Any, path: str) -> list[str]:
    return [one.text for one in found.iterfind(path.replace("/", f"/{M}").replace("m:", M))]


@pytest.fixture(scope="module")
def schema(shared: Path) -> etree.XMLSchema:
    return xml_schema(shared, "mods/mods-3-8.xsd")


@pytest.mark.shared
def test_any_record_is_valid(schema: etree.XMLSchema) -> None:
    @few
    @given(records(), many_records, languages)
    def valid(one: Record, hostile: list[Record], language: str) -> None:
        for record in (one, *hostile):
            judge(schema, mods.element(record, language))

    valid()


@pytest.mark.shared
def test_every_work_of_the_data_is_valid(schema: etree.XMLSchema) -> None:
    for some in batches(works()):
        assert len(judge(schema, b"".join(mods.write(some, "")))) == len(some)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_file_is_always_a_collection(count: int) -> None:
    root = etree.fromstring(b"".join(mods.write([essay()] * count, "")))
    assert (root.tag, len(root)) == (f"{M}modsCollection", count)


def test_each_title_has_its_language_and_is_tied_to_the_original() -> None:
    found = made(essay()).findall(f"{M}titleInfo")
    assert [
        (one.get("type"), one.get("lang"), one.get(XML_LANG), one.get("script")) for one in found
    ] == [
        (None, "chi", "zh-Hans", "Hans"),
        ("translated", "eng", "en", None),
        ("translated", "fre", "fr", None),
    ]
    assert {one.get("altRepGroup") for one in found} == {"title"}


def test_a_machine_translation_says_so() -> None:
    labels = {
        one.get(XML_LANG): one.get("displayLabel") for one in made(essay()).iter(f"{M}titleInfo")
    }
    assert labels["fr"] == "Machine translation"
    assert labels["zh-Hans"] is None


def test_the_romanised_title_is_tied_to_the_title() -> None:
    title = Text("開闢", "ko", "original", reading="개벽", romanised="Kaebyŏk")
    found = made(essay(titles=(title,))).findall(f"{M}titleInfo")
    assert [(one[0].text, one.get(XML_LANG), one.get("altRepGroup")) for one in found] == [
        ("開闢", "ko", "title"),
        ("Kaebyŏk", "ko-Latn", "title"),
        ("개벽", "ko-Hang", "title"),
    ]


def test_a_subtitle_stands_with_the_title_of_its_language() -> None:
    found = made(essay(subtitles=(Text("An essay", "en"), Text("Essai", "es"))))
    assert text(found, "m:titleInfo[@lang='eng']/subTitle") == ["An essay"]
    assert text(found, "m:titleInfo[@type='alternative']/title") == ["Essai"]


def test_a_person_stands_once_with_every_form_of_the_name() -> None:
    found = made(essay()).findall(f"{M}name")
    assert len(found) == 1
    assert text(found[0], "m:namePart") == ["巫", "朝晖"]
    assert text(found[0], "m:displayForm") == ["巫朝晖"]
    assert text(found[0], "m:alternativeName/displayForm") == ["Zhaohui Wu"]
    assert text(found[0], "m:nameIdentifier") == ["https://orcid.org/0009-0009-5318-3027"]


def test_roles_are_marc_relators_and_the_first_author_is_the_main_entry() -> None:
    people = (person("Ed", "A", "edt"), WU, organisation("Library", "fnd"))
    found = made(essay(contributors=people))
    assert text(found, "m:name/role/roleTerm") == ["edt", "aut", "fnd"]
    assert [one.get("usage") for one in found.iterfind(f"{M}name")] == [None, "primary", None]
    assert found.findall(f"{M}name")[2].get("type") == "corporate"


def test_nobody_is_made_of_an_empty_name() -> None:
    assert made(essay(contributors=(Agent((Name(),)),))).find(f"{M}name") is None


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2026-06", [("w3cdtf", None, None, "2026-06")]),
        (
            "1993/2005",
            [
                ("w3cdtf", "start", None, "1993"),
                ("w3cdtf", "end", None, "2005"),
                ("edtf", None, None, "1993/2005"),
            ],
        ),
        (
            "1850~",
            [("w3cdtf", None, "approximate", "1850"), ("edtf", None, "approximate", "1850~")],
        ),
        ("-0050", [("edtf", None, None, "-0050")]),
        ("no date", []),
    ],
)
def test_dates(edtf: str, expected: list[Any]) -> None:
    found = made(essay(date=edtf)).iter(f"{M}dateIssued")
    assert [
        (one.get("encoding"), one.get("point"), one.get("qualifier"), one.text) for one in found
    ] == expected


def test_the_host_has_titles_numbers_and_the_part() -> None:
    host = made(essay()).find(f"{M}relatedItem[@type='host']")
    assert text(host, "m:titleInfo/title") == ["时代跃迁", "The Epochal Transition"]
    assert text(host, "m:identifier") == ["3083-5178"]
    assert text(host, "m:part/detail/number") == ["3", "2"]
    assert text(host, "m:part/extent/start") + text(host, "m:part/extent/end") == ["12", "18"]


def test_a_volume_of_nothing_is_the_works_own_part() -> None:
    found = made(Record(titles=(Text("A"),), volume="3", pages="3, 5-7"))
    assert text(found, "m:part/detail/number") == ["3"]
    assert text(found, "m:part/extent/list") == ["3, 5-7"]


def test_related_works_have_the_type_of_mods_or_the_word_of_datacite() -> None:
    related = (Related("Continues", doi="10.1/a"), Related("IsTranslationOf", doi="10.1/b"))
    found = made(essay(related=related)).findall(f"{M}relatedItem")[1:]
    assert [(one.get("type"), one.get("otherType")) for one in found] == [
        ("preceding", None),
        (None, "IsTranslationOf"),
    ]


def test_subjects_have_scheme_and_address() -> None:
    heading = Heading(
        (Text("Archives", "en"), Text("档案", "zh-Hans")), "lcsh", "https://id.loc.gov/1"
    )
    found = made(essay(subjects=(heading,), keywords=(Text("词元", "zh-Hans"),)))
    subjects = found.findall(f"{M}subject")
    assert [one[0].text for one in subjects] == ["词元", "Archives", "档案"]
    assert subjects[1].get("authority") == "lcsh"
    assert subjects[1].get("valueURI") == "https://id.loc.gov/1"
    assert subjects[1].get("altRepGroup") == subjects[2].get("altRepGroup") == "subject1"


def test_genre_has_the_address_of_coar() -> None:
    found = made(essay(work_type="map"))
    assert text(found, "m:typeOfResource") == ["cartographic"]
    assert found.find(f"{M}genre").get("valueURI") == "http://purl.org/coar/resource_type/c_12cd"


def test_addresses_say_what_they_lead_to_and_broken_ones_are_left_out() -> None:
    record = essay(
        files=(Attachment("https://example.org/f.pdf", "f.pdf", media_type="application/pdf"),),
        archives=(Kept("trove", "12", "https://trove.nla.gov.au/work/12"),),
        links=(Linked("https://a.example/", "Page"), Linked("https://b.example/", "", "broken")),
    )
    found = [{**one.attrib, "": one.text} for one in made(record).iter(f"{M}url")]
    assert [one[""] for one in found] == [
        "https://example.org/works/beyond-tokens",
        "https://example.org/f.pdf",
        "https://trove.nla.gov.au/work/12",
        "https://a.example/",
    ]
    assert found[0]["usage"] == "primary display"
    assert found[1]["access"] == "raw object"


def test_licence_language_and_record_info() -> None:
    stamp = datetime(2026, 6, 30, 12, tzinfo=UTC)
    found = made(replace(essay(licence="CC-BY-4.0"), agency="AuCNL", datestamp=stamp))
    rights = found.find(f"{M}accessCondition")
    assert rights.get("{http://www.w3.org/1999/xlink}href").startswith("https://creativecommons")
    assert text(found, "m:language/languageTerm") == ["chi", "zh-Hans"]
    assert [one.text for one in found.find(f"{M}recordInfo")] == [
        "AuCNL",
        "2026-06-30T12:00:00Z",
        "beyond-tokens",
    ]
