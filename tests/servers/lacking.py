"""What a test needs of the machine: skipped where it is missing, a failure under CI=true."""

import os
from typing import NoReturn

import pytest


def lack(what: str, how: str) -> NoReturn:
    """End this test: ``what`` is missing here, ``how`` says how to get it.

    Under ``CI=true`` nothing may be left out, so there it fails.
    """
    reason = f"needs {what}: {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(f"Under CI=true this test may not be left out. It {reason}", pytrace=False)
    pytest.skip(reason)
