"""One question and its answer: what is sent, followed, kept."""

import asyncio
import hashlib
import json
from dataclasses import replace
from datetime import UTC
from urllib.parse import quote

import aiohttp
import pytest

from publications.outbound import Hop, Reason, Request


def sent_headers(answer) -> dict[str, str]:
    return {name.lower(): value for name, value in json.loads(answer.body).items()}


def redirect(status: int, target: str) -> str:
    return f"/redirect/{status}/{quote(target, safe='')}"


@pytest.mark.parametrize("status", [200, 204, 403, 404, 410, 418, 429, 500, 503, 526])
def test_any_status_is_an_answer(ask, status):
    assert ask(f"/status/{status}").status == status


def test_answer_tells_what_when_and_with_which_digest(odd, ask, clock):
    answer = ask("/bytes/3", clock=clock)
    assert (answer.url, answer.final_url, answer.hops) == (odd.base + "/bytes/3",) * 2 + ((),)
    assert answer.sha256 == hashlib.sha256(b"xxx").hexdigest()
    assert (answer.asked_at.tzinfo, answer.asked_at.timestamp()) == (UTC, clock.at)
    assert answer.media_type == "application/octet-stream"
    assert not answer.truncated


def test_every_request_says_who_asks(ask):
    name = "Perdura/1 (+https://example.org; mailto:a@example.org)"
    assert sent_headers(ask("/echo", user_agent=name))["user-agent"] == name


def test_nothing_else_is_told_about_us(odd, ask):
    sent = sent_headers(ask("/echo"))
    assert set(sent) == {"host", "user-agent", "accept", "accept-encoding"}


def test_headers_of_the_request_are_sent(odd, ask):
    request = Request(f"{odd.base}/echo", headers={"accept": "application/json"})
    assert sent_headers(ask(request))["accept"] == "application/json"


def test_no_request_can_hide_our_name(odd, ask):
    request = Request(f"{odd.base}/echo", headers={"user-agent": "Mozilla/5.0"})
    assert sent_headers(ask(request, user_agent="Perdura/1"))["user-agent"] == "Perdura/1"


def test_redirects_are_followed_and_told(odd, ask):
    answer = ask(redirect(301, redirect(302, "/end")))
    first, second = (odd.base + path for path in (redirect(301, redirect(302, "/end")),) * 2)
    assert [hop.status for hop in answer.hops] == [301, 302]
    assert answer.hops[0].url == first == second
    assert (answer.url, answer.final_url) == (first, f"{odd.base}/end")


def test_five_redirects_are_followed_and_no_sixth(odd, ask, failure):
    way = "/end"
    for _ in range(5):
        way = redirect(302, way)
    assert len(ask(way).hops) == 5
    error = failure(redirect(302, way))
    assert error.reason is Reason.TOO_MANY_REDIRECTS
    assert len(error.hops) == 5


def test_redirect_without_a_target_is_the_answer(ask):
    assert ask("/nameless").status == 302


def test_redirect_to_no_address_is_a_broken_answer(failure):
    assert failure(redirect(302, "http://[broken/")).reason is Reason.BROKEN_ANSWER


def test_redirect_to_another_scheme_is_refused(failure):
    assert failure(redirect(302, "ftp://example.org/")).reason is Reason.ADDRESS_REFUSED


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [((301,), "b"), ((308, 301), "c"), ((301, 302), "b"), ((302, 301), None), ((), None)],
)
def test_only_permanent_redirects_from_the_start_move_a_link(ask, statuses, moved_to):
    addresses = ("a", "b", "c")
    hops = tuple(Hop(status, url) for status, url in zip(statuses, addresses, strict=False))
    answer = replace(ask("/"), hops=hops, final_url=addresses[len(statuses)])
    assert answer.moved_to == moved_to


def test_secrets_are_sent_to_the_first_origin_only(odd, ask, fakes, make_door):
    landing = fakes.landing
    allow = frozenset({odd.address, landing.address})
    request = Request(odd.base + redirect(302, landing.base + "/x"), secrets={"X-API-KEY": "hush"})
    ask(request, allow=allow)
    assert odd.hits[0].headers["X-API-KEY"] == "hush"
    assert "X-API-KEY" not in landing.hits[0].headers


def test_secrets_are_kept_on_a_redirect_within_the_origin(odd, ask):
    ask(Request(odd.base + redirect(302, "/end"), secrets={"X-API-KEY": "hush"}))
    assert odd.hits[1].headers["X-API-KEY"] == "hush"


def test_cookies_are_neither_sent_back_nor_kept(odd, make_door):
    async def main():
        async with make_door() as door:
            # Its jar keeps nothing of IP addresses either way, so loopback cannot tell.
            assert isinstance(door._session.cookie_jar, aiohttp.DummyCookieJar)
            first = await door.fetch(Request(f"{odd.base}/status/200?Set-Cookie=sid%3Dabc"))
            second = await door.fetch(Request(f"{odd.base}/echo"))
            return first, second

    first, second = asyncio.run(main())
    assert first.headers["set-cookie"] == "sid"
    assert "cookie" not in sent_headers(second)


def test_only_explaining_headers_are_kept(ask):
    answer = ask("/status/200?ETag=abc&X-Request-Id=1&Retry-After=5")
    assert answer.headers["etag"] == "abc"
    assert "x-request-id" not in answer.headers


def test_address_is_sent_as_it_is_written(odd, ask):
    path = "/10.1000/a%2Cb%3Cc%3E(d);e:f//g/../h"
    ask(path)
    assert odd.hits[0].path == path


def test_address_with_other_letters_is_encoded(odd, ask):
    ask("/中 文?q=é#part")
    assert odd.hits[0].path == "/%E4%B8%AD%20%E6%96%87?q=%C3%A9"


def test_partial_answer_is_said_to_be_one(odd, ask):
    partial = ask("/status/206?Content-Range=bytes%200-9/100")
    whole = ask("/status/206?Content-Range=bytes%200-99/100")
    assert (partial.truncated, whole.truncated) == (True, False)
