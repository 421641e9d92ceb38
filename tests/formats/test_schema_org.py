"""JSON-LD: by schema.org's vocabulary, through a JSON-LD processor, within a page."""

import html.parser
import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pyld import jsonld

from publications.formats import in_order, schema_org
from publications.formats.lines import line
from publications.names import Name, display
from publications.records import Agent, Attachment, Heading, Kept, Record, Related
from publications.texts import Text
from publications.vocabularies.roles import ROLES
from publications.vocabularies.work_types import WORK_TYPES

from .hostile import languages, many_records
from .round_trip.strategies import records
from .samples import TOKENS, WU, essay, organisation, person
from .schema_org_vocabulary import Vocabulary, read
from .standards import works

few = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
S = "http://schema.org/"
# What of https://schema.org's context our JSON-LD needs; a processor would fetch the whole.
ADDRESSES = ("url", "sameAs", "license", "additionalType", "contentUrl", "archivedAt")
CONTEXT = {"@vocab": S} | {name: {"@id": S + name, "@type": "@id"} for name in ADDRESSES}


def load(url: str, options: Any) -> dict[str, Any]:
    assert url == schema_org.CONTEXT, "nothing else may be fetched"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
    }


def expanded(*given: Record, language: str = "") -> list[dict[str, Any]]:
    written = json.loads(b"".join(schema_org.write(given, language)))
    found: list[dict[str, Any]] = jsonld.expand(written, {"documentLoader": load})
    return found


def texts(node: dict[str, Any], name: str) -> set[tuple[str, str]]:
    return {(one["@value"], one.get("@language", "")) for one in node.get(S + name, ())}


@pytest.fixture(scope="module")
def vocabulary(shared: Path) -> Vocabulary:
    return read(shared / "standards/vocab/schemaorg/schemaorg-current-https.ttl")


@pytest.mark.shared
def test_every_type_and_property_is_of_schema_org(vocabulary: Vocabulary) -> None:
    @few
    @given(records(), many_records, languages)
    def known(one: Record, hostile: list[Record], language: str) -> None:
        for record in (one, *hostile):
            assert list(vocabulary.faults(schema_org.node(record, language))) == []

    known()


@pytest.mark.shared
@pytest.mark.parametrize("code", WORK_TYPES)
def test_every_type_of_work_has_its_pages_and_people(vocabulary: Vocabulary, code: str) -> None:
    people = tuple(person("A", "B", role) for role in ROLES)
    record = essay(work_type=code, contributors=people, isbns=("9783161484100",))
    assert list(vocabulary.faults(schema_org.node(record))) == []


@pytest.mark.shared
def test_every_work_of_the_data_is_in_the_words_of_schema_org(vocabulary: Vocabulary) -> None:
    for record in works():
        assert list(vocabulary.faults(schema_org.node(record))) == []


@given(records())
@few
def test_a_processor_finds_the_same_citation(record: Record) -> None:
    _says_the_same(record)


@pytest.mark.shared
def test_a_processor_finds_the_same_citation_in_the_data() -> None:
    for record in islice(works(), 0, None, 10):
        _says_the_same(record)


def _says_the_same(record: Record) -> None:
    (node,) = expanded(record)
    first = in_order.titles(record, "")[0]
    assert any(
        value.startswith(line(first.value)) and lang == first.lang.lower()
        for value, lang in texts(node, "name")
    )
    names = {
        value
        for people in ("author", "editor", "translator", "contributor", "producer", "funder")
        for one in node.get(S + people, ())
        for inner in (one, *one.get(S + "contributor", ()))
        for value, _ in texts(inner, "name")
    }
    assert {line(display(one.name)) for one in record.contributors} <= names | {""}
    said = {value for one in node.get(S + "identifier", ()) for value, _ in texts(one, "value")}
    assert set(record.dois) <= said
    assert texts(node, "pagination") == ({(record.pages, "")} if record.pages else set())


def test_one_record_is_an_object_and_several_are_a_graph() -> None:
    one, several, none = (
        json.loads(b"".join(schema_org.write([essay()] * count, ""))) for count in (1, 3, 0)
    )
    assert one["@context"] == several["@context"] == "https://schema.org"
    assert (one["@type"], len(several["@graph"]), none["@graph"]) == ("Article", 3, [])


class Scripts(html.parser.HTMLParser):
    """Counts elements, and keeps what stands in a script."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_nothing_in_a_record_can_end_the_script_of_a_page() -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    record = essay(titles=(Text(hostile, "en", "original"),), abstracts=(Text(hostile, "en"),))
    found = schema_org.text(schema_org.document(record))
    page = Scripts()
    page.feed(f'<script type="application/ld+json">{found}</script>')
    assert page.tags == ["script"]
    assert json.loads(page.text) == schema_org.document(record)
    assert not set(found) & set("<>&\u2028\u2029")


def test_titles_and_names_are_there_in_every_language() -> None:
    (node,) = expanded(essay(titles=TOKENS, contributors=(WU,)))
    assert texts(node, "name") == {("词元之后", "zh-hans"), ("Beyond Tokens", "en")}
    (author,) = node[S + "author"]
    assert texts(author, "name") == {("巫朝晖", "zh-hans"), ("Zhaohui Wu", "en")}
    assert author["@id"] == "https://orcid.org/0009-0009-5318-3027"


def test_a_machine_translation_is_for_who_asked_and_said_to_be_one() -> None:
    found = schema_org.node(essay(), "fr")
    assert {"@value": "Après les jetons", "@language": "fr"} in found["name"]
    assert found["description"]["@value"] == "The title is a machine translation."
    assert "description" not in schema_org.node(essay())


def test_the_issue_is_part_of_a_volume_of_the_periodical() -> None:
    part, kinds = schema_org.node(essay())["isPartOf"], []
    while part:
        kinds.append((part["@type"], part.get("issueNumber") or part.get("volumeNumber")))
        last, part = part, part.get("isPartOf")
    assert kinds == [("PublicationIssue", "2"), ("PublicationVolume", "3"), ("Periodical", None)]
    assert last["issn"] == "3083-5178"


def test_a_chapter_is_part_of_a_book() -> None:
    record = essay(
        work_type="chapter", issns=(), volume="", issue="", container_isbns=("9783161484100",)
    )
    found = schema_org.node(record)
    assert (found["@type"], found["pagination"]) == ("Chapter", "12–18")
    assert (found["isPartOf"]["@type"], found["isPartOf"]["isbn"]) == ("Book", "9783161484100")


def test_roles_without_a_property_are_told_by_their_address() -> None:
    people = (WU, person("T", "T", "trl"), person("I", "I", "ill"), organisation("NLA", "fnd"))
    found = schema_org.node(essay(contributors=people))
    assert found["translator"]["familyName"] == "T"
    assert found["funder"]["@type"] == "Organization"
    assert found["contributor"]["roleName"] == "http://id.loc.gov/vocabulary/relators/ill"


def test_nobody_is_made_of_an_empty_name() -> None:
    assert "author" not in schema_org.node(essay(contributors=(Agent((Name(),)),)))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2026-06-30", "2026-06-30"), ("1993/2005", "1993"), ("../1985", "1985"),
        ("1850~", "1850"), ("2001-21", "2001"), ("no date", None), ("", None),
    ],
)  # fmt: skip
def test_dates(edtf: str, expected: str | None) -> None:
    assert schema_org.node(essay(date=edtf)).get("datePublished") == expected


def test_relations_files_subjects_and_archives() -> None:
    record = essay(
        related=(Related("IsTranslationOf", (Text("A", "fr"),), "10.5281/zenodo.1"),),
        files=(Attachment("https://example.org/f.pdf", "f", "en", "application/pdf", 5, "ab"),),
        subjects=(Heading((Text("Archives", "en"),), "lcsh", "https://id.loc.gov/1"),),
        archives=(Kept("trove", "12", "https://trove.nla.gov.au/work/12"),),
        licence="CC0-1.0",
    )
    found = schema_org.node(record)
    assert found["translationOfWork"]["@id"] == "https://doi.org/10.5281/zenodo.1"
    assert found["encoding"]["contentSize"] == "5 B"
    assert found["about"]["inDefinedTermSet"] == "lcsh"
    assert found["archivedAt"] == "https://trove.nla.gov.au/work/12"
    assert found["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
