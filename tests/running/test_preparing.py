"""A database is prepared again when what it was made from changed, and only then."""

import pytest

from config.running import preparing
from config.running.preparing import Prepared, fingerprint


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "publications" / "migrations").mkdir(parents=True)
    (tmp_path / "publications" / "migrations" / "0001_initial.py").write_text("one")
    return tmp_path


def test_new_migration_changes_the_fingerprint(sources):
    before = fingerprint(base=sources)
    assert fingerprint(base=sources) == before
    (sources / "publications" / "migrations" / "0002_more.py").write_text("two")
    assert fingerprint(base=sources) != before


def test_changed_demonstration_changes_the_fingerprint(sources):
    before = fingerprint(base=sources)
    data = sources / "publications" / "demonstration" / "data"
    data.mkdir(parents=True)
    (data / "serial.json").write_text("{}")
    assert fingerprint(base=sources) != before


def test_database_that_was_deleted_is_made_again(tmp_path):
    prepared = Prepared(tmp_path)
    prepared.database.touch()
    prepared.remember()
    assert prepared.is_current()
    prepared.database.unlink()
    assert not prepared.is_current()


def test_database_of_other_sources_is_brought_up_to_date(tmp_path, monkeypatch):
    prepared = Prepared(tmp_path)
    prepared.database.touch()
    prepared.remember()
    monkeypatch.setattr(preparing, "fingerprint", lambda: "another")
    assert not prepared.is_current()
