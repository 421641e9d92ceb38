"""Whatever comes back, every adapter copes, and nothing is a “yes” or a “no” by chance."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.archives.conversation import MOST_REQUESTS, replay
from catalogue.archives.readings import Meaning, Reading, Subject
from catalogue.archives.services import ADAPTERS, awa, nla, pandora, trove, worldcat
from publications.outbound import Answer
from publications.outbound.services import SERVICES
from publications.vocabularies.services import SERVICES as KNOWN
from tests.fakes.trove_records import work
from tests.fakes.worldcat import KNOWN as RECORD
from tests.links.outcomes import answer

from .canned import said

KEYS = {"TROVE_API_KEY": "k", "WORLDCAT_KEY": "k", "WORLDCAT_SECRET": "s"}
TOKEN = said({"access_token": "tk"})
SUBJECTS = [
    Subject("nla", "nla.obj-714041173", titles=("Walkabout",)),
    Subject("nla", "nla.cat-vn2592481", titles=("Walkabout",)),
    Subject("pandora", "nla.arc-10421"),
    Subject("trove", "7", titles=("Essays",), isbns=("9781609450786",)),
    Subject("worldcat", "778419313", titles=("My brilliant friend",)),
    Subject("awa", "20240101000000/https://example.org/"),
]
OURS = {"nla": nla, "pandora": pandora, "trove": trove, "worldcat": worldcat, "awa": awa}
# Values that stand in what the services send, in places where they do not belong.
LEAVES = st.none() | st.booleans() | st.integers(0, 900) | st.floats() | st.text(max_size=8)
TREES = st.recursive(
    LEAVES,
    lambda some: st.lists(some, max_size=3)
    | st.dictionaries(
        st.sampled_from([*work("7"), *RECORD, "category", "records", "work", "total", "dc",
                         "metadata", "value", "type", "statusCode", "message", "x"]),
        some, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


def meant(subject: Subject, outcome: Answer) -> Reading:
    """What one adapter takes the same answer to all its questions to mean."""
    first = [TOKEN] if subject.service == "worldcat" else []
    asked = [*first, *[outcome] * (MOST_REQUESTS - len(first))]
    return replay(OURS[subject.service].ask(subject, KEYS), asked)


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.identifier)
@given(body=TREES, status=st.sampled_from([200, 201, 204, 206, 400, 401, 403, 404, 410, 451]))
def test_no_json_is_a_no_by_chance(subject: Subject, body: Any, status: int) -> None:
    reading = meant(subject, said(body, status))
    assert reading.meaning is not Meaning.ABSENT
    assert reading.learnt or reading.problem


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.identifier)
@given(
    body=st.binary(max_size=60)
    | st.sampled_from([
        b"var work = JSON.parse(JSON.stringify({", b"<error><statusCode>404", b"[" * 9_000,
        b"<a>; rel=", b'<>; rel="memento"', b"\xff\xfe",
    ]),
    status=st.sampled_from([200, 204, 206, 302, 400, 404, 410]),
    media_type=st.sampled_from(["text/html", "application/json", "application/xml", "", "text/x"]),
)  # fmt: skip
def test_no_body_is_a_yes_or_a_no_by_chance(
    subject: Subject, body: bytes, status: int, media_type: str
) -> None:
    reading = meant(subject, answer(status, body=body, media_type=media_type))
    assert not reading.learnt
    assert reading.problem and reading.detail


@given(location=st.text(max_size=40), date=st.text(max_size=40))
def test_no_header_harms_or_proves(location: str, date: str) -> None:
    for status in (200, 302):
        headers = {"location": location, "content_location": location, "memento_datetime": date}
        assert not meant(SUBJECTS[-1], answer(status, **headers)).learnt


@pytest.mark.parametrize("name", OURS)
def test_adapter_is_complete(name: str) -> None:
    adapter = ADAPTERS[name]
    assert adapter is OURS[name].ADAPTER
    assert name in SERVICES
    assert set(adapter.services) <= set(KNOWN)
    assert adapter.canary.service in adapter.services
    assert adapter.rule.startswith(f"{name}/")
    assert timedelta(days=1) <= adapter.interval
