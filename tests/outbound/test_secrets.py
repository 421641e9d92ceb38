"""Nothing that could be a secret is shown, logged or kept."""

import json
import logging

import pytest

from publications.outbound import (
    CouldNotAsk,
    Request,
    as_evidence,
    failure_as_evidence,
    fetch_all,
)
from publications.outbound.evidence import EXCERPT


def everything_said(caplog) -> str:
    return "\n".join(record.getMessage() for record in caplog.records)


def test_log_holds_no_secret_of_an_answer(odd, ask, caplog):
    caplog.set_level(logging.DEBUG)
    ask(Request(f"{odd.base}/?token=swordfish", secrets={"X-API-KEY": "swordfish"}))
    assert "/?token=hidden" in everything_said(caplog)
    assert "swordfish" not in everything_said(caplog)


def test_log_holds_no_secret_of_a_failure(failure, caplog):
    caplog.set_level(logging.DEBUG)
    error = failure(Request("http://user:swordfish@10.0.0.1/?key=swordfish"))
    assert "address_refused" in everything_said(caplog)
    assert "swordfish" not in everything_said(caplog) + str(error)


def test_secrets_do_not_show_in_a_request():
    assert "swordfish" not in repr(Request("https://a.example.org", secrets={"k": "swordfish"}))


def test_evidence_of_an_answer_is_plain_and_holds_no_secret(odd, ask):
    target = "%2Fend%3Fsignature%3Dswordfish"
    answer = ask(f"/redirect/302/{target}?key=swordfish")
    evidence = as_evidence(answer)
    assert evidence["url"] == f"{odd.base}/redirect/302/{target}?key=hidden"
    assert json.loads(json.dumps(evidence)) == evidence
    assert evidence["final_url"] == f"{odd.base}/end?signature=hidden"
    assert evidence["hops"] == [[302, evidence["url"]]]
    assert (evidence["status"], evidence["bytes"]) == (200, len(answer.body))
    assert "via" not in evidence


def test_location_in_evidence_holds_no_secret(ask):
    answer = ask("/status/200?Location=%2Fx%3Ftoken%3Dswordfish")
    assert as_evidence(answer)["headers"]["location"] == "/x?token=hidden"


def test_evidence_says_when_a_fake_answered(fakes, cache):
    (answer,) = fetch_all([Request("https://zenodo.org/records/20352371")])
    assert as_evidence(answer)["via"] == fakes.landing.address


def test_evidence_of_a_failure_says_why_and_when(failure, clock):
    error = failure(Request("http://10.0.0.1/?token=swordfish"), clock=clock)
    assert failure_as_evidence(error) == {
        "asked_at": "2026-11-24T12:00:00+00:00",
        "url": "http://10.0.0.1/?token=hidden",
        "hops": [],
        "could_not_ask": "address_refused",
        "detail": "10.0.0.1 is not a public address",
        "retry_after": None,
    }


def test_excerpt_is_two_kilobytes():
    assert EXCERPT == 2048


@pytest.mark.parametrize("url", ["", "http://", "http://[", "not an address", "http://\udcff/"])
def test_rubbish_is_refused_and_not_repeated(failure, url):
    error = failure(Request(url))
    assert isinstance(error, CouldNotAsk)
    assert str(error).encode("utf-8")
