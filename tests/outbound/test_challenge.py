"""Answers that are none."""

from datetime import UTC, datetime, timedelta

import pytest

from publications.outbound import Answer, Reason, Request, as_refusal, wall
from tests.fakes import Scenario


def answer(status: int = 200, body: str = "", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(
        url="https://a.example.org/",
        final_url="https://a.example.org/",
        hops=(),
        method="GET",
        status=status,
        headers={"content-type": "text/html", **named},
        body=body.encode(),
        sha256="",
        truncated=False,
        elapsed_ms=1,
        asked_at=datetime(2026, 11, 24, 12, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("scenario", "name"),
    [
        (Scenario.WALL, "Anubis"),
        (Scenario.CLOUDFLARE, "Cloudflare"),
        (Scenario.IMPERVA, "Imperva"),
        (Scenario.PAGE_404, None),
    ],
)
def test_walls_are_told_by_name(fakes, ask, scenario, name):
    fakes.landing.misbehave(scenario)
    got = ask(Request(fakes.landing.base), allow=frozenset({fakes.landing.address}))
    assert wall(got) == name


@pytest.mark.parametrize(
    "body",
    [
        "<title>Making sure you're not a bot!</title>",
        "<TITLE>\n Making sure you&#39;re not a bot!</TITLE>",
        "<script id=anubis_challenge>",
        '<script id="anubis_version">"v1"</script>',
        '<img src="/.within.website/x/cmd/anubis/pensive.webp">',
    ],
)
def test_anubis_is_known_by_any_of_its_marks(body):
    assert wall(answer(body=body)) == "Anubis"


def test_page_about_bot_walls_is_none():
    text = "<title>Essay</title><p>It said: Making sure you're not a bot! id is anubis_challenge"
    assert wall(answer(body=text)) is None


def test_data_that_quotes_a_wall_is_none():
    body = "<title>Making sure you're not a bot!</title>"
    assert wall(answer(body=body, content_type="application/json")) is None


@pytest.mark.parametrize("status", [403, 503])
def test_cloudflare_page_is_a_wall_without_its_header(status):
    body = "<title>Attention Required! | Cloudflare</title>"
    assert wall(answer(status, body, server="cloudflare")) == "Cloudflare"


def test_plain_refusal_behind_cloudflare_is_the_hosts_own():
    assert wall(answer(403, "<title>Members only</title>", server="cloudflare")) is None


@pytest.mark.parametrize(
    ("given", "reason", "wait"),
    [
        (answer(429), Reason.THROTTLED, timedelta(minutes=1)),
        (answer(429, retry_after="7"), Reason.THROTTLED, timedelta(seconds=7)),
        (answer(503, retry_after="7"), Reason.THROTTLED, timedelta(seconds=7)),
        (answer(403, server="awselb/2.0"), Reason.THROTTLED, timedelta(minutes=1)),
        (answer(503), Reason.SERVER_ERROR, None),
        (answer(500), Reason.SERVER_ERROR, None),
        (answer(526), Reason.SERVER_ERROR, None),
        (answer(200, cf_mitigated="challenge"), Reason.CHALLENGE, None),
    ],
)
def test_answer_that_tells_nothing_says_why_and_when_to_come_back(given, reason, wait):
    refusal = as_refusal(given)
    assert (refusal.reason, refusal.retry_after) == (reason, wait)
    assert (refusal.url, refusal.asked_at) == (given.url, given.asked_at)


@pytest.mark.parametrize("status", [200, 206, 301, 401, 403, 404, 410])
def test_what_a_host_itself_says_is_no_refusal(status):
    assert as_refusal(answer(status)) is None
