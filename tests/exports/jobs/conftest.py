"""Files under a folder of the test's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from catalogue.exports.jobs import asking
from catalogue.exports.jobs.models import ExportJob
from tests.exports.conftest import person, serial, work

__all__ = ["person", "serial", "work"]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def asked(db: None) -> Callable[..., ExportJob]:
    """Ask for a file of all works, unless the test says otherwise."""

    def ask(query: str = "", ext: str = "ris", language: str = "", total: int = 1) -> ExportJob:
        return asking.ask(query, ext, language, total, timezone.now())

    return ask
