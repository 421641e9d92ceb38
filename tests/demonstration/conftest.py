"""The demonstration loaded once for each module; what its tests do is rolled back."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from publications.demonstration.layout import Catalogue, read
from publications.demonstration.loading import load


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(_loaded: None, db: None) -> None:
    """The whole demonstration stands in the database."""


@pytest.fixture
def small() -> Catalogue:
    """The first file only: one serial, one person, ten works."""
    return read(["epochal_transition.json"])
