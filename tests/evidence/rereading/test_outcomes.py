"""What came back is made again from what is kept of it, or not at all."""

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.evidence.rereading.outcomes import KeptInPartError, digests_of, outcomes_of
from publications.outbound import Answer, CouldNotAsk, Reason, as_evidence, failure_as_evidence
from tests.links.outcomes import NOON, answer, silence


def kept(outcome: Answer | CouldNotAsk) -> dict[str, Any]:
    """As an entry holds it: through JSON."""
    failed = isinstance(outcome, CouldNotAsk)
    found: dict[str, Any] = json.loads(
        json.dumps(failure_as_evidence(outcome) if failed else as_evidence(outcome))  # type: ignore[arg-type]
    )
    return found


@given(
    status=st.integers(100, 599),
    body=st.binary(max_size=2048),
    media_type=st.text(max_size=20),
    hops=st.lists(st.tuples(st.sampled_from([301, 302]), st.just("https://a.org/x")), max_size=3),
)
def test_answer_whose_body_is_kept_whole_comes_back_as_it_was(
    status: int, body: bytes, media_type: str, hops: list[tuple[int, str]]
) -> None:
    once = answer(status, body=body, media_type=media_type, hops=tuple(hops))
    assert outcomes_of(kept(once), {once.sha256: body}) == [once]


@given(reason=st.sampled_from(list(Reason)), seconds=st.none() | st.integers(1, 10**6))
def test_failure_comes_back_with_its_reason_and_its_wait(
    reason: Reason, seconds: int | None
) -> None:
    wait = None if seconds is None else timedelta(seconds=seconds)
    (again,) = outcomes_of(kept(silence(reason, retry_after=wait, asked_at=NOON)), {})
    assert isinstance(again, CouldNotAsk)
    assert (again.reason, again.retry_after, again.asked_at) == (reason, wait, NOON)
    assert again.url == "https://example.org/page"


def test_body_that_was_longer_than_what_is_kept_is_not_believed() -> None:
    once = answer(body=b"x" * 2049)
    with pytest.raises(KeptInPartError):
        outcomes_of(kept(once), {once.sha256: once.body[:2048]})


def test_body_that_was_pruned_is_not_taken_for_an_empty_one() -> None:
    with pytest.raises(KeptInPartError):
        outcomes_of(kept(answer(body=b"x")), {})


def test_body_that_was_changed_is_not_believed() -> None:
    once = answer(body=b"a page")
    with pytest.raises(KeptInPartError):
        outcomes_of(kept(once), {once.sha256: b"a rage"})


def test_answer_without_a_body_needs_nothing_kept() -> None:
    once = answer(404, body=b"")
    assert digests_of(kept(once)) == []
    assert outcomes_of(kept(once), {}) == [once]


def test_conversation_comes_back_in_the_order_of_its_questions() -> None:
    first, second = answer(404, body=b"no"), answer(body=b"yes")
    evidence = kept(second) | {"before": [kept(first)]}
    bodies = {one.sha256: one.body for one in (first, second)}
    assert outcomes_of(evidence, bodies) == [first, second]
    assert digests_of(evidence) == [first.sha256, second.sha256]
