"""One clock for all: it follows the system's, or is ahead of it by what a file says."""

import asyncio
import time
from pathlib import Path
from typing import Any

import time_machine

from publications import clock
from publications.outbound.clock import Clock

NOON = 1_893_499_200  # 2030-01-01 12:00 UTC


@time_machine.travel(NOON, tick=False)
def test_clock_is_the_systems() -> None:
    assert clock.time() == NOON
    assert f"{clock.now():%Y-%m-%d %H:%M %Z}" == "2030-01-01 12:00 UTC"


@time_machine.travel(NOON, tick=False)
def test_clock_is_ahead_by_what_the_file_says_now(settings: Any, tmp_path: Path) -> None:
    file = tmp_path / "ahead"
    settings.CLOCK_AHEAD_FILE = str(file)
    for seconds in (0, 86_400.5, -3):
        file.write_text(str(seconds))
        assert clock.time() == NOON + seconds


@time_machine.travel(NOON, tick=False)
def test_outbound_door_has_the_same_clock(settings: Any, tmp_path: Path) -> None:
    settings.CLOCK_AHEAD_FILE = str(tmp_path / "ahead")
    (tmp_path / "ahead").write_text("3600")
    assert Clock().time() == clock.time() == NOON + 3600
    assert Clock().now() == clock.now()


def test_pauses_last_as_long_as_they_say() -> None:
    began = time.monotonic()
    asyncio.run(Clock().sleep(0.02))
    assert time.monotonic() - began >= 0.02
