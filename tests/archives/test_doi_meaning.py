"""What doi.org's answer does to a DOI's state."""

import json
from datetime import timedelta

import pytest

from catalogue.archives.doi_meaning import DOIFacts, DOIReading, after, read
from publications.outbound import Answer, Reason
from publications.outbound.doi_org import Kind
from tests.links.outcomes import NOON, answer, silence

DOI = "10.5281/zenodo.20352371"
TARGET = "https://zenodo.org/doi/10.5281/zenodo.20352371"
DAY = timedelta(days=1)


def handle(code: int, status: int, *, doi: str = DOI, target: str = TARGET) -> Answer:
    value = {"index": 1, "type": "URL", "data": {"format": "string", "value": target}}
    body = {"responseCode": code, "handle": doi, "values": [value] if code == 1 else []}
    return answer(status, body=json.dumps(body).encode(), media_type="application/json")


def test_registered_doi_is_findable_with_its_target() -> None:
    facts = after(DOIFacts("unchecked"), read(handle(1, 200), DOI), NOON)
    assert facts == DOIFacts("findable", TARGET)


def test_doi_without_address_is_registered_only() -> None:
    assert after(DOIFacts("unchecked"), read(handle(200, 200), DOI), NOON).state == "registered"


def test_first_no_changes_no_state() -> None:
    facts = after(DOIFacts("findable", TARGET), read(handle(100, 404), DOI), NOON)
    assert facts == DOIFacts("findable", TARGET, absent_since=NOON)


def test_second_no_a_day_later_fails_it() -> None:
    absent = read(handle(100, 404), DOI)
    facts = after(DOIFacts("findable", TARGET, absent_since=NOON), absent, NOON + DAY)
    assert facts.state == "failed"


def test_second_no_within_the_day_does_not() -> None:
    absent = read(handle(100, 404), DOI)
    facts = DOIFacts("findable", TARGET, absent_since=NOON)
    assert after(facts, absent, NOON + DAY / 2).state == "findable"


def test_a_yes_between_two_noes_clears_the_first() -> None:
    facts = DOIFacts("findable", TARGET, absent_since=NOON)
    assert after(facts, read(handle(1, 200), DOI), NOON + DAY).absent_since is None


def test_failed_doi_that_is_found_again_is_findable() -> None:
    assert after(DOIFacts("failed"), read(handle(1, 200), DOI), NOON).state == "findable"


@pytest.mark.parametrize(
    "outcome",
    [
        handle(2, 500),
        answer(404, body=b"<title>DOI Not Found</title>"),
        answer(200, body=b"<title>Making sure you're not a bot!</title>"),
        answer(429),
        answer(503),
        answer(200, body=b"{", media_type="application/json"),
        handle(1, 200, doi="10.5281/zenodo.1"),
        silence(Reason.DNS),
        silence(Reason.OFFLINE),
    ],
)
def test_anything_but_a_clear_answer_changes_nothing(outcome: object) -> None:
    facts = DOIFacts("findable", TARGET)
    reading = read(outcome, DOI)  # type: ignore[arg-type]
    assert not reading.learnt
    assert reading.problem
    assert after(facts, reading, NOON) is facts


@pytest.mark.parametrize("target", ["javascript:alert(1)", "ftp://example.org", "x" * 3000])
def test_target_that_is_no_web_address_is_never_linked(target: str) -> None:
    assert read(handle(1, 200, target=target), DOI).target == ""


def test_reading_says_whether_anything_was_learnt() -> None:
    assert DOIReading(Kind.ABSENT).learnt
    assert not DOIReading(Kind.THROTTLED).learnt


def test_name_of_doi_org_that_is_not_found_is_our_own_network() -> None:
    assert read(silence(Reason.NO_SUCH_HOST), DOI).problem == "offline"
