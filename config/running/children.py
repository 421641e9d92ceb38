"""One child process: started, started again when it dies, ended with all its own."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from .entries import BASE_DIR, Entry

# Seconds before a dead child is started again: doubled from the first to the last, and
# forgotten once it has lived a while.
FIRST_PAUSE = 1.0
LAST_PAUSE = 30.0
LIVED = 60.0


def pause_after(deaths: int) -> float:
    """Seconds to wait before the next start, after ``deaths`` early ends in a row (from 1)."""
    return min(FIRST_PAUSE * 2.0 ** (deaths - 1), LAST_PAUSE)


@dataclass
class Child:
    """A process kept alive. Times are of the monotonic clock."""

    entry: Entry
    environment: Mapping[str, str]
    process: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0
    deaths: int = 0
    start_at: float | None = None

    def start(self) -> None:
        """In a session of its own, so that Ctrl-C reaches the supervisor alone."""
        self.start_at = None
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 (our own command line)
            self.entry.arguments,
            cwd=BASE_DIR,
            env=dict(self.environment),
            start_new_session=True,
        )

    def look(self, now: float) -> str:
        """Notice a death and plan the next start; start when that is due.

        Returns a sentence for people when something happened, else "".
        """
        if self.process is not None and (code := self.process.poll()) is not None:
            self.process = None
            self.deaths = 1 if now - self.started_at > LIVED else self.deaths + 1
            pause = pause_after(self.deaths)
            self.start_at = now + pause
            return f"{self.entry.name} {_ending(code)}; starting it again in {pause:.0f} s"
        if self.start_at is not None and now >= self.start_at:
            self.start()
        return ""

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def ask_to_end(self) -> None:
        self.start_at = None
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it and everything it started, at once."""
        if self.process is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _signal(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            with suppress(ProcessLookupError):
                self.process.send_signal(number)


def _ending(code: int) -> str:
    if code >= 0:
        return f"ended with code {code}"
    return f"was ended by {signal.Signals(-code).name}"
