"""The ledger as machines fetch it, checked by means that are not ours."""

import base64
import hashlib
import json
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client

from catalogue.evidence.checkpoints import publish
from catalogue.evidence.guards import lifted
from catalogue.evidence.models import Checkpoint, Observation
from catalogue.evidence.publishing.lines import CHUNK
from catalogue.evidence.verifying import verify

from .making import NOON, ask, make_work, seen

pytestmark = pytest.mark.django_db


def fetch(client: Client, path: str) -> bytes:
    response = client.get(path)
    assert response.status_code == 200
    return b"".join(response) if response.streaming else response.content  # type: ignore[union-attr]


def chain(body: bytes, previous: str = "0" * 64) -> str:
    """The ten lines of the page, by hand: the last digest."""
    for line in body.splitlines():
        text = json.loads(line)["text"]
        assert json.loads(text)["previous"] == previous
        previous = hashlib.sha256(text.encode()).hexdigest()
    return previous


def test_whole_ledger_is_checked_in_a_few_lines_of_anybodys(client: Client) -> None:
    ask(*(seen("link", f"https://example.org/{n}", "present") for n in range(CHUNK + 3)))
    newest = Observation.objects.order_by("-number").values_list("digest", flat=True)[0]
    assert chain(fetch(client, "/ledger.jsonl")) == newest


def test_changed_entry_is_found_by_whoever_checks(client: Client) -> None:
    ask(seen("doi", "10.5555/a", "present"), seen("doi", "10.5555/b", "present"))
    with lifted(connection):
        row = Observation.objects.get(number=1)
        Observation.objects.filter(number=1).update(text=row.text.replace("present", "absent"))
    with pytest.raises(AssertionError):
        chain(fetch(client, "/ledger.jsonl"))


def test_ledger_goes_on_behind_what_one_has(client: Client) -> None:
    ask(*(seen("doi", f"10.5555/{n}", "present") for n in range(5)))
    numbers = [
        json.loads(json.loads(line)["text"])["number"]
        for line in fetch(client, "/ledger.jsonl?after=2&limit=2").splitlines()
    ]
    assert numbers == [3, 4]


@pytest.mark.parametrize("query", ["after=x", "limit=-1", "after=", f"after={'9' * 30}"])
def test_what_is_no_number_is_refused_with_an_example(client: Client, query: str) -> None:
    response = client.get(f"/ledger.jsonl?{query}")
    assert response.status_code == 400
    assert b"/ledger.jsonl?after=1000" in response.content


def test_entry_is_the_bytes_that_have_its_digest(client: Client) -> None:
    ask(seen("doi", "10.5555/a", "present", detail="巫朝晖"))
    response = client.get("/ledger/1.json")
    named = response["Repr-Digest"].removeprefix("sha-256=:").removesuffix(":")
    assert base64.b64decode(named) == hashlib.sha256(response.content).digest()
    assert hashlib.sha256(response.content).hexdigest() == Observation.objects.get().digest


@pytest.mark.parametrize("number", ["2", "9" * 30])
def test_entry_that_is_not_there_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/ledger/{number}.json").status_code == 404


def test_file_of_a_work_holds_its_entries_and_where_the_rest_is(client: Client) -> None:
    make_work()
    ask(seen("doi", "10.5555/boat", "present"), seen("doi", "10.5555/other", "present"))
    value = json.loads(fetch(client, "/works/a/evidence.json"))
    (entry,) = value["entries"]
    assert hashlib.sha256(entry["text"].encode()).hexdigest() == entry["digest"]
    assert value["newest"]["number"] == 2
    assert value["ledger"].endswith("/ledger.jsonl")
    assert {one["kind"] for one in value["about"]} == {"archive", "doi", "link"}


def test_newest_digest_is_published_once_a_day_and_only_when_there_is_news() -> None:
    assert publish(NOON) is None
    ask(seen("doi", "10.5555/a", "present"))
    assert publish(NOON) is not None
    ask(seen("doi", "10.5555/b", "present"))
    assert publish(NOON + timedelta(hours=1)) is None
    assert publish(NOON + timedelta(days=1)) is not None
    assert publish(NOON + timedelta(days=9)) is None


def test_published_digests_are_a_feed(client: Client) -> None:
    ask(seen("doi", "10.5555/a", "present"))
    published = publish(NOON)
    root = ET.fromstring(fetch(client, "/ledger/checkpoints.atom"))
    title = root.find("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title")
    assert published is not None and title is not None
    assert title.text == f"Entry 1: {published.digest}"


def test_ledger_rewritten_from_its_first_entry_is_betrayed_by_what_was_published() -> None:
    ask(seen("doi", "10.5555/a", "present"))
    publish(NOON)
    Checkpoint.objects.update(digest="f" * 64)  # as if the chain had been made anew
    stands, broken = verify()
    assert (stands, broken.number if broken else None) == (0, 1)


def test_ledger_cut_behind_a_published_entry_is_betrayed() -> None:
    ask(seen("doi", "10.5555/a", "present"))
    Checkpoint.objects.create(number=7, digest="0" * 64, made_at=NOON)
    assert verify()[1] is not None
