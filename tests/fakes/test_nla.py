"""The National Library's fake: as its pages are described."""

import json
import re

import pytest

from publications.outbound import Answer, Request, fetch_all
from tests.fakes import Scenario
from tests.fakes.fixtures import fakes

__all__ = ["fakes"]

PID = "nla.obj-714041173"


def get(url: str, **more) -> Answer:
    (outcome,) = fetch_all([Request(url, **more)])
    assert isinstance(outcome, Answer), outcome
    return outcome


def embedded(answer: Answer) -> dict:
    found = re.search(rb"var work = JSON\.parse\(JSON\.stringify\((\{.*\})\)\)", answer.body)
    return json.loads(found[1])


def test_object_redirects_to_its_viewer(fakes):
    answer = get(f"https://nla.gov.au/{PID}")
    assert [hop.status for hop in answer.hops] == [302]
    assert answer.final_url == f"https://nla.gov.au/{PID}/view"


def test_viewer_embeds_the_object(fakes):
    work = embedded(get(f"https://nla.gov.au/{PID}/view"))
    assert (work["id"], work["pid"], work["title"]) == ("71404117", PID, "Walkabout.")
    assert work["accessConditions"] == "Unrestricted"


def test_fields_of_the_viewer_vary(fakes):
    fakes.nla.restrict(PID, "View only")
    assert embedded(get(f"https://nla.gov.au/{PID}"))["accessConditions"] == "View only"
    assert "title" not in embedded(get("https://nla.gov.au/nla.obj-248742150"))


def test_part_redirects_to_its_whole(fakes):
    fakes.nla.part("nla.obj-387326197", PID)
    answer = get("https://nla.gov.au/nla.obj-387326197")
    assert answer.final_url == f"https://nla.gov.au/{PID}/view?partId=nla.obj-387326197"
    assert embedded(answer)["children"]["page"][0]["pid"] == "nla.obj-387326197"


@pytest.mark.parametrize("status", [404, 410])
def test_unknown_number_is_the_librarys_own_page(fakes, status):
    fakes.nla.unknown = status
    answer = get("https://nla.gov.au/nla.obj-1234567")
    assert (answer.status, answer.media_type) == (status, "text/html")
    assert b"National Library of Australia" in answer.body


@pytest.mark.parametrize(
    ("pid", "page"),
    [
        ("nla.cat-vn2592481", "https://catalogue.nla.gov.au/catalog/2592481"),
        ("nla.arc-10421", "https://webarchive.nla.gov.au/tep/10421"),
        ("nla.arc-c15001", "https://webarchive.nla.gov.au/collection/15001"),
        ("nla.news-article18342701", "https://trove.nla.gov.au/newspaper/article/18342701"),
        ("nla.party-1", "https://trove.nla.gov.au/people/1"),
    ],
)
def test_resolver_leads_to_the_right_service(fakes, pid, page):
    answer = get(f"https://nla.gov.au/{pid}")
    assert (answer.status, answer.final_url) == (200, page)


def test_old_address_of_a_record_moved_for_good(fakes):
    answer = get("https://catalogue.nla.gov.au/Record/2592481")
    assert answer.hops[0].permanent
    assert b"nla.cat-vn2592481" in answer.body


def test_searches_of_the_catalogue_are_not_for_programs(fakes):
    robots = get("https://catalogue.nla.gov.au/robots.txt").body.decode()
    assert "Disallow: /catalog?*" in robots
    (refused,) = fetch_all([Request("https://catalogue.nla.gov.au/catalog?q=x", robots=True)])
    assert not isinstance(refused, Answer)
    assert get("https://catalogue.nla.gov.au/catalog/1", robots=True).status == 200


def test_trove_shows_the_same_page_for_everything(fakes):
    pages = [get(f"https://trove.nla.gov.au/work/{n}").body for n in ("1", "nonsense")]
    assert pages[0] == pages[1]


def test_catalogue_can_stand_behind_a_wall_alone(fakes):
    fakes.nla.misbehave(Scenario.WALL, only="catalogue.nla.gov.au")
    assert b"anubis_challenge" in get("https://catalogue.nla.gov.au/catalog/1").body
    assert get(f"https://nla.gov.au/{PID}").status == 200
