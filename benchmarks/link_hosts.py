"""``python -m benchmarks.link_hosts PORT``: 200 hosts of loopback (127.0.1.1 to 127.0.2.100)
that answer links after 20 ms, each page another, and remember when they were asked.

``/u/N`` by N modulo 100: 0 hangs, 1 to 5 are 404, 6 to 8 are 500, 9 to 18 redirect for good to
``/ok/N``, the others are there. ``/log`` hands over what was asked since the last time.
"""

import asyncio
import json
import sys
import time

LATENCY = 0.02
LINKS = 20_000
HOSTS = tuple(f"127.0.{n // 100 + 1}.{n % 100 + 1}" for n in range(200))
_REASONS = {200: "OK", 301: "Moved Permanently", 404: "Not Found", 500: "Server Error"}

# Per request: host, method, path, when it came, when it was answered or given up.
_log: list[list[str | float]] = []


def urls(port: int, count: int = LINKS) -> list[str]:
    """The links, spread over the hosts so that each has every kind of fault."""
    return [f"http://{HOSTS[(n * 7 + n // 100) % 200]}:{port}/u/{n}" for n in range(count)]


def _answer(method: str, path: str) -> bytes | None:
    number = path.rpartition("/")[2]
    page = f"<!doctype html><title>Page {number}</title><h1>Of {number}</h1><p>" + "x" * 2000
    status, body, more = 200, page, ""
    if path.startswith("/u/"):
        kind = int(number) % 100
        if kind == 0:
            return None
        if kind < 9:
            status, body = (404, "not found") if kind < 6 else (500, "error")
        elif kind < 19:
            status, body, more = 301, "", f"Location: /ok/{number}\r\n"
    elif not path.startswith("/ok/"):
        status, body = 404, "not found"
    head = (
        f"HTTP/1.1 {status} {_REASONS[status]}\r\nContent-Type: text/html\r\n"
        f"Content-Length: {len(body)}\r\n{more}\r\n"
    )
    return (head + ("" if method == "HEAD" else body)).encode()


class _Connection(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._received = transport, b""
        self._open: list[list[str | float]] = []

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, self._received = self._received.partition(b"\r\n\r\n")
            method, path, _ = head.decode("latin-1").split(" ", 2)
            if path == "/log":
                self._hand_over()
                continue
            host = self._transport.get_extra_info("sockname")[0]
            entry: list[str | float] = [host, method, path, time.time(), 0.0]
            _log.append(entry)
            self._open.append(entry)
            if (answer := _answer(method, path)) is not None:
                asyncio.get_running_loop().call_later(LATENCY, self._write, answer, entry)

    def _write(self, answer: bytes, entry: list[str | float]) -> None:
        entry[4] = time.time()
        if not self._transport.is_closing():
            self._transport.write(answer)

    def _hand_over(self) -> None:
        body = json.dumps(_log).encode()
        _log.clear()
        self._transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    def connection_lost(self, exc: Exception | None) -> None:
        for entry in self._open:
            entry[4] = entry[4] or time.time()


async def _serve(port: int) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Connection, "0.0.0.0", port, backlog=4096)  # noqa: S104
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
