"""The judged records are loaded once, and every question is asked of the public page once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import resolve

from tests.browse_pages.reading import tree

from .loading import Question, load, questions

FIRST = 10


@dataclass(frozen=True)
class Verdict:
    """``shown``: the slugs of the first ten works that a reader sees, in order."""

    question: Question
    wanted: frozenset[str]
    shown: Sequence[str]

    @property
    def is_found(self) -> bool:
        return self.wanted <= set(self.shown)

    def __str__(self) -> str:
        asked = self.question
        missing = ", ".join(sorted(self.wanted - set(self.shown)))
        return (
            f"{asked.language}, page {asked.page}: “{asked.typed}” ({asked.why}) does not find "
            f"{missing}; shown: {', '.join(self.shown[:3]) or 'nothing'}"
        )


@pytest.fixture(scope="package")
def verdicts(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[list[Verdict]]:
    """Of all questions. Nothing stays in the database."""
    folder = tmp_path_factory.mktemp("judged")
    with (
        django_db_blocker.unblock(),
        override_settings(SEARCH_DIR=folder),
        transaction.atomic(),
    ):
        slugs = load()
        found = [
            Verdict(asked, frozenset(slugs[key] for key in asked.wanted), shown(asked))
            for asked in questions()
        ]
        transaction.set_rollback(True)
    yield found


def shown(asked: Question) -> list[str]:
    """The first works on the page, or the work that the page leads to."""
    client = Client()
    response = client.get(f"/{asked.page}/works/", {"q": asked.typed})
    if response.status_code in (301, 302, 303):
        return [_slug(response["Location"])]
    assert response.status_code == 200, asked.typed
    links = tree(response).xpath("//p[@class='entry-title']/a/@href")
    return [_slug(link) for link in links[:FIRST]]


def _slug(link: str) -> str:
    return str(resolve(unquote(link.partition("?")[0])).kwargs["slug"])
