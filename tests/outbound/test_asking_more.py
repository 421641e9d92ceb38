"""Forms, redirects that are the answer, rate-limit headers, a day's budget."""

import json
from datetime import timedelta
from urllib.parse import quote

import pytest

from publications.outbound import Reason, Request, as_evidence
from publications.outbound.budgets import Budgets
from publications.outbound.services import HOST_BUDGETS, host_budget


def sent(answer) -> dict[str, str]:
    return json.loads(answer.body)


def redirect(odd, status: int, target: str) -> str:
    return f"{odd.base}/redirect/{status}/{quote(target, safe='')}"


def test_form_is_sent_urlencoded(odd, ask):
    form = {"grant_type": "client_credentials", "scope": "a b&c=ü"}
    got = sent(ask(Request(f"{odd.base}/form", method="POST", form=form)))
    assert got == {
        "method": "POST",
        "type": "application/x-www-form-urlencoded",
        "body": "grant_type=client_credentials&scope=a+b%26c%3D%C3%BC",
    }


def test_form_with_a_get_is_a_mistake():
    with pytest.raises(ValueError, match="POST only"):
        Request("https://example.org/", form={"a": "b"})


@pytest.mark.parametrize(
    ("status", "method"), [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")]
)
def test_redirected_post_goes_on_as_the_status_says(odd, ask, status, method):
    got = sent(ask(Request(redirect(odd, status, "/form"), method="POST", form={"a": "b"})))
    assert (got["method"], got["body"]) == (method, "a=b" if method == "POST" else "")


def test_form_stands_in_the_evidence_and_secrets_do_not(odd, ask):
    request = Request(
        f"{odd.base}/form", method="POST", form={"a": "b"}, secrets={"Authorization": "Basic x"}
    )
    evidence = as_evidence(ask(request))
    assert evidence["form"] == {"a": "b"}
    assert "Basic" not in repr(evidence)


def test_redirect_that_is_not_followed_is_the_answer(odd, ask):
    answer = ask(Request(redirect(odd, 302, "/web/2020/x"), follow=False))
    assert (answer.status, answer.headers["location"]) == (302, "/web/2020/x")
    assert (answer.hops, len(odd.hits)) == ((), 1)


@pytest.mark.parametrize(
    "name",
    [
        *("Memento-Datetime", "Link", "Content-Location", "Location"),
        *("X-RateLimit-Remaining", "X-RateLimit-Used", "X-Rate-Limit-Interval"),
    ],
)
def test_headers_that_services_answer_with_are_kept(ask, name):
    assert ask(f"/status/200?{name}=some").headers[name.lower()] == "some"


def test_answer_with_a_token_is_marked(odd, ask):
    assert ask(Request(f"{odd.base}/form", method="POST", private=True)).private


@pytest.fixture
def budget(settings):
    settings.OUTBOUND_BUDGETS = {"127.0.0.1": 2}
    return settings


def test_host_whose_day_is_used_up_is_throttled_until_midnight(odd, ask, failure, budget, clock):
    ask("/", clock=clock)
    ask("/", clock=clock)
    error = failure("/", clock=clock)
    assert (error.reason, error.retry_after) == (Reason.THROTTLED, timedelta(hours=12))
    assert len(odd.hits) == 2


def test_day_begins_anew_at_midnight(ask, budget, clock):
    for _ in range(2):
        ask("/", clock=clock)
    clock.at += 12 * 60 * 60
    assert ask("/", clock=clock).status == 200


def test_redirects_are_requests_too(odd, failure, budget, clock):
    assert failure(Request(redirect(odd, 302, "/redirect/302/%2F")), clock=clock).reason == (
        Reason.THROTTLED
    )


def test_all_workers_spend_from_one_budget(cache, clock):
    spent = [Budgets(cache).spend("a.example.org", 3, clock.now()) for _ in range(4)]
    assert spent == [None, None, None, timedelta(hours=12)]


def test_hosts_have_budgets_of_their_own(cache, clock):
    for host in ("a.example.org", "b.example.org"):
        assert Budgets(cache).spend(host, 1, clock.now()) is None


def test_settings_win_over_the_table_of_services(settings):
    assert host_budget("pub.orcid.org") == HOST_BUDGETS["pub.orcid.org"]
    settings.OUTBOUND_BUDGETS = {"pub.orcid.org": 5}
    assert (host_budget("pub.orcid.org"), host_budget("example.org")) == (5, None)
