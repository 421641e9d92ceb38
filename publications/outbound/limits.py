"""How much of an answer is read: the bytes received and, again, the bytes unpacked."""

import zlib
from collections.abc import AsyncIterator

# Only what zlib can unpack; asked for in every request.
ACCEPT_ENCODING = "gzip, deflate"


class BrokenBody(Exception):  # noqa: N818 - it says what happened
    """The body cannot be unpacked."""


async def read_capped(
    chunks: AsyncIterator[bytes], *, encoding: str, cap: int
) -> tuple[bytes, bool]:
    """Read and unpack a body up to ``cap`` bytes; also says whether it was cut.

    Reading stops as soon as either the received or the unpacked bytes reach the cap, so a
    decompression bomb costs no more memory than an honest page. ``encoding`` is the value
    of ``Content-Encoding``. Raises BrokenBody.
    """
    unpacker = _unpacker(encoding)
    body = bytearray()
    received = 0
    async for chunk in chunks:
        received += len(chunk)
        # One byte more than fits tells "exactly full" from "more to come".
        body += unpacker.feed(chunk, cap + 1 - len(body))
        if len(body) > cap or received > cap:
            return bytes(body[:cap]), True
    unpacker.end()
    return bytes(body), False


class _Plain:
    def feed(self, chunk: bytes, room: int) -> bytes:
        return chunk[:room]

    def end(self) -> None:
        pass


class _Zlib:
    """gzip (RFC 1952, several members too) or deflate (RFC 9110, 8.4.1.2: zlib format; the
    headerless one that some servers send is understood too)."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._stream = zlib.decompressobj(window)
        self._fed = False

    def feed(self, chunk: bytes, room: int) -> bytes:
        unpacked = bytearray()
        while chunk and len(unpacked) < room:
            unpacked += self._step(chunk, room - len(unpacked))
            chunk = self._stream.unconsumed_tail or self._stream.unused_data
            if self._stream.eof:
                if self._window != _GZIP:
                    break  # anything after the end of a deflate stream is padding
                chunk = self._stream.unused_data.lstrip(b"\0")
                self._stream = zlib.decompressobj(self._window)
                self._fed = False
        return bytes(unpacked)

    def _step(self, chunk: bytes, room: int) -> bytes:
        first, self._fed = not self._fed, True
        try:
            return self._stream.decompress(chunk, room)
        except zlib.error as error:
            if not first or self._window != zlib.MAX_WBITS:
                raise BrokenBody("the body cannot be unpacked") from error
            self._window = -zlib.MAX_WBITS
            self._stream = zlib.decompressobj(self._window)
            return self._step(chunk, room)

    def end(self) -> None:
        if self._fed and not self._stream.eof:
            raise BrokenBody("the packed body breaks off")


_GZIP = zlib.MAX_WBITS | 16


def _unpacker(encoding: str) -> _Plain | _Zlib:
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Zlib(_GZIP)
        case "deflate":
            return _Zlib(zlib.MAX_WBITS)
        case _:
            raise BrokenBody("the body is packed in a way we did not ask for")
