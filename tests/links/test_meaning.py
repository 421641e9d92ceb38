"""What an answer says about a linked page, and no more."""

import pytest

from catalogue.links.meaning import read
from publications.outbound import Reason

from .outcomes import answer, silence

DECIDED = (Reason.CHALLENGE, Reason.ROBOTS, Reason.NO_SUCH_HOST)


@pytest.mark.parametrize("status", [200, 204, 206])
def test_success_means_present(status: int) -> None:
    assert read(answer(status)).meaning == "present"


@pytest.mark.parametrize("status", [404, 410])
def test_gone_means_absent(status: int) -> None:
    assert read(answer(status)).meaning == "absent"


@pytest.mark.parametrize("status", [401, 403, 451])
def test_shut_door_means_blocked_never_absent(status: int) -> None:
    assert read(answer(status)).meaning == "blocked"


def test_bot_wall_with_status_200_means_blocked() -> None:
    page = b"<title>Making sure you're not a bot!</title><div id='anubis_challenge'>"
    reading = read(answer(200, body=page))
    assert (reading.meaning, reading.problem) == ("blocked", "challenge")


@pytest.mark.parametrize("status", [500, 502, 503, 520])
def test_failing_server_means_could_not_ask(status: int) -> None:
    assert read(answer(status)).meaning == "unverified"


def test_too_many_requests_means_could_not_ask() -> None:
    assert read(answer(429, retry_after="60")).problem == "throttled"


@pytest.mark.parametrize("reason", [r for r in Reason if r not in DECIDED])
def test_no_answer_means_could_not_ask(reason: Reason) -> None:
    reading = read(silence(reason))
    assert (reading.meaning, reading.problem) == ("unverified", reason.value)


def test_host_whose_name_is_gone_is_absent() -> None:
    assert read(silence(Reason.NO_SUCH_HOST)).meaning == "absent"


def test_robots_txt_that_forbids_means_blocked() -> None:
    assert read(silence(Reason.ROBOTS)).meaning == "blocked"


def test_permanent_redirect_offers_the_new_address() -> None:
    moved = answer(final_url="https://example.org/new", hops=((301, "https://example.org/page"),))
    assert read(moved).moved_to == "https://example.org/new"


def test_temporary_redirect_offers_nothing() -> None:
    moved = answer(final_url="https://example.org/login", hops=((302, "https://example.org/page"),))
    assert read(moved) == read(answer())


@pytest.mark.parametrize("status", [400, 405, 406, 418])
def test_answer_we_cannot_read_is_no_verdict(status: int) -> None:
    assert read(answer(status)).meaning == "unverified"
