"""What pages of the National Library of Australia are taken to mean."""

import json

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Subject
from catalogue.archives.services import nla
from tests.links.outcomes import answer, silence

from .canned import nothing_learnt, questions, said

PID = "nla.obj-714041173"
OBJECT = Subject("nla", PID, titles=("Walkabout",))
VIEW = f"https://nla.gov.au/{PID}/view"
RECORD = Subject("nla", "nla.cat-vn2592481", titles=("Walkabout",))
PAGE = "https://catalogue.nla.gov.au/catalog/2592481"
WORK = {
    "id": "71404117", "type": "work", "form": "Journal", "bibId": "2592481", "pid": PID,
    "subUnitNo": "Vol. 1 No. 2 (2 December 1934)", "title": "Walkabout.",
    "accessConditions": "Unrestricted", "copyrightPolicy": "Out of Copyright",
    "children": {"page": [{"pid": "nla.obj-714041181", "bibLevel": "Part"}]}, "marcData": {},
}  # fmt: skip


def page(body, *, at=VIEW, status=200):
    return answer(status, url=f"https://nla.gov.au/{PID}", final_url=at, body=body.encode())


def viewer(*, at=VIEW, **more):
    data = json.dumps(WORK | more)
    script = f"<script>var work = JSON.parse(JSON.stringify({data}));\nvar x = {{}};</script>"
    return page(f"<title>Viewer</title>{script}", at=at)


def read(outcome, subject=OBJECT):
    return replay(nla.ask(subject, {}), [outcome])


def test_the_resolver_is_asked_once_and_obeys_robots_txt():
    (request,) = questions(nla.ask(OBJECT, {}))
    assert (request.url, request.robots) == (f"https://nla.gov.au/{PID}", True)


def test_viewer_that_shows_the_object_proves_it():
    reading = read(viewer())
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")
    assert reading.facts == {
        "title": "Walkabout.",
        "part": "Vol. 1 No. 2 (2 December 1934)",
        "access": "Unrestricted",
        "form": "Journal",
        "catalogue record": "2592481",
        "copyright": "Out of Copyright",
    }


@pytest.mark.parametrize(
    ("access", "meaning"),
    [
        ("Unrestricted", Meaning.PRESENT),
        ("View only", Meaning.PRESENT),
        ("Onsite only", Meaning.RESTRICTED),
        ("On-site only", Meaning.RESTRICTED),
        ("Temporary download and location restriction", Meaning.RESTRICTED),
        (None, Meaning.PRESENT),
    ],
)
def test_conditions_of_access_decide_whether_it_is_restricted(access, meaning):
    assert read(viewer(accessConditions=access)).meaning is meaning


def test_object_with_another_title_disagrees():
    reading = read(viewer(title="Pacific Islands Monthly"))
    assert reading.meaning is Meaning.PRESENT
    assert "Pacific Islands Monthly" in reading.disagreement


def test_part_of_an_object_is_found_among_its_children():
    part = Subject("nla", "nla.obj-714041181", titles=("A page of it",))
    reading = read(viewer(), part)
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")
    assert reading.facts["whole"] == PID


@pytest.mark.parametrize("name", ["partId", "sectionId"])
def test_part_of_an_object_is_found_in_the_redirect(name):
    part = Subject("nla", "nla.obj-387326197")
    reading = read(viewer(at=f"{VIEW}?{name}=nla.obj-387326197"), part)
    assert reading.meaning is Meaning.PRESENT


def test_viewer_that_shows_another_object_is_no_answer():
    reading = read(viewer(pid="nla.obj-248742150"))
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "no_marker")


def test_older_identifier_that_leads_to_an_object_is_merged_into_it():
    reading = read(viewer(), Subject("nla", "nla.pic-an23366617"))
    assert (reading.meaning, reading.identifier) == (Meaning.MERGED, PID)
    elsewhere = viewer(at="https://nla.gov.au/nla.obj-248742150/view")
    assert read(elsewhere, Subject("nla", "nla.pic-an23366617")).problem == "no_marker"


def test_page_without_the_viewers_data_counts_when_it_names_the_object():
    reading = read(page(f"<title>Walkabout</title><a href='/{PID}'>Cite</a>"))
    assert reading.meaning is Meaning.PRESENT


def test_page_that_names_the_object_as_onsite_only_is_restricted():
    reading = read(page(f"<title>Walkabout</title>{PID} Onsite only"))
    assert reading.meaning is Meaning.RESTRICTED


@pytest.mark.parametrize(
    "body",
    [
        "<title>National Library of Australia</title>",
        f"<title>Walkabout</title>{PID}4",
        f"<title>Page not found</title>{PID}",
        f"<title>The Library</title><h1>Sorry!</h1>There is no {PID}",
        f"<title>Scheduled maintenance</title>{PID}",
        "<script>var work = JSON.parse(JSON.stringify({broken</script>",
    ],
)
def test_page_that_does_not_show_the_object_is_no_answer(body):
    reading = read(page(body))
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "no_marker")


@pytest.mark.parametrize("status", [404, 410])
def test_only_the_librarys_own_page_says_no(status):
    gone = "<title>Page not found | National Library of Australia</title>"
    assert read(page(gone, status=status)).meaning is Meaning.ABSENT
    reading = read(page("<title>404 Not Found</title>nginx", status=status))
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "changed_shape")


def test_file_is_no_page_whatever_it_names():
    file = answer(200, final_url=VIEW, body=PID.encode(), media_type="application/pdf")
    assert read(file).problem == "changed_shape"


def test_page_of_another_site_is_no_answer():
    reading = read(page(f"<title>Parked</title>{PID}", at="https://nla.gov.au.example.org/"))
    assert reading.meaning is Meaning.UNVERIFIED
    gone = page("National Library of Australia", at="https://example.org/", status=404)
    assert read(gone).meaning is Meaning.UNVERIFIED


def test_catalogue_page_with_the_records_identifier_proves_it():
    reading = read(page("<h1>Walkabout.</h1>https://nla.gov.au/nla.cat-vn2592481", at=PAGE), RECORD)
    assert (reading.meaning, reading.facts) == (Meaning.PRESENT, {"title": "Walkabout."})


def test_catalogue_page_with_number_and_title_proves_the_record():
    body = "<h1>WALKABOUT &amp; more</h1><dt>Bib ID</dt><dd>2592481</dd>"
    assert read(page(body, at=PAGE), RECORD).meaning is Meaning.PRESENT


@pytest.mark.parametrize("body", ["<h1>Walkabout</h1>", "<dd>2592481</dd>", "Walkabout 12592481"])
def test_catalogue_page_with_one_of_both_proves_nothing(body):
    assert read(page(body, at=PAGE), RECORD).meaning is Meaning.UNVERIFIED


def test_record_that_leads_to_another_is_merged():
    other = "https://catalogue.nla.gov.au/catalog/99"
    reading = read(page("<h1>Walkabout</h1>nla.cat-vn99", at=other), RECORD)
    assert (reading.meaning, reading.identifier) == (Meaning.MERGED, "nla.cat-vn99")


@nothing_learnt
def test_what_the_library_did_not_say_teaches_nothing(outcome, meaning):
    assert read(outcome).meaning is meaning
    assert read(outcome, RECORD).meaning is meaning


def test_failure_says_what_it_was():
    assert read(silence()).problem == "timeout"


KEYS = {"TROVE_API_KEY": "k"}
WALL = page("<title>Making sure you&#39;re not a bot!</title>")


def found(*works):
    records = {"s": "*", "n": len(works), "total": len(works)}
    records |= {"work": list(works)} if works else {}
    return said({"query": "x", "category": [{"code": "book", "records": records}]})


def linked(kind="fulltext", pid=PID, **more):
    entry = {"type": "url", "linktype": kind, "value": f"http://nla.gov.au/{pid}"}
    return {"id": "7", "title": "Walkabout / ATA", "identifier": [entry], **more}


def test_object_behind_a_wall_is_confirmed_by_trove():
    reading = replay(nla.ask(OBJECT, KEYS), [WALL, found(linked())])
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")
    assert reading.facts["objects"] == [PID]


def test_object_that_trove_knows_as_restricted_is_restricted():
    assert replay(nla.ask(OBJECT, KEYS), [WALL, found(linked("restricted"))]).meaning == (
        Meaning.RESTRICTED
    )


def test_catalogue_record_is_confirmed_by_its_link():
    work = linked("notonline", "nla.cat-vn2592481")
    assert replay(nla.ask(RECORD, KEYS), [WALL, found(work)]).meaning is Meaning.PRESENT


@pytest.mark.parametrize(
    "outcome",
    [
        found(),
        found(linked(pid="nla.obj-248742150")),
        found(linked("thumbnail")),
        found({"id": "7", "title": f"About {PID}"}),
        said({"statusCode": 401, "statusText": "Unauthorized", "description": ""}, 401),
        silence(),
        answer(500),
    ],
)
def test_trove_that_does_not_know_the_object_changes_nothing(outcome):
    reading = replay(nla.ask(OBJECT, KEYS), [WALL, outcome])
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "challenge")


def test_without_a_key_trove_is_not_asked():
    assert replay(nla.ask(OBJECT, {}), [WALL]).problem == "challenge"


def test_library_that_answers_itself_is_believed_without_trove():
    assert replay(nla.ask(OBJECT, KEYS), [viewer()]).meaning is Meaning.PRESENT


def test_trove_is_asked_for_objects_and_records_alone():
    person = Subject("nla", "nla.party-1")
    assert replay(nla.ask(person, KEYS), [WALL]).problem == "challenge"
