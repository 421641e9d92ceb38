"""A host that answers oddly, each oddity at an address of its own."""

import asyncio
import gzip
import zlib
from urllib.parse import unquote

from aiohttp import web

from tests.fakes import FakeService


class OddServer(FakeService):
    """``/redirect/STATUS/TARGET`` redirects to the percent-encoded TARGET; the rest below."""

    name = "odd"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        first, _, rest = request.raw_path.partition("?")[0].removeprefix("/").partition("/")
        match first:
            case "redirect":
                status, _, target = rest.partition("/")
                return web.Response(status=int(status), headers={"Location": unquote(target)})
            case "status":
                return web.Response(status=int(rest), headers=dict(request.query))
            case "echo":
                return web.json_response(dict(request.headers))
            case "form":
                return web.json_response(
                    {
                        "method": request.method,
                        "type": request.content_type,
                        "body": await request.text(),
                    }
                )
            case "bytes":
                return web.Response(body=b"x" * int(rest))
            case "part":
                return web.Response(body=b"x" * int(rest), status=206)
            case "packed":
                return _packed(rest, b"hello " * 100)
            case "bomb":
                return _packed(rest, b"\0" * 50_000_000)
            case "drip":
                return await _drip(request)
            case "nameless":
                return web.Response(status=302)
        return web.Response(text="plain")


def _packed(encoding: str, content: bytes) -> web.Response:
    raw = zlib.compressobj(wbits=-15)
    bodies = {
        "gzip": gzip.compress(content),
        "two-members": gzip.compress(content) + gzip.compress(content),
        "deflate": zlib.compress(content),
        "raw-deflate": raw.compress(content) + raw.flush(),
        "broken": b"\x1f\x8b\x08\x00nothing of the kind",
        "cut": gzip.compress(content)[:-12],
        "unknown": content,
    }
    named = {"raw-deflate": "deflate", "unknown": "br", "deflate": "deflate"}
    return web.Response(
        body=bodies[encoding], headers={"Content-Encoding": named.get(encoding, "gzip")}
    )


async def _drip(request: web.Request) -> web.StreamResponse:
    """Never silent for long, and never done."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b".")
        await asyncio.sleep(0.01)
