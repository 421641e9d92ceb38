"""How web archives name copies."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.archives.services import memento
from catalogue.archives.services.memento import Memento

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "copy"),
    [
        ("https://web.archive.org.au/awa/20100205144751/http://a.au/?b=1", "http://a.au/?b=1"),
        ("https://web.archive.org.au/awa/20100205144751mp_/http://a.au/", "http://a.au/"),
        ("/awa/20100205144751id_/http://a.au/", "http://a.au/"),
    ],
)
def test_address_of_a_copy_is_read(address, copy):
    assert memento.memento(address, "/awa/") == Memento("20100205144751", copy)


@pytest.mark.parametrize(
    "address", ["/awa/http://a.au/", "/web/20100205144751/http://a.au/", "/awa/*/http://a.au/", ""]
)
def test_other_addresses_are_no_copies(address):
    assert memento.memento(address, "/awa/") is None


@pytest.mark.parametrize(
    ("short", "full"), [("2024", "20240101000000"), ("202403151011", "20240315101100")]
)
def test_short_time_is_its_first_moment(short, full):
    assert memento.filled(short) == full


def test_digits_that_are_no_time_are_none():
    assert memento.moment("20241301000000") is None


def test_dates_are_written_and_read():
    assert memento.http_date(NOON) == "Tue, 30 Jun 2026 12:00:00 GMT"
    assert memento.timestamp_of("Tue, 30 Jun 2026 12:00:00 GMT") == "20260630120000"
    assert memento.timestamp_of("yesterday") == ""


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)))
def test_date_survives_a_round_trip(when):
    when = when.replace(tzinfo=UTC, microsecond=0)
    assert memento.moment(memento.timestamp_of(memento.http_date(when))) == when


@pytest.mark.parametrize(
    "other",
    ["https://example.org/a", "http://www.example.org:80/a/", "HTTP://EXAMPLE.org/%61"],
)
def test_addresses_of_one_page_are_the_same(other):
    assert memento.same_page("http://example.org/a", other)


@pytest.mark.parametrize(
    "other",
    ["http://example.org/b", "http://example.org/a?b", "http://example.org:8080/a", "http://[/a"],
)
def test_addresses_of_other_pages_are_not(other):
    assert not memento.same_page("http://example.org/a", other)


def test_commas_and_semicolons_in_addresses_divide_nothing():
    text = '<http://a.au/x,y;z>; rel="first memento"; datetime="Tue, 30 Jun 2026 12:00:00 GMT", <b>'
    first, second = memento.links(text)
    assert (first.target, first.rels) == ("http://a.au/x,y;z", {"first", "memento"})
    assert first.datetime == "Tue, 30 Jun 2026 12:00:00 GMT"
    assert (second.target, second.rels) == ("b", frozenset())


@given(st.text())
def test_any_text_can_be_read_for_links(text):
    list(memento.links(text))
