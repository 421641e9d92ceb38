"""What Trove's answers are taken to mean."""

import json

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Subject
from catalogue.archives.services import trove
from tests.fakes.trove_records import error, work
from tests.links.outcomes import answer

from .canned import nothing_learnt, questions, said

KEYS = {"TROVE_API_KEY": "k"}
ISBN, OTHER_ISBN = "9781609450786", "9781741250879"
OBJECT = "nla.obj-2526944948"
OURS = Subject(
    "trove", "7", titles=("My brilliant friend",), isbns=(ISBN,),
    urls=("https://example.org/", f"https://nla.gov.au/{OBJECT}"),
)  # fmt: skip
UNKNOWN = said(error(404, "Not Found", "A matching record could not be found."), 404)
TITLE = "My brilliant friend / Elena Ferrante"


def read(*outcomes, subject=OURS):
    return replay(trove.ask(subject, KEYS), outcomes)


def found(*works, total=None, following=""):
    records = {"s": "*", "n": len(works), "total": len(works) if total is None else total}
    records |= {"work": list(works)} if works else {}
    records |= {"nextStart": following} if following else {}
    return said({"query": "x", "category": [{"code": "book", "records": records}]})


def test_key_is_a_header_and_never_part_of_an_address():
    asked = questions(trove.ask(OURS, KEYS), UNKNOWN)
    assert all(request.secrets == {"X-API-KEY": "k"} for request in asked)
    assert all("key" not in request.url for request in asked)


def test_answer_that_holds_the_key_is_kept_nowhere():
    work_request, search_request = questions(trove.ask(OURS, KEYS), UNKNOWN)
    assert (work_request.private, search_request.private) == (False, True)


def test_everything_of_a_work_is_asked_for():
    (request,) = questions(trove.ask(OURS, KEYS))
    assert "/v3/work/7?" in request.url
    assert "encoding=json&reclevel=full&include=workversions%2Choldings%2Clinks" in request.url


def test_without_a_key_we_say_what_stays_unknown():
    reading = replay(trove.ask(OURS, {}), [])
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "no_key")
    assert trove.ADAPTER.lacks({}) == ("TROVE_API_KEY",)


def test_work_that_is_deposited_is_present_with_its_object():
    reading = read(said(work("7", TITLE, isbns=[ISBN], objects=[OBJECT], nucs=["ANL:NED"])))
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")
    assert reading.facts == {
        "work": "7", "title": "My brilliant friend", "issued": "2004-2026", "holdings": 1,
        "keepers": ["ANL:NED"], "objects": [OBJECT], "deposited": True,
        "held by the library": True,
    }  # fmt: skip


def test_work_that_others_keep_is_present_but_not_with_the_library():
    facts = read(said(work("7", TITLE, nucs=["NSL", "VSL"]))).facts
    assert (facts["held by the library"], facts["deposited"]) == (False, False)
    assert facts["keepers"] == ["NSL", "VSL"]


@pytest.mark.parametrize("linktype", ["restricted", "notonline"])
def test_work_whose_links_are_closed_is_restricted(linktype):
    reading = read(said(work("7", TITLE, objects=[OBJECT], linktype=linktype)))
    assert reading.meaning is Meaning.RESTRICTED


@pytest.mark.parametrize(
    "linktype", ["fulltext", "viewcopy", "subscription", "unknown", "searchable resource", "other"]
)
def test_other_kinds_of_links_restrict_nothing(linktype):
    reading = read(said(work("7", TITLE, objects=[OBJECT], linktype=linktype)))
    assert reading.meaning is Meaning.PRESENT


def test_one_open_link_is_enough():
    links = [{"linktype": kind, "value": OBJECT} for kind in ("notonline", "fulltext")]
    assert read(said({"id": "7", "identifier": links})).meaning is Meaning.PRESENT


def test_page_in_place_of_json_is_no_answer_whatever_it_holds():
    body = json.dumps(error(404, "Not Found", "…")).encode()
    assert read(answer(404, body=body)).problem == "changed_shape"


def test_each_version_is_read_by_itself():
    printed = work("7", TITLE, isbns=[OTHER_ISBN], records=["nla.cat-vn1"])["version"]
    online = work("7", isbns=[ISBN], objects=[OBJECT], nucs=["ANL:NED"])["version"]
    reading = read(said({"id": "7", "title": TITLE, "version": printed + online}))
    assert (reading.meaning, reading.facts["keepers"]) == (Meaning.PRESENT, ["ANL:NED"])
    printed_one = Subject("trove", "7", isbns=(OTHER_ISBN,))
    reading = read(said({"id": "7", "version": printed + online}), subject=printed_one)
    assert reading.meaning is Meaning.RESTRICTED
    assert reading.facts["catalogue records"] == ["nla.cat-vn1"]


def test_values_may_stand_alone_where_a_list_is_usual():
    core = {"identifier": {"type": "isbn", "value": ISBN}}
    version = {"record": {"metadata": {"dc": core}}, "holding": {"nuc": "ANL"}}
    reading = read(said({"id": 7, "title": [TITLE], "version": version, "issued": 2012}))
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")
    assert reading.facts["keepers"] == ["ANL"]


def test_link_without_a_kind_and_a_plain_text_are_identifiers_too():
    reading = read(said({"id": "7", "identifier": [{"value": f"http://nla.gov.au/{OBJECT}"}]}))
    assert reading.facts["objects"] == [OBJECT]
    reading = read(said({"id": "7", "identifier": f"HTTP://nla.gov.au/{OBJECT.upper()}"}))
    assert reading.facts["objects"] == [OBJECT]


def test_work_with_another_title_or_isbn_disagrees():
    assert "Walkabout" in read(said(work("7", "Walkabout"))).disagreement
    assert OTHER_ISBN in read(said(work("7", TITLE, isbns=[OTHER_ISBN]))).disagreement


def test_work_under_another_number_is_merged_when_it_is_ours():
    reading = read(said(work("8", TITLE)))
    assert (reading.meaning, reading.identifier) == (Meaning.MERGED, "8")
    reading = read(said(work("8", "Walkabout")))
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "changed_shape")


def test_lost_number_is_looked_for_by_object_first():
    reading = read(UNKNOWN, found(work("9", TITLE, objects=[OBJECT])))
    assert (reading.meaning, reading.identifier) == (Meaning.MERGED, "9")


def test_lost_number_is_looked_for_by_isbn_then():
    asked = questions(trove.ask(OURS, KEYS), UNKNOWN, found())
    assert f"isbn%3A{ISBN}" in asked[-1].url
    reading = read(UNKNOWN, found(), found(work("9", TITLE, isbns=[ISBN])))
    assert (reading.meaning, reading.identifier) == (Meaning.MERGED, "9")


def test_hit_counts_only_when_the_identifier_is_its_own():
    about = work("9", f"A review of {OBJECT} and {ISBN}", isbns=[OTHER_ISBN])
    assert read(UNKNOWN, found(about), found(about)).meaning is Meaning.ABSENT


def test_number_that_is_nowhere_is_absent():
    assert read(UNKNOWN, found(), found()).meaning is Meaning.ABSENT
    assert read(UNKNOWN, subject=Subject("trove", "7")).meaning is Meaning.ABSENT


def test_error_in_xml_is_trove_s_own_no_too():
    body = b"<error><statusCode>404</statusCode><statusText>Not Found</statusText></error>"
    gone = answer(404, body=body, media_type="application/xml")
    assert read(gone, subject=Subject("trove", "7")).meaning is Meaning.ABSENT


def test_search_goes_on_to_the_next_page():
    pages = [found(work("1", "Another"), following="AoII/2+="), found(work("9", objects=[OBJECT]))]
    asked = questions(trove.ask(OURS, KEYS), UNKNOWN, pages[0])
    assert "category=book&" in asked[-1].url and "s=AoII%2F2%2B%3D" in asked[-1].url
    assert read(UNKNOWN, *pages).identifier == "9"


def test_search_without_end_is_no_no():
    endless = found(work("1", "Another"), following="x")
    reading = read(UNKNOWN, endless, endless, endless)
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "changed_shape")


@pytest.mark.parametrize(
    "body",
    [
        {"query": "x"},
        {"category": []},
        {"category": [{"code": "book"}]},
        {"category": [{"code": "book", "records": {"work": []}}]},
        {"category": [{"code": "book", "records": {"total": 3, "works": [{"id": "9"}]}}]},
        {"category": [{"code": "book", "records": {"count": 0}}]},
    ],
)
def test_search_with_renamed_fields_is_no_no(body):
    reading = read(UNKNOWN, said(body))
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "changed_shape")


def test_search_that_fails_is_no_no():
    assert read(UNKNOWN, answer(500)).meaning is Meaning.DOWN


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, error(401, "Unauthorized", "…")),
        (403, error(403, "Forbidden", "…")),
        (403, {"message": "Forbidden"}),
    ],
)
def test_refused_key_is_for_the_operator(status, body):
    reading = read(said(body, status))
    assert (reading.meaning, reading.problem) == (Meaning.AUTH_ERROR, "wrong_key")


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, error(400, "Bad Request", "…")),
        (404, {"message": "Not Found"}),
        (404, error(500, "Error", "…")),
        (200, error(404, "Not Found", "…")),
        (200, {"work": {"id": "7"}}),
        (200, {"id": "x"}),
        (200, [{"id": "7"}]),
    ],
)
def test_what_is_not_documented_is_no_answer(status, body):
    reading = read(said(body, status))
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "changed_shape")


@nothing_learnt
def test_what_trove_did_not_say_teaches_nothing(outcome, meaning):
    assert read(outcome).meaning is meaning
