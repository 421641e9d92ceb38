"""Several processes as one tree in the foreground: pages first, all ended together."""

import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType

from .children import Child

TICK = 0.1
# Workers wait for pages this long; then they start all the same.
READY_SECONDS = 60.0
# A task that is cut off is done again: nobody waits long for one.
GRACE_SECONDS = 5.0
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Keeps ``children`` running until a signal says stop.

    The first one is started at once; the others when ``is_ready`` says that it serves, which
    is also when ``announce`` is called. A child that dies is started again, with a line.
    """

    def __init__(
        self,
        children: Sequence[Child],
        *,
        is_ready: Callable[[], bool],
        announce: Callable[[], None],
        say: Callable[[str], None] | None = None,
    ) -> None:
        self.children = children
        self.is_ready = is_ready
        self.announce = announce
        self.say = say or _say
        self.stops = 0

    def run(self) -> None:
        """Until SIGINT, SIGTERM or SIGHUP; a second one ends what is still busy at once."""
        before = {number: signal.signal(number, self._stop) for number in STOPPING}
        try:
            self._serve()
        finally:
            self._end()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stops += 1

    def _serve(self) -> None:
        first, *others = self.children
        first.start()
        deadline = time.monotonic() + READY_SECONDS
        waiting = True
        while not self.stops:
            now = time.monotonic()
            if waiting and (self.is_ready() or now > deadline):
                waiting = False
                self.announce()
                for child in others:
                    child.start()
            for child in self.children:
                if sentence := child.look(now):
                    self.say(sentence)
            time.sleep(TICK)

    def _end(self) -> None:
        for child in self.children:
            child.ask_to_end()
        deadline = time.monotonic() + GRACE_SECONDS
        while any(child.is_running() for child in self.children):
            if time.monotonic() > deadline or self.stops > 1:
                break
            time.sleep(TICK / 2)
        for child in self.children:
            child.kill()


def answers(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a web server on this machine answers ``/healthz``, whatever it says."""
    with suppress(OSError), socket.create_connection((host, port), timeout=2) as connection:
        request = f"GET /healthz HTTP/1.0\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        connection.sendall(request.encode("ascii"))
        return connection.recv(5) == b"HTTP/"
    return False


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server may take ``port``."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
