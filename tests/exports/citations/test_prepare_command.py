"""``manage.py prepare_citations``."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from catalogue.exports.citations import pandoc
from catalogue.exports.models import Citation
from publications.models import Work

pytestmark = pytest.mark.django_db


def prepare(*arguments: str) -> str:
    output = io.StringIO()
    call_command("prepare_citations", *arguments, stdout=output)
    return output.getvalue()


@pytest.fixture
def work() -> Work:
    return Work.objects.create(slug="a", original_title="Alles", date="1993", status="published")


def test_citations_are_made_and_counted(work: Work) -> None:
    assert prepare() == "10 citations made.\n"
    assert Citation.objects.get(language="de").html.startswith("<i>Alles</i>. (1993).")
    assert prepare() == "0 citations made.\n"


def test_all_makes_every_citation_again(work: Work) -> None:
    prepare()
    Citation.objects.update(html="old")
    assert prepare("--all") == "10 citations made.\n"
    assert not Citation.objects.filter(html="old").exists()


def test_missing_formatter_is_said_in_a_sentence(work: Work, monkeypatch: Any) -> None:
    monkeypatch.setattr(pandoc, "_program", lambda: "/nowhere/pandoc")
    with pytest.raises(CommandError, match="Pandoc cannot be started"):
        prepare()
