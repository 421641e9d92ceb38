"""robots.txt is obeyed for pages, and only for pages."""

import asyncio
from datetime import timedelta

import pytest

from publications.outbound import Answer, CouldNotAsk, Door, Reason, Request
from tests.fakes import Scenario


@pytest.fixture
def ask_page(fakes, cache, clock):
    """Ask for pages of a.example.org, one after the other, in one run."""

    def ask(*paths: str) -> Answer:
        async def main():
            async with Door(cache=cache, clock=clock) as door:
                for path in paths:
                    answer = await door.fetch(Request(f"http://a.example.org{path}", robots=True))
                return answer

        return asyncio.run(main())

    return ask


def fetched(fakes) -> list[str]:
    return [hit.path for hit in fakes.landing.hits]


def test_page_that_robots_txt_forbids_is_not_asked_for(fakes, ask_page):
    with pytest.raises(CouldNotAsk) as caught:
        ask_page("/private/x")
    assert caught.value.reason is Reason.ROBOTS
    assert fetched(fakes) == ["/robots.txt"]


def test_rules_for_our_name_win(fakes, ask_page):
    fakes.landing.robots = "User-agent: *\nDisallow: /\n\nUser-agent: perdura\nAllow: /\n"
    assert ask_page("/x").status == 200


def test_rules_are_read_once_for_all_workers(fakes, ask_page):
    ask_page("/x", "/y")
    ask_page("/z")
    assert fetched(fakes) == ["/robots.txt", "/x", "/y", "/z"]


def test_rules_are_read_once_by_questions_asked_at_once(fakes, cache):
    async def main():
        async with Door(cache=cache) as door:
            urls = [f"http://a.example.org/{n}" for n in range(5)]
            await asyncio.gather(*(door.fetch(Request(url, robots=True)) for url in urls))

    asyncio.run(main())
    assert fetched(fakes).count("/robots.txt") == 1


def test_host_without_robots_txt_allows_everything(fakes, ask_page):
    fakes.landing.robots = None
    assert ask_page("/private/x").status == 200


def test_bot_wall_in_place_of_robots_txt_forbids_nothing(fakes, ask_page):
    fakes.landing.misbehave(Scenario.WALL, only="robots.txt")
    assert ask_page("/private/x").status == 200


@pytest.mark.parametrize(
    ("scenario", "reason"),
    [
        (Scenario.BROKEN, Reason.SERVER_ERROR),
        (Scenario.THROTTLED, Reason.THROTTLED),
        (Scenario.HALF, Reason.BROKEN_ANSWER),
    ],
)
def test_host_whose_rules_cannot_be_known_is_not_asked(fakes, ask_page, scenario, reason):
    fakes.landing.misbehave(scenario, only="robots.txt")
    with pytest.raises(CouldNotAsk) as caught:
        ask_page("/x")
    assert caught.value.reason is reason
    assert caught.value.url == "http://a.example.org/x"
    assert fetched(fakes) == ["/robots.txt"]


def test_server_error_at_the_rules_is_tried_again_later(fakes, ask_page):
    fakes.landing.misbehave(Scenario.BROKEN, only="robots.txt", times=1)
    with pytest.raises(CouldNotAsk) as caught:
        ask_page("/x")
    assert caught.value.retry_after == timedelta(hours=1)
    assert ask_page("/x").status == 200


def test_rules_that_failed_are_not_asked_for_again_in_the_same_run(fakes, cache):
    fakes.landing.misbehave(Scenario.HALF, only="robots.txt")

    async def main():
        async with Door(cache=cache) as door:
            for path in "xyz":
                with pytest.raises(CouldNotAsk):
                    await door.fetch(Request(f"http://a.example.org/{path}", robots=True))

    asyncio.run(main())
    assert fetched(fakes) == ["/robots.txt"]


def test_crawl_delay_is_kept_up_to_half_a_minute(fakes, ask_page, clock):
    fakes.landing.robots = "User-agent: *\nCrawl-delay: 7\n"
    ask_page("/x", "/y")
    assert 7.0 in clock.slept


def test_endless_crawl_delay_is_cut(fakes, ask_page, clock):
    fakes.landing.robots = "User-agent: *\nCrawl-delay: 100000\n"
    ask_page("/x", "/y")
    assert max(clock.slept) == 30.0


def test_rules_are_judged_for_each_host_on_the_way(fakes, ask_page):
    with pytest.raises(CouldNotAsk) as caught:
        ask_page("/elsewhere/b.example.org/private/x")
    assert caught.value.reason is Reason.ROBOTS
    assert [hit.host for hit in fakes.landing.hits if hit.path == "/robots.txt"] == [
        "a.example.org",
        "b.example.org",
    ]


def test_interfaces_for_machines_are_asked_without_robots_txt(fakes, ask):
    address = fakes.landing.address
    request = Request(f"{fakes.landing.base}/private/x")
    assert ask(request, allow=frozenset({address})).status == 200
    assert fetched(fakes) == ["/private/x"]


def test_hostile_rules_take_no_time(fakes, ask_page):
    fakes.landing.robots = "User-agent: *\nDisallow: /" + "*a" * 40 + "b\n"
    assert ask_page("/" + "a" * 500).status == 200
