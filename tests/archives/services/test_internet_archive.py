"""What the Internet Archive's lists of captures mean."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Reading, Subject
from catalogue.archives.services.internet_archive import ADAPTER, ask, target_of
from catalogue.archives.services.internet_archive_copies import same_page
from publications.outbound import Answer, Outcome, Reason, Request, fetch_all
from tests.fakes import Scenario
from tests.fakes.internet_archive import BLOCKED, ROBOTS
from tests.links.outcomes import answer, silence

from .canned import every_scenario, held, hurry, nothing_learnt, questions, said

URL, TIME = "https://example.org/page", "20260105090000"
SUBJECT = Subject("internet-archive", URL)
HEADER = ["timestamp", "original", "mimetype", "statuscode", "digest"]
EMPTY = said([])


def row(time: str = TIME, status: str = "200", digest: str = "A", url: str = URL) -> list[str]:
    return [time, url, "warc/revisit" if status == "-" else "text/html", status, digest]


def listed(*rows: list[str]) -> Outcome:
    return said([HEADER, *rows])


def reading(*outcomes: Outcome, subject: Subject = SUBJECT) -> Reading:
    return replay(ask(subject, {}), outcomes)


@pytest.mark.parametrize(
    ("identifier", "target"),
    [
        (URL, (URL, "")),
        (f"{TIME}/{URL}", (URL, TIME)),
        (f"{TIME}id_/{URL}?a=1", (f"{URL}?a=1", TIME)),
        (f"https://web.archive.org/web/{TIME}/{URL}", (URL, TIME)),
        (f"https://web.archive.org/web/2026/{URL}", (URL, "2026")),
        (f"https://web.archive.org/web/*/{URL}", (URL, "")),
        (f"{TIME}/example.org/page", ("http://example.org/page", TIME)),
        ("essays", ("", "")),
        ("20260105", ("", "")),
        ("", ("", "")),
        ("a b", ("", "")),
    ],
)
def test_page_and_time_are_told_from_what_people_enter(
    identifier: str, target: tuple[str, str]
) -> None:
    assert target_of(identifier) == target


def test_what_is_no_address_is_not_asked_for() -> None:
    assert reading(subject=Subject("internet-archive", "essays")).problem == "invalid"


def test_question_is_for_the_last_captures_and_leaves_fragments_out() -> None:
    (request,) = questions(ask(Subject("internet-archive", f"{URL}?a=b&c#part"), {}))
    query = parse_qs(urlsplit(request.url).query)
    assert request.url.startswith("https://web.archive.org/cdx/search/cdx?")
    assert (query["url"], query["output"], query["limit"]) == ([f"{URL}?a=b&c"], ["json"], ["-25"])
    assert request.timeout == 60


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.example.org:80/page/", URL, True),
        ("https://example.org:443/page#x", URL, True),
        ("https://example.org/%7Eme", "https://example.org/~me", True),
        ("https://example.org/page?x=1", URL, False),
        ("https://example.net/page", URL, False),
        ("https://example.org:8080/page", URL, False),
        ("https://[/page", URL, False),
    ],
)
def test_addresses_are_one_where_the_index_takes_them_for_one(
    one: str, other: str, same: bool
) -> None:
    assert same_page(one, other) == same


def test_newest_capture_with_content_is_the_copy() -> None:
    one = reading(listed(row("20250101000000"), row(TIME), row("20260301000000", "404")))
    assert one.meaning is Meaning.PRESENT
    assert one.copied_at == TIME
    assert one.copy_url == f"https://web.archive.org/web/{TIME}/{URL}"


def test_repetition_of_a_page_that_was_there_is_a_copy() -> None:
    one = reading(listed(row("20250101000000"), row(TIME, "-")))
    assert (one.meaning, one.copied_at) == (Meaning.PRESENT, TIME)


def test_repetition_of_an_error_is_none() -> None:
    outcome = listed(row("20250101000000", "404"), row(TIME, "-"))
    assert reading(outcome, EMPTY).meaning is Meaning.ABSENT


def test_older_copy_is_looked_for_where_the_newest_have_no_content() -> None:
    one = reading(listed(row(TIME, "301", "B")), listed(row("20200101000000")))
    assert (one.meaning, one.copied_at) == (Meaning.PRESENT, "20200101000000")


def test_captures_without_content_are_no_copy() -> None:
    one = reading(listed(row(TIME, "404"), row("20260301000000", "503", "B")), EMPTY)
    assert one.meaning is Meaning.ABSENT
    assert one.facts == {"captured_without_content": ["404", "503"]}


def test_no_capture_is_absent() -> None:
    assert reading(EMPTY).meaning is Meaning.ABSENT


def test_copy_of_the_time_that_is_claimed_is_looked_for_first() -> None:
    subject = Subject("internet-archive", f"{TIME}/{URL}")
    (request,) = questions(ask(subject, {}))
    assert parse_qs(urlsplit(request.url).query)["from"] == [TIME]
    one = reading(listed(row(TIME)), subject=subject)
    assert (one.copied_at, one.disagreement) == (TIME, "")


def test_other_copy_than_the_claimed_one_disagrees() -> None:
    subject = Subject("internet-archive", f"20200101000000/{URL}")
    one = reading(EMPTY, listed(row(TIME)), subject=subject)
    assert (one.meaning, one.copied_at) == (Meaning.PRESENT, TIME)
    assert "20200101000000" in one.disagreement


def test_list_may_end_with_a_key_to_go_on_with() -> None:
    one = reading(said([HEADER, row(), [], ["org,example)/ 2026"]]))
    assert one.meaning is Meaning.PRESENT


def test_list_as_plain_text_with_json_in_it_is_read() -> None:
    body = said([HEADER, row()]).body
    assert reading(answer(body=body, media_type="text/plain")).meaning is Meaning.PRESENT


def test_copy_of_another_page_says_nothing_of_ours() -> None:
    assert reading(listed(row(url="https://other.example/"))).problem == "no_marker"


@pytest.mark.parametrize("text", [BLOCKED, ROBOTS])
def test_address_that_is_shown_to_nobody_is_neither_there_nor_absent(text: str) -> None:
    one = reading(answer(403, body=text.encode(), media_type="text/plain"))
    assert (one.meaning, one.problem) == (Meaning.UNVERIFIED, "excluded")


def test_refused_connection_means_that_we_are_blocked() -> None:
    one = reading(silence(Reason.REFUSED))
    assert (one.meaning, one.problem) == (Meaning.THROTTLED, "refused")


@pytest.mark.parametrize("status", [520, 521, 522, 523, 502, 503, 504])
def test_overload_is_down(status: int) -> None:
    assert reading(answer(status)).meaning is Meaning.DOWN


@pytest.mark.parametrize(
    "outcome",
    [
        answer(400, body=b"Bad request", media_type="text/plain"),
        answer(403, body=b"Forbidden", media_type="text/plain"),
        answer(200, body=b"", media_type="application/json"),
        answer(200, body=b"org,example)/ 2026 x", media_type="text/plain"),
        said([["timestamp", "original"], [TIME, URL]]),
        said([HEADER, ["2026", URL, "text/html", "200", "A"]]),
        said([HEADER, [TIME, URL]]),
        said([HEADER, [TIME, None, "text/html", 200, "A"]]),
        said([HEADER, "abc"]),
        said(["abc"]),
        said([], 404),
    ],
)
def test_lists_in_another_shape_are_no_absence(outcome: Outcome) -> None:
    assert reading(outcome).problem == "changed_shape"


@nothing_learnt
def test_what_is_no_answer_of_the_archive_says_nothing(outcome: Outcome, meaning: Meaning) -> None:
    assert reading(outcome).meaning is meaning


# Over real HTTP


def test_known_record_reads(fakes: Any) -> None:
    assert held(ask(ADAPTER.canary, {})).meaning is Meaning.PRESENT


def test_copy_that_is_listed_can_be_read(fakes: Any) -> None:
    one = held(ask(SUBJECT, {}))
    (page,) = fetch_all([Request(one.copy_url)])
    assert isinstance(page, Answer)
    assert page.headers["memento-datetime"]


def test_every_fate_of_a_page_is_told(fakes: Any) -> None:
    archive = fakes.internet_archive
    archive.forget(URL)
    assert held(ask(SUBJECT, {})).meaning is Meaning.ABSENT
    archive.capture(URL, "20260401000000", "404")
    assert held(ask(SUBJECT, {})).meaning is Meaning.ABSENT
    archive.capture(URL, "20260301000000")
    assert held(ask(SUBJECT, {})).copied_at == "20260301000000"
    archive.exclude(URL)
    assert held(ask(SUBJECT, {})).problem == "excluded"


def test_claimed_copy_reads(fakes: Any) -> None:
    fakes.internet_archive.capture(URL, "20200101000000")
    fakes.internet_archive.capture(URL, TIME)
    one = held(ask(Subject("internet-archive", f"20200101000000/{URL}"), {}))
    assert (one.copied_at, one.disagreement) == ("20200101000000", "")


@every_scenario
def test_no_misbehaviour_is_taken_for_an_answer(
    fakes: Any, settings: Any, scenario: Scenario
) -> None:
    hurry(settings)
    fakes.internet_archive.misbehave(scenario)

    one = held(ask(SUBJECT, {}))
    assert not one.learnt
    assert one.problem
