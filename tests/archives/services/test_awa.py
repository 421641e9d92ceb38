"""What the Australian Web Archive's answers are taken to mean."""

import pytest

from catalogue.archives.conversation import replay
from catalogue.archives.readings import Meaning, Subject
from catalogue.archives.services import awa
from tests.fakes.behaviour import ANUBIS_PAGE
from tests.links.outcomes import answer

from .canned import nothing_learnt, questions

PAGE = "http://www.nla.gov.au/"
OURS = Subject("awa", PAGE)
COPY = "20100205144751"
HOST = "https://web.archive.org.au/awa/"
DATE = "Fri, 05 Feb 2010 14:47:51 GMT"
NO_COPY = answer(404, body=b"", url=HOST + PAGE)


def read(*outcomes, identifier=PAGE):
    return replay(awa.ask(Subject("awa", identifier), {}), outcomes)


def redirect(target, status=302):
    return answer(status, url=HOST + PAGE, body=b"", location=target)


def listed(body, status=200, media_type="application/link-format"):
    return answer(status, url=HOST, body=body.encode(), media_type=media_type)


@pytest.mark.parametrize(
    ("identifier", "url", "date"),
    [
        (PAGE, PAGE, None),
        ("http://example.org", "http://example.org/", None),
        ("example.org/page", "http://example.org/page", None),
        (f"{COPY}/{PAGE}", PAGE, DATE),
        (f"{COPY}mp_/{PAGE}", PAGE, DATE),
        (f"2010/{PAGE}", PAGE, "Fri, 01 Jan 2010 00:00:00 GMT"),
        (f"https://webarchive.nla.gov.au/awa/{COPY}/{PAGE}", PAGE, DATE),
        (f"https://webarchive.nla.gov.au/awa/*/{PAGE}", PAGE, None),
        (f"{HOST}{COPY}/https://example.org/a?b=c,d#part", "https://example.org/a?b=c,d", DATE),
        (f"99999999999999/{PAGE}", PAGE, None),
    ],
)
def test_identifier_names_a_page_and_perhaps_a_time(identifier, url, date):
    (request,) = questions(awa.ask(Subject("awa", identifier), {}))
    assert (request.method, request.follow) == ("HEAD", False)
    assert request.url == HOST + url
    assert request.headers.get("Accept-Datetime") == date


def test_time_alone_is_a_copy_of_the_works_own_page():
    ours = Subject("awa", f"{COPY}/", urls=("https://times.net.au/", "https://b.au/"))
    (request,) = questions(awa.ask(ours, {}))
    assert request.url == f"{HOST}https://times.net.au/"


@pytest.mark.parametrize("identifier", ["", "ftp://a.au/", "http://", "http://[", "two words"])
def test_identifier_without_an_address_cannot_be_asked_for(identifier):
    reading = read(identifier=identifier)
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "no_marker")


@pytest.mark.parametrize("status", [302, 307])
@pytest.mark.parametrize(
    "original", [PAGE, "https://nla.gov.au", "http://www.nla.gov.au:80/", "http://nla.gov.au/"]
)
def test_redirect_to_a_copy_proves_it(original, status):
    reading = read(redirect(f"{HOST}{COPY}/{original}", status))
    assert (reading.meaning, reading.disagreement) == (Meaning.PRESENT, "")
    assert reading.copied_at == COPY
    assert reading.copy_url == f"https://webarchive.nla.gov.au/awa/{COPY}/{original}"


def test_redirect_may_be_relative_and_framed():
    assert read(redirect(f"/awa/{COPY}mp_/{PAGE}")).copied_at == COPY


@pytest.mark.parametrize(
    "target",
    [
        f"{HOST}{COPY}/http://example.org/",
        f"{HOST}{PAGE}",
        f"https://example.org/awa/{COPY}/{PAGE}",
        f"{HOST}20101305144751/{PAGE}",
        "https://web.archive.org.au/login",
        "",
    ],
)
def test_redirect_to_anything_else_is_no_answer(target):
    reading = read(redirect(target))
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "no_marker")


def test_copy_of_another_time_than_named_disagrees():
    near, far = f"{HOST}{COPY}/{PAGE}", f"{HOST}20240101000000/{PAGE}"
    assert not read(redirect(near), identifier=f"20100205/{PAGE}").disagreement
    assert "2024-01-01" in read(redirect(far), identifier=f"{COPY}/{PAGE}").disagreement


def test_copy_shown_at_once_proves_it():
    shown = answer(200, memento_datetime=DATE, content_location=f"{HOST}{COPY}mp_/{PAGE}")
    assert read(shown).copied_at == COPY
    assert read(answer(200, memento_datetime=DATE)).copied_at == COPY


def test_copy_of_another_page_shown_at_once_does_not():
    shown = answer(200, memento_datetime=DATE, content_location=f"{HOST}{COPY}/http://b.au/")
    assert read(shown).meaning is Meaning.UNVERIFIED
    assert read(answer(200, memento_datetime="never")).meaning is Meaning.UNVERIFIED


def test_copy_of_an_error_page_is_neither_yes_nor_no():
    reading = read(answer(404, memento_datetime=DATE))
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "no_marker")


def test_copy_that_may_not_be_shown_is_restricted():
    assert read(answer(451)).meaning is Meaning.RESTRICTED


@pytest.mark.parametrize("status", [400, 401, 403])
def test_other_statuses_are_no_answer(status):
    assert read(answer(status)).problem == "changed_shape"


def test_no_copy_is_believed_when_the_list_is_empty_too():
    assert questions(awa.ask(OURS, {}), NO_COPY)[-1].url == f"{HOST}timemap/link/{PAGE}"
    assert read(NO_COPY, listed("")).meaning is Meaning.ABSENT
    original = f'<{HOST}{PAGE}>; rel="timegate",\n<{PAGE}>; rel="original"'
    assert read(NO_COPY, listed(original)).meaning is Meaning.ABSENT


def test_no_copy_is_believed_when_the_archives_page_names_the_address():
    page = "<h2>URL Not Found</h2>The url <b>http://nla.gov.au</b> could not be found"
    assert read(NO_COPY, listed(page, 404, "text/html")).meaning is Meaning.ABSENT


@pytest.mark.parametrize(
    "outcome",
    [
        listed("<title>404 Not Found</title>nginx", 404, "text/html"),
        listed("", 404),
        listed("<title>Search</title>", 200, "text/html"),
        listed("<title>Search</title>", 200, "application/link-format"),
        listed('<a>; rel="original"', 200, "text/html"),
        listed("", 200, "text/plain"),
        listed("[]", 200, "application/json"),
    ],
)
def test_anything_else_in_place_of_the_list_is_no_no(outcome):
    reading = read(NO_COPY, outcome)
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "changed_shape")


def test_list_that_names_copies_after_all_proves_the_nearest():
    entries = ",\n".join(
        f'<{HOST}{time}mp_/{PAGE}>; rel="memento"; datetime="x"; collection="awa"'
        for time in ("20200101000000", "20001206211500", COPY)
    )
    assert read(NO_COPY, listed(entries)).copied_at == "20200101000000"
    reading = read(NO_COPY, listed(entries), identifier=f"20001206/{PAGE}")
    assert (reading.copied_at, reading.disagreement) == ("20001206211500", "")


@nothing_learnt
def test_what_the_archive_did_not_say_teaches_nothing(outcome, meaning):
    assert read(NO_COPY, outcome).meaning is meaning
    if getattr(outcome, "status", 0) not in (200, 404):  # the list is asked for then
        assert read(outcome).meaning is meaning


def test_page_in_place_of_a_copy_is_neither_a_copy_nor_its_absence():
    page = answer(200, url=HOST + PAGE, body=b"")
    reading = read(page, listed(""))
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "no_marker")


def test_wall_that_lets_head_pass_shows_itself_where_the_list_is_asked_for():
    wall = answer(200, url=HOST, body=ANUBIS_PAGE.encode(), media_type="text/html")
    reading = read(answer(200, url=HOST + PAGE, body=b""), wall)
    assert (reading.meaning, reading.problem) == (Meaning.UNVERIFIED, "challenge")
