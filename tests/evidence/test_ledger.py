"""The ledger: chained from its first row, append-only, and anyone can check it."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from catalogue.evidence.canonical import canonical, digest
from catalogue.evidence.guards import lifted
from catalogue.evidence.ledger import EXCERPT_BYTES, GENESIS, Entry, append
from catalogue.evidence.models import Excerpt, LedgerHead, Observation
from catalogue.evidence.verifying import verify

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def entry(subject: str = "10.5281/zenodo.1", **changes: object) -> Entry:
    values = {"kind": "doi", "meaning": "present", "rule": "doi.org/1", "observed_at": NOON}
    return Entry(subject=subject, **(values | changes))  # type: ignore[arg-type]


def test_first_entry_names_the_genesis_digest() -> None:
    (first,) = append([entry()])
    assert json.loads(first.text)["previous"] == GENESIS


def test_each_entry_names_the_digest_of_the_one_before() -> None:
    first, second = append([entry(), entry("10.5281/zenodo.2")])
    assert json.loads(second.text)["previous"] == first.digest


def test_chain_goes_on_in_the_next_batch() -> None:
    (first,) = append([entry()])
    (second,) = append([entry()])
    assert (second.number, json.loads(second.text)["previous"]) == (2, first.digest)


def test_digest_is_plain_sha256_of_the_text() -> None:
    (row,) = append([entry("巫朝晖")])
    assert row.digest == hashlib.sha256(row.text.encode()).hexdigest()


def test_body_is_kept_apart_and_cut() -> None:
    body = b"x" * 5000
    append([entry(body=body, evidence={"sha256": hashlib.sha256(body).hexdigest()})])
    assert len(Excerpt.objects.get().body) == EXCERPT_BYTES
    assert "xxxx" not in Observation.objects.get().text


def test_appending_many_needs_few_queries(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    # SQLite splits one insert of 500 rows at its limit of variables
    with django_assert_max_num_queries(12):
        append([entry(str(number)) for number in range(500)])


def test_untouched_ledger_verifies() -> None:
    append([entry(str(number)) for number in range(5)])
    assert verify() == (5, None)


def test_empty_ledger_verifies() -> None:
    assert verify() == (0, None)


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({"text": "{}"}, 3),
        ({"digest": "0" * 64}, 3),
        ({"meaning": "absent"}, 3),
        ({"subject": "another"}, 3),
        ({"observed_at": datetime(2020, 1, 1, tzinfo=UTC)}, 3),
    ],
)
def test_changed_entry_is_found_and_named(change: dict[str, object], number: int) -> None:
    append([entry(str(index)) for index in range(5)])
    with lifted(connection):
        Observation.objects.filter(number=3).update(**change)
    stand, broken = verify()
    assert broken is not None
    assert (stand, broken.number) == (2, number)


def test_entry_rewritten_with_a_fitting_digest_is_found_by_the_next() -> None:
    append([entry(str(index)) for index in range(3)])
    row = Observation.objects.get(number=2)
    text = row.text.replace("present", "absent")
    with lifted(connection):
        Observation.objects.filter(number=2).update(
            text=text, digest=digest(text), meaning="absent"
        )
    _, broken = verify()
    assert broken is not None and broken.number == 3


def test_entries_cut_off_the_end_are_missed() -> None:
    append([entry(str(index)) for index in range(3)])
    with lifted(connection):
        Observation.objects.filter(number=3).delete()
    _, broken = verify()
    assert broken is not None and broken.number == 3


def test_removed_entry_is_missed() -> None:
    append([entry(str(index)) for index in range(3)])
    with lifted(connection):
        Observation.objects.filter(number=2).delete()
    _, broken = verify()
    assert broken is not None and broken.number == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE catalogue_observation SET meaning = 'absent'",
        "DELETE FROM catalogue_observation",
    ],
)
def test_database_refuses_to_change_the_ledger(statement: str) -> None:
    append([entry()])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Observation.objects.get().meaning == "present"


def test_postgresql_refuses_to_truncate_the_ledger() -> None:
    if connection.vendor != "postgresql":
        return  # SQLite has no TRUNCATE
    append([entry()])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE catalogue_observation")
    assert Observation.objects.count() == 1


def test_failed_transaction_leaves_no_gap() -> None:
    append([entry()])
    with pytest.raises(RuntimeError), transaction.atomic():
        append([entry()])
        raise RuntimeError
    append([entry()])
    assert verify() == (2, None)
    assert LedgerHead.objects.get().number == 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(JSON)
def test_canonical_text_says_the_value_and_only_in_one_way(value: object) -> None:
    text = canonical(value)  # type: ignore[arg-type]
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


def test_fraction_is_refused_since_writers_differ() -> None:
    with pytest.raises(ValueError, match="fraction"):
        canonical({"a": [1.5]})  # type: ignore[dict-item]
