"""Is the page there? HEAD first, a small GET where HEAD does not tell."""

import asyncio

import pytest

from publications.outbound import Answer, CouldNotAsk, Door, as_refusal, wall
from tests.fakes import Scenario


@pytest.fixture
def probe(fakes, cache):
    def ask(path: str) -> Answer:
        async def main():
            async with Door(cache=cache) as door:
                return await door.probe(f"http://a.example.org{path}")

        return asyncio.run(main())

    return ask


def methods(fakes) -> list[str]:
    return [hit.method for hit in fakes.landing.hits if hit.path != "/robots.txt"]


@pytest.mark.parametrize("path", ["/file", "/gone"])
def test_head_alone_is_believed_of_files_and_of_what_is_gone(fakes, probe, path):
    assert probe(path).status == (200 if path == "/file" else 410)
    assert methods(fakes) == ["HEAD"]


@pytest.mark.parametrize(
    ("path", "status"), [("/get-only", 200), ("/missing", 404), ("/page", 200)]
)
def test_get_follows_where_head_does_not_tell(fakes, probe, path, status):
    answer = probe(path)
    assert (answer.status, answer.method) == (status, "GET")
    assert methods(fakes) == ["HEAD", "GET"]


def test_only_the_first_part_of_a_page_is_asked_for(fakes, probe):
    probe("/page")
    assert fakes.landing.hits[-1].headers["Range"] == "bytes=0-2047"
    assert fakes.landing.hits[-1].headers["Accept-Encoding"] == "identity"


def test_wall_with_status_200_is_seen(probe):
    answer = probe("/wall")
    assert (answer.status, wall(answer)) == (200, "Anubis")


def test_wall_that_shows_at_head_is_not_asked_twice(fakes, probe):
    fakes.landing.misbehave(Scenario.CLOUDFLARE, only="/page")
    assert wall(probe("/page")) == "Cloudflare"
    assert methods(fakes) == ["HEAD"]


@pytest.mark.parametrize("scenario", [Scenario.THROTTLED, Scenario.UNAVAILABLE])
def test_host_that_asks_for_peace_at_head_gets_no_get(fakes, probe, scenario):
    fakes.landing.misbehave(scenario, only="/page")
    assert as_refusal(probe("/page")).reason == "throttled"
    assert methods(fakes) == ["HEAD"]


def test_server_that_breaks_off_at_head_is_asked_by_get(fakes, probe):
    fakes.landing.misbehave(Scenario.CLOSE, only="HEAD a.example.org/page")
    answer = probe("/page")
    assert (answer.status, answer.method) == (200, "GET")


def test_way_of_head_is_not_walked_again(fakes, probe):
    answer = probe("/moved/page")
    assert [hit.path for hit in fakes.landing.hits] == [
        "/robots.txt",
        "/moved/page",
        "/page",
        "/page",
    ]
    assert (answer.url, answer.moved_to) == (
        "http://a.example.org/moved/page",
        "http://a.example.org/page",
    )


def test_failure_after_head_is_about_the_address_asked_first(fakes, probe):
    fakes.landing.misbehave(Scenario.HALF, only="GET a.example.org/page")
    with pytest.raises(CouldNotAsk) as caught:
        probe("/moved/page")
    assert caught.value.url == "http://a.example.org/moved/page"
    assert [hop.status for hop in caught.value.hops] == [301]
