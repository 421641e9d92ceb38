"""Fixtures for tests: ``from tests.fakes.fixtures import fakes`` in a conftest."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from .server import Fakes, serve


@pytest.fixture
def fakes(settings: Any) -> Iterator[Fakes]:
    """Running fakes of all services; the catalogue asks them and nobody else, without pause."""
    cache.clear()
    with serve() as running:
        for name, value in running.django_settings().items():
            setattr(settings, name, value)
        settings.OUTBOUND_PAUSE = 0.0
        yield running
    cache.clear()
