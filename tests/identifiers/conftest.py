"""The real records these tests may be run over, when they are at hand."""

from pathlib import Path

import pytest

_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    if not _DATA.is_dir():
        pytest.skip("the shared data (../shared/data beside the checkout) is not here")
    return _DATA
