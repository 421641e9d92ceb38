"""How much of an answer is read: the bytes received and, again, the bytes unpacked."""

import zlib
from collections.abc import AsyncIterator
from typing import Protocol

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


class _Packed:
    """gzip (RFC 1952, several members too) or deflate (RFC 9110, 8.4.1.2: the zlib format; the
    headerless one that some servers send is understood too). What follows is padding."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._stream: _Stream | None = None
        self._members = 0
        self._padding = False

    def feed(self, chunk: bytes, room: int) -> bytes:
        unpacked = bytearray()
        while chunk and len(unpacked) < room and not self._padding:
            if self._stream is None:
                self._padding = self._members > 0 and not (self._gzip and chunk[0] == 0x1F)
                if self._padding:
                    break
                self._stream = zlib.decompressobj(self._window(chunk[0]))
            try:
                unpacked += self._stream.decompress(chunk, room - len(unpacked))
            except zlib.error as error:
                raise BrokenBody("the body cannot be unpacked") from error
            chunk = self._stream.unconsumed_tail
            if self._stream.eof:
                chunk, self._stream = self._stream.unused_data, None
                self._members += 1
        return bytes(unpacked)

    def end(self) -> None:
        if self._stream is not None:
            raise BrokenBody("the packed body breaks off")

    def _window(self, first: int) -> int:
        if self._gzip:
            return zlib.MAX_WBITS | 16
        # The low half of a zlib stream's first byte is always 8 (RFC 1950, 2.2).
        return zlib.MAX_WBITS if first & 0x0F == 8 else -zlib.MAX_WBITS


class _Stream(Protocol):
    @property
    def unconsumed_tail(self) -> bytes: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def eof(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def _unpacker(encoding: str) -> _Plain | _Packed:
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Packed(gzip=True)
        case "deflate":
            return _Packed(gzip=False)
        case _:
            raise BrokenBody("the body is packed in a way we did not ask for")
