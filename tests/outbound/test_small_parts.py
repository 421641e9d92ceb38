"""Retry-After, redaction, identity, settings: small and pure."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.outbound import DoorSettings
from publications.outbound.identity import user_agent
from publications.outbound.redaction import redact
from publications.outbound.retry_after import LONGEST, parse_retry_after
from publications.outbound.services import base_address, host_pause

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@given(st.integers(0, 10**12))
def test_seconds_are_waited_but_never_longer_than_a_day(seconds):
    assert parse_retry_after(str(seconds), now=NOW) == min(timedelta(seconds=seconds), LONGEST)


@given(st.integers(-(10**6), 10**6))
def test_date_is_waited_for_but_never_longer_than_a_day(seconds):
    date = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)
    wait = parse_retry_after(date, now=NOW)
    assert wait == min(max(timedelta(seconds=seconds), timedelta(0)), LONGEST)


@given(st.text(max_size=40))
def test_any_other_retry_after_is_none_or_a_possible_wait(text):
    wait = parse_retry_after(text, now=NOW)
    assert wait is None or timedelta(0) <= wait <= LONGEST


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example.org/x?y=1#z", "https://a.example.org/x?y=1#z"),
        ("https://user:pass@a.example.org/", "https://a.example.org/"),
        ("https://a.example.org/?q=1&Token=abc", "https://a.example.org/?q=1&Token=hidden"),
        (
            "https://s3.example.org/f?X-Amz-Signature=ab",
            "https://s3.example.org/f?X-Amz-Signature=hidden",
        ),
        ("https://a.example.org/?monkey=1", "https://a.example.org/?monkey=1"),
        ("http://[broken?token=abc", "(unreadable address)"),
    ],
)
def test_shown_address_holds_no_secret(url, shown):
    assert redact(url) == shown


@given(st.text(max_size=60))
def test_anything_can_be_shown(text):
    redact(text)
    assert "swordfish" not in redact(f"http://a.example.org/?token=swordfish&x={text}")


def test_we_say_who_we_are_and_how_to_reach_us():
    name = user_agent(version="0.1.0", site="https://example.org", contact="a@example.org")
    assert name == "Perdura/0.1.0 (+https://example.org; mailto:a@example.org)"


def test_what_is_unknown_about_us_is_left_out():
    assert user_agent(version="", site="", contact="") == "Perdura"
    assert user_agent(version="1", site="", contact="a@b.org") == "Perdura/1 (mailto:a@b.org)"


@given(st.text(), st.text(), st.text())
def test_no_setting_can_add_a_header(version, site, contact):
    name = user_agent(version=version, site=site, contact=contact)
    assert name.isascii()
    assert name.isprintable()


@pytest.mark.parametrize("entry", ["10.0.0.1:80", "localhost:80", "127.0.0.1", "8.8.8.8:80", "*"])
def test_only_loopback_with_a_port_may_be_allowed(entry):
    with pytest.raises(ValueError, match="OUTBOUND_ALLOW holds"):
        DoorSettings(allow=frozenset({entry}))


def test_hosts_may_be_sent_to_allowed_addresses_only():
    with pytest.raises(ValueError, match=r"sends a\.example\.org to"):
        DoorSettings(hosts={"a.example.org": "127.0.0.1:9999"})


def test_services_may_be_sent_to_allowed_addresses_only(settings):
    settings.OUTBOUND_ALLOW, settings.OUTBOUND_HOSTS = (), {}
    settings.OUTBOUND_SERVICES = {"doi.org": "http://127.0.0.1:9999"}
    with pytest.raises(ValueError, match=r"OUTBOUND_SERVICES sends doi\.org to"):
        DoorSettings.from_django()


def test_settings_of_the_site_are_taken(settings):
    settings.VERSION, settings.SITE_URL = "2", "https://example.org"
    settings.CONTACT_EMAIL, settings.OUTBOUND_PAUSE = "a@example.org", 3
    settings.OUTBOUND_PORTS = ("80", "8080")
    made = DoorSettings.from_django()
    assert made.user_agent == "Perdura/2 (+https://example.org; mailto:a@example.org)"
    assert (made.pause, made.ports) == (3.0, {80, 8080})


def test_service_is_at_its_own_address_unless_a_fake_is_named(settings):
    settings.OUTBOUND_SERVICES = {}
    assert base_address("doi.org") == "https://doi.org"
    settings.OUTBOUND_SERVICES = {"doi.org": "http://127.0.0.1:9999/"}
    assert base_address("doi.org") == "http://127.0.0.1:9999"


def test_host_with_a_pace_of_its_own_is_never_asked_faster():
    assert host_pause("doi.org", 0.2) == 1.0
    assert host_pause("nla.gov.au", 1.0) == 2.0
    assert host_pause("doi.org", 5.0) == 5.0
    assert host_pause("a.example.org", 0.2) == 0.2
