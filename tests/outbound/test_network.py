"""Them or us?"""

from publications.outbound.answers import Attempt, Reason
from publications.outbound.network import ours, site


def failed(host: str, *, at: float = 0, took: float = 1, reason: Reason = Reason.DNS) -> Attempt:
    return Attempt(host, at, at + took, reason)


def answered(host: str, *, at: float = 0) -> Attempt:
    return Attempt(host, at, at + 0.1)


THREE = [failed("a.org"), failed("b.org"), failed("c.net")]


def test_three_unrelated_hosts_failing_at_once_are_our_fault():
    assert ours(THREE) == frozenset(THREE)


def test_two_hosts_failing_are_theirs():
    assert ours(THREE[:2]) == frozenset()


def test_hosts_of_one_owner_count_once():
    attempts = [failed("a.nla.gov.au"), failed("b.nla.gov.au"), failed("nla.gov.au")]
    assert ours(attempts) == frozenset()


def test_failures_while_another_site_answers_are_theirs():
    assert ours([*THREE, answered("d.org", at=0.5)]) == frozenset()


def test_answer_of_the_same_site_does_not_prove_the_network():
    attempts = [*THREE, failed("d.org"), answered("www.d.org", at=0.5)]
    assert ours(attempts) == frozenset()  # of the others it does
    assert ours([failed("d.org"), answered("d.org", at=0.5)], quorum=1) == {failed("d.org")}


def test_network_that_drops_in_the_middle_of_a_run_is_noticed():
    later = [failed(host, at=100) for host in ("x.org", "y.org", "z.org")]
    early = failed("w.org", at=0)
    assert ours([early, answered("d.org", at=1), *later]) == frozenset(later)


def test_answer_long_after_a_failure_proves_nothing_about_it():
    assert ours([*THREE, answered("d.org", at=100)]) == frozenset(THREE)


def test_long_silence_at_the_end_of_a_run_that_answered_meanwhile_is_theirs():
    silent = [
        failed(host, at=0, took=30, reason=Reason.TIMEOUT) for host in ("x.org", "y.org", "z.org")
    ]
    assert ours([*silent, answered("d.org", at=10)]) == frozenset()


def test_failures_that_came_through_the_network_are_theirs():
    attempts = [
        failed(host, reason=reason)
        for host, reason in (
            ("a.org", Reason.TLS),
            ("b.org", Reason.BROKEN_ANSWER),
            ("c.org", Reason.TOO_LARGE),
        )
    ]
    assert ours(attempts) == frozenset()


def test_no_attempts_blame_nobody():
    assert ours([]) == frozenset()


def test_sites_are_told_apart():
    assert site("www.nla.gov.au") == site("catalogue.nla.gov.au:8080") == "nla.gov.au"
    assert site("a.b.example.org") == "example.org"
    assert site("127.0.0.1:1") != site("127.0.0.1:2")
    assert site("2606:4700::1111") == "2606:4700::1111"
