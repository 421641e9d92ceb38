"""The index follows the change log, whoever writes when."""

from threading import Event

import pytest
from django.db import connection, transaction
from django.utils import timezone

from catalogue.search.index import log
from catalogue.search.index.applying import apply
from catalogue.search.index.keeping import look
from catalogue.search.index.places import locked
from catalogue.search.index.rebuilding import rebuild
from catalogue.search.index.writing import position_of
from catalogue.search.query import keys_of, search
from publications.models import Change, Work
from tests.browse_works.making import make_person, make_serial, make_work


@pytest.fixture
def kept(place, transactional_db):
    """An index that is there, of no works yet."""
    rebuild(place)
    return place


def test_saved_work_is_found_at_once(kept):
    work = make_work("Paper")
    assert keys_of("paper") == [work.pk]


def test_changed_work_is_found_by_its_new_words_alone(kept):
    work = make_work("Paper")
    work.original_title = "Ink"
    work.save()
    assert (keys_of("paper"), keys_of("ink")) == ([], [work.pk])


def test_withdrawn_and_deleted_works_are_found_no_longer(kept):
    work, other = make_work("Paper"), make_work("Paper")
    work.status, work.withdrawn_reason = "withdrawn", "Doubled."
    work.save()
    other.delete()
    assert search("").total == 0


def test_work_is_found_by_what_others_are_now_called(kept):
    serial = make_serial("Letters")
    work = make_work("Paper", serial=serial)
    person = make_person(work)
    serial.original_title = "Epistles"
    serial.save()
    name = person.names.get()
    name.literal = "Grace Inkwell"
    name.save()
    assert keys_of("epistles inkwell") == [work.pk]


def test_nothing_is_applied_of_what_is_taken_back(kept):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_work("Paper")
        _ = 1 / 0
    assert search("").total == 0


def test_one_transaction_is_applied_once(kept, monkeypatch):
    turns = []
    monkeypatch.setattr(
        "catalogue.search.index.announcing.apply", lambda place, most: turns.append(most)
    )
    with transaction.atomic():
        for number in range(5):
            make_work(f"Paper {number}")
    assert len(turns) == 1


def test_change_made_while_another_writes_waits_for_the_next_turn(kept):
    with locked(kept.writing):
        work = make_work("Paper")
        assert keys_of("paper") == []
    apply(kept)
    assert keys_of("paper") == [work.pk]


def test_writer_looks_once_more_after_letting_go(kept, monkeypatch):
    """A change that comes when the lock is held, after the log was read, is not left waiting."""
    with locked(kept.writing):
        make_work("Paper")
    read, late = log.read, []

    def read_then_change(position, most=log.BATCH):
        news = read(position, most)
        if not late:
            late.append(make_work("Ink").pk)
        return news

    monkeypatch.setattr(log, "read", read_then_change)
    apply(kept)
    assert keys_of("ink") == late


def test_save_stands_where_the_index_cannot_be_written(kept, monkeypatch, caplog):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("catalogue.search.index.engine.tantivy.Index", full)
    make_work("Paper")
    monkeypatch.undo()
    assert "No space left" in caplog.text
    assert Work.objects.count() == 1
    assert not look(kept)
    assert len(keys_of("paper")) == 1


def test_many_changes_are_applied_bit_by_bit(kept):
    with locked(kept.writing):
        for number in range(7):
            make_work(f"Paper {number}")
    assert apply(kept, most=3).is_behind
    while look(kept):
        pass
    assert len(keys_of("paper")) == 7


def test_change_made_during_a_rebuild_is_in_the_new_index(kept):
    made = []

    def change(done, total):
        if not made:
            made.append(make_work("Ink").pk)

    make_work("Paper")
    rebuild(kept, change)
    assert keys_of("ink") == made


@pytest.fixture
def another_transaction(kept):
    """A second connection to the same database, in a transaction of its own."""
    other = connection.copy()
    other.set_autocommit(False)
    yield other
    other.close()


def _write(other, work):
    """As ``touch`` does: to the work, then to the log."""
    with other.cursor() as cursor:
        cursor.execute(
            "UPDATE publications_work SET original_title = 'Late' WHERE id = %s", [work.pk]
        )
        cursor.execute(
            "INSERT INTO publications_change (work_id, slug, deleted, changed_at)"
            " VALUES (%s, %s, false, now())",
            [work.pk, work.slug],
        )


@pytest.mark.postgresql
def test_change_that_commits_late_under_a_lower_number_is_not_missed(kept, another_transaction):
    slow, quick = make_work("Slow"), make_work("Quick")
    _write(another_transaction, slow)
    quick.original_title = "Quicker"
    quick.save()
    assert keys_of("quicker") == [quick.pk]
    assert keys_of("late") == []
    another_transaction.commit()
    apply(kept)
    assert keys_of("late") == [slow.pk]


@pytest.mark.postgresql
def test_change_is_not_missed_whose_transaction_is_the_newest(kept, another_transaction):
    """It began after the one that takes the greater number and ends first: no snapshot's end
    is beyond it."""
    slow, quick = make_work("Slow"), make_work("Quick")
    with transaction.atomic():
        quick.original_title = "Quicker"
        quick.save()
        _write(another_transaction, slow)
        Change.objects.filter(work_id=quick.pk).delete()
        Change.objects.create(work_id=quick.pk, slug=quick.slug, changed_at=timezone.now())
    assert keys_of("quicker") == [quick.pk]
    another_transaction.commit()
    apply(kept)
    assert keys_of("late") == [slow.pk]


@pytest.mark.postgresql
def test_nothing_is_read_again_once_everybody_has_ended(kept, another_transaction):
    slow = make_work("Slow")
    _write(another_transaction, slow)
    make_work("Quick")
    held = position_of(kept.current())
    assert held.settled < held.seen
    another_transaction.rollback()
    apply(kept)
    after = position_of(kept.current())
    assert after.settled == after.seen
    assert not after.applied


@pytest.mark.postgresql
def test_change_under_way_when_a_rebuild_begins_is_not_missed(kept, another_transaction):
    slow = make_work("Slow")
    _write(another_transaction, slow)
    make_work("Quick")
    rebuild(kept)
    another_transaction.commit()
    apply(kept)
    assert keys_of("late") == [slow.pk]


@pytest.mark.postgresql
def test_change_under_way_is_not_missed_however_far_back_its_number_lies(kept, another_transaction):
    slow = make_work("Slow")
    _write(another_transaction, slow)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('publications_change', 'id'), 9000000)"
        )
    make_work("Quick")
    rebuild(kept)
    make_work("Quicker")
    another_transaction.commit()
    apply(kept)
    assert keys_of("late") == [slow.pk]
    assert position_of(kept.current()).begun is None


@pytest.mark.postgresql
def test_what_was_written_before_a_rebuild_is_not_written_again(kept, another_transaction):
    for number in range(5):
        make_work(f"Paper {number}")
    _write(another_transaction, make_work("Slow"))
    rebuild(kept)
    assert apply(kept).works == 0
    assert position_of(kept.current()).begun is not None


def test_keeping_ends_when_it_is_told_to(kept):
    from catalogue.search.index.keeping import keep

    stop = Event()
    stop.set()
    keep(stop)
