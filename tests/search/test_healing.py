"""Whatever happens to the index, the site answers and the index comes back."""

import os
import shutil
import signal
import subprocess
import sys
from threading import Event

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import connection

from catalogue.search.index import keeping, places
from catalogue.search.index.faults import IndexBrokenError, IndexUnavailableError
from catalogue.search.index.keeping import look
from catalogue.search.index.places import locked
from catalogue.search.index.rebuilding import how_far, rebuild
from catalogue.search.index.writing import position_of
from catalogue.search.query import keys_of, search
from publications.models import Change
from tests.browse_works.making import make_work
from tests.servers import worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(place):
    make_work("Paper")
    rebuild(place)
    return place


def heals(place):
    """Whether one or two looks of who keeps the index make it whole."""
    for _ in range(2):
        if place.current() is None:
            look(place)
    return len(keys_of("paper")) == 1


def test_missing_index_is_made(place):
    make_work("Paper")
    with pytest.raises(IndexUnavailableError):
        keys_of("paper")
    assert heals(place)


def test_deleted_index_is_made_again(kept):
    assert len(keys_of("paper")) == 1
    shutil.rmtree(kept.folder)
    with pytest.raises(IndexUnavailableError):
        keys_of("paper")
    assert heals(kept)


@pytest.mark.parametrize("pattern", ["*.idx", "*.term", "*.fast", "meta.json"])
def test_torn_file_makes_the_index_unavailable_until_it_is_made_again(kept, pattern):
    for path in kept.current().glob(pattern):
        path.write_bytes(path.read_bytes()[:7])
    with pytest.raises(IndexUnavailableError):
        keys_of("paper")
    assert heals(kept)


@pytest.mark.parametrize("text", ["", "{", '{"settled": 0}'])
def test_unreadable_position_makes_a_new_index_while_the_old_one_answers(kept, text):
    old = kept.current()
    (old / "position.json").write_text(text)
    assert len(keys_of("paper")) == 1
    look(kept)
    assert kept.current() != old
    assert len(keys_of("paper")) == 1


def test_index_of_another_version_is_not_opened_and_removed_after_the_upgrade(kept, monkeypatch):
    old = kept.folder
    monkeypatch.setattr(places, "VERSION", places.VERSION + 1)
    new = places.home()
    with pytest.raises(IndexUnavailableError):
        keys_of("paper")
    assert heals(new)
    assert not old.exists()


def test_index_of_a_longer_log_is_made_anew(kept):
    """As after an older copy of the database was restored."""
    old = kept.current()
    Change.objects.all().delete()
    look(kept)
    assert kept.current() != old
    assert position_of(kept.current()).seen == 0


def test_site_finds_works_and_says_that_it_is_rebuilding(client, place):
    make_work("Paper trail")
    page = client.get("/en/works/?q=paper").content.decode()
    assert "Paper trail" in page
    assert "being rebuilt" in page
    rebuild(place)
    page = client.get("/en/works/?q=papers").content.decode()
    assert "Paper trail" in page
    assert "being rebuilt" not in page


def test_hit_that_is_no_longer_public_never_shows(client, kept):
    from publications.models import Work

    Work.objects.update(status="draft")
    assert len(keys_of("paper")) == 1
    assert 'class="entry-title"' not in client.get("/en/works/?q=paper").content.decode()


def test_full_disk_while_rebuilding_leaves_the_index_in_use(kept, monkeypatch):
    old = kept.current()

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("catalogue.search.index.rebuilding.remember", full)
    with pytest.raises(IndexBrokenError):
        rebuild(kept)
    assert kept.current() == old
    assert list(kept.folder.glob("generation-*")) == [old]
    assert len(keys_of("paper")) == 1


def test_two_do_not_rebuild_at_once(kept):
    with locked(kept.rebuilding), pytest.raises(CommandError, match="already"):
        call_command("rebuild_search")


def test_command_says_how_many_works_can_be_found(kept, capsys):
    make_work("Ink")
    call_command("rebuild_search")
    assert "2 works can be found." in capsys.readouterr().out
    assert how_far(kept) is None


_KILLED = """
import os, signal, sys, django
django.setup()
from catalogue.search.index import {module} as module
def die(*_args, **_kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(module, {name!r}, die)
from catalogue.search.index.places import Home
from catalogue.search.index.{entry} import {call}
from pathlib import Path
{call}(Home(Path(sys.argv[1])))
"""


@pytest.mark.postgresql  # SQLite's test database is in memory, which no other process reads
@pytest.mark.parametrize(
    ("module", "name", "entry", "call"),
    [
        ("rebuilding", "add", "rebuilding", "rebuild"),
        ("rebuilding", "remember", "rebuilding", "rebuild"),
        ("rebuilding", "follow", "rebuilding", "rebuild"),
        ("applying", "renew", "applying", "apply"),
        ("applying", "remember", "applying", "apply"),
    ],
)
def test_killed_at_any_moment_the_old_index_answers_and_the_next_turn_heals(
    module, name, entry, call, place, transactional_db
):
    make_work("Paper")
    rebuild(place)
    with locked(place.writing):
        late = make_work("Ink")
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": worker.database_url(connection.settings_dict),
        "PYTHONPATH": str(django_settings.BASE_DIR),
    }
    code = _KILLED.format(module=module, name=name, entry=entry, call=call)
    killed = subprocess.run(
        [sys.executable, "-c", code, str(place.folder)], env=environment, check=False,
        capture_output=True, cwd=django_settings.BASE_DIR, text=True,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert len(keys_of("paper")) == 1
    look(place)
    assert keys_of("ink") == [late.pk]
    rebuild(place)
    assert len(list(place.folder.glob("generation-*"))) == 1


def test_a_fault_of_ours_costs_no_index(kept, monkeypatch):
    def fails(*_args, **_options):
        raise ValueError("a fault of ours")

    for function in ("building.plan", "building.words_of", "paging.look"):
        with monkeypatch.context() as patched:
            patched.setattr(f"catalogue.search.query.{function}", fails)
            with pytest.raises(ValueError, match="of ours"):
                search("paper")
    assert kept.current() is not None


def test_work_that_makes_no_document_costs_no_other(kept, monkeypatch, caplog):
    from catalogue.search.index import writing

    make_work("Paper boat")
    broken = make_work("Paper trail").pk
    made = writing.document

    def fails(facts):
        if facts.pk == broken:
            raise ValueError("a fault of ours")
        return made(facts)

    monkeypatch.setattr(writing, "document", fails)
    old = kept.current()
    look(kept)
    assert kept.current() == old
    assert len(keys_of("paper")) == 2
    assert f"Work {broken} cannot be found" in caplog.text


def test_a_fault_of_ours_ends_no_keeping(kept, monkeypatch):
    looks = []

    def fails(*_args):
        looks.append(1)
        if len(looks) == 3:
            stop.set()
        raise ValueError("a fault of ours")

    stop = Event()
    monkeypatch.setattr(keeping, "look", fails)
    monkeypatch.setattr(keeping, "PAUSE", 0.0)
    keeping.keep(stop)
    assert len(looks) == 3
    assert kept.current() is not None
