"""The fakes themselves: as documented, and as bad as asked."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from publications.outbound import Answer, DoorSettings, Request, fetch_all
from tests.fakes import Scenario
from tests.fakes.collection import TITLES_BY_DOI, TITLES_BY_NLA_OBJECT
from tests.fakes.damm import is_valid
from tests.fakes.fixtures import fakes

__all__ = ["fakes"]

DOI = "10.5281/zenodo.20352371"
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "epochal_transition.json"


def get(url: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    (outcome,) = fetch_all([Request(url, headers=named)])
    assert isinstance(outcome, Answer), outcome
    return outcome


def read(url: str) -> object:
    return json.loads(get(url).body)


def test_handle_has_the_documented_shape(fakes):
    body = read(f"{fakes.doi_org.base}/api/handles/{DOI}")
    assert (body["responseCode"], body["handle"]) == (1, DOI)
    assert {value["type"] for value in body["values"]} == {"URL", "HS_ADMIN", "700050"}
    assert body["values"][0]["data"] == {
        "format": "string",
        "value": f"https://zenodo.org/doi/{DOI}",
    }


@pytest.mark.parametrize("query", ["type=URL", "index=1", "type=URL&index=1"])
def test_handle_values_can_be_chosen(fakes, query):
    body = read(f"{fakes.doi_org.base}/api/handles/{DOI}?{query}")
    assert [value["type"] for value in body["values"]] == ["URL"]


def test_unknown_handle_is_404_with_code_100(fakes):
    answer = get(f"{fakes.doi_org.base}/api/handles/10.9999/none")
    assert answer.status == 404
    assert json.loads(answer.body) == {"responseCode": 100, "handle": "10.9999/none"}


def test_agencies_come_as_a_list(fakes):
    assert read(f"{fakes.doi_org.base}/doiRA/{DOI},10.9999/none,x") == [
        {"DOI": DOI, "RA": "DataCite"},
        {"DOI": "10.9999/none", "status": "DOI does not exist"},
        {"DOI": "x", "status": "Invalid DOI"},
    ]


def test_doi_leads_to_its_record(fakes):
    answer = get(f"https://doi.org/{DOI}")
    assert [hop.status for hop in answer.hops] == [302, 302]
    assert answer.final_url == "https://zenodo.org/records/20352371"


def test_unknown_doi_is_a_page(fakes):
    answer = get("https://doi.org/10.9999/none")
    assert (answer.status, answer.media_type) == (404, "text/html")
    assert b"DOI Not Found" in answer.body


def test_metadata_are_at_the_agency(fakes):
    answer = get(f"https://doi.org/{DOI}", Accept="application/x-bibtex")
    assert answer.hops[0].status == 302
    assert answer.final_url == f"https://data.datacite.org/{DOI}"


def test_type_that_no_agency_gives_is_406(fakes):
    assert get(f"https://doi.org/{DOI}", Accept="image/png").status == 406


@pytest.mark.parametrize("doi", TITLES_BY_DOI)
def test_every_work_of_the_collection_has_a_doi_that_leads_to_its_page(fakes, doi):
    answer = get(f"https://doi.org/{doi}")
    assert (answer.status, doi.encode() in answer.body) == (200, True)


@pytest.mark.parametrize("pid", TITLES_BY_NLA_OBJECT)
def test_object_of_the_library_leads_to_its_viewer(fakes, pid):
    answer = get(f"https://nla.gov.au/{pid}")
    assert answer.final_url == f"https://nla.gov.au/{pid}/view"
    assert f'"pid": "{pid}"'.encode() in answer.body


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://times.net.au", 200),
        ("https://times.net.au/none", 404),
        ("https://www.times.net.au/", 200),
        ("https://zenodo.org/record/20352371", 200),
        ("https://zenodo.org/records/1", 404),
        ("https://nla.gov.au/nla.obj-1234567", 404),
        ("https://any.example.org/page", 200),
        ("https://any.example.org/missing", 404),
        ("https://any.example.org/gone", 410),
        ("https://any.example.org/moved/page", 200),
    ],
)
def test_pages_answer_by_host(fakes, url, status):
    assert get(url).status == status


def test_zenodo_turns_nameless_programs_away(fakes):
    allow = frozenset(fakes.django_settings()["OUTBOUND_ALLOW"])
    hosts = fakes.django_settings()["OUTBOUND_HOSTS"]
    settings = DoorSettings("python-requests/2.31", allow=allow, hosts=hosts, pause=0)
    (answer,) = fetch_all([Request("https://zenodo.org/records/20352371")], settings)
    assert answer.status == 403


@pytest.mark.parametrize(
    ("digits", "valid"),
    [("714041173", True), ("248742150", True), ("1234567", False), ("2526944949", False)],
)
def test_check_digit_of_library_objects(digits, valid):
    assert is_valid(digits) == valid


def test_misbehaviour_is_for_some_addresses_and_some_times(fakes):
    fakes.landing.misbehave(Scenario.BROKEN, only="/x", times=1)
    statuses = [get(f"http://a.example.org/{path}").status for path in ("y", "x", "x")]
    assert statuses == [200, 500, 200]


def test_service_behaves_again_when_told(fakes):
    fakes.landing.misbehave(Scenario.BROKEN)
    fakes.landing.behave()
    assert get("http://a.example.org/").status == 200


def test_log_says_who_asked_what_when(fakes):
    get("http://a.example.org/x?y=1")
    (hit,) = fakes.landing.hits
    assert (hit.method, hit.host, hit.path) == ("GET", "a.example.org", "/x?y=1")
    assert hit.headers["User-Agent"].startswith("Perdura/")
    assert hit.started <= hit.ended


def test_log_can_be_read_by_hand(fakes):
    get("http://a.example.org/x")
    assert [hit["path"] for hit in read(f"{fakes.landing.base}/_fake/hits")] == ["/x"]


def test_fakes_are_served_by_hand():
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "tests.fakes"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        try:
            lines = [process.stdout.readline().strip() for _ in range(4)]
        finally:
            process.terminate()
    assert process.returncode == 0
    assert [line.partition("=")[0] for line in lines] == [
        "OUTBOUND_ALLOW",
        "OUTBOUND_SERVICES",
        "OUTBOUND_HOSTS",
        "",
    ]
    assert "doi.org=http://127.0.0.1:" in lines[1]


def test_fakes_know_all_of_the_real_collection():
    if not DATA.exists():
        pytest.skip("the shared data are not beside this checkout")
    works = json.loads(DATA.read_text(encoding="utf-8"))["works"]
    assert {work["doi"] for work in works if work["doi"]} == set(TITLES_BY_DOI)
    assert {work["nla"] for work in works if work["nla"]} == set(TITLES_BY_NLA_OBJECT)
