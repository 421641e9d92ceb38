"""``manage.py load_demonstration``: into an empty database, and into one that is in the way."""

import pytest
from django.core.management import CommandError, call_command

from publications.demonstration.layout import Catalogue
from publications.demonstration.loading import load
from publications.models import Change, Serial, Subject, Work

pytestmark = pytest.mark.django_db


def test_first_run_inserts_in_bulk(django_assert_max_num_queries) -> None:
    # Some 1,300 rows and their history; SQLite takes 999 values in a statement.
    with django_assert_max_num_queries(150):
        load()


def test_every_new_work_is_in_the_change_log(small: Catalogue) -> None:
    load(small)
    logged = set(Change.objects.filter(deleted=False).values_list("slug", flat=True))
    assert logged == {row["slug"] for row in small["works"]}


def test_work_at_the_other_end_of_a_new_relation_is_touched(small: Catalogue) -> None:
    essay, *others = small["works"]
    load({**small, "works": others})
    newest = Change.objects.latest("pk").pk
    load({**small, "works": [essay]})
    assert Change.objects.filter(pk__gt=newest).count() == 10


def test_history_begins_with_the_texts_that_were_loaded(small: Catalogue) -> None:
    load(small)
    entry = Work.objects.get(slug="beyond-tokens").history.get()
    assert entry.history_type == "+"
    assert entry.title_fr.startswith("Au-delà des tokens")
    assert entry.history_change_reason == "Demonstration catalogue"


def test_relation_to_a_work_that_is_not_there_is_left_out(small: Catalogue) -> None:
    load({**small, "works": small["works"][:3]})
    assert Work.objects.get(slug="beyond-tokens").relations.count() == 2


def test_taken_identifier_stops_the_load_with_a_sentence() -> None:
    Serial.objects.create(slug="ours", original_title="Ours", issn="3083-5178")
    with pytest.raises(CommandError, match="Load it into an empty database"):
        call_command("load_demonstration")
    assert list(Serial.objects.values_list("slug", flat=True)) == ["ours"]
    assert not Subject.objects.exists()


def test_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demonstration")
    assert "3 serials with 58 issues, 289 works, 97 contributors" in capsys.readouterr().out
    call_command("load_demonstration")
    assert "there already" in capsys.readouterr().out
