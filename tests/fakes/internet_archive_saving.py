"""Save Page Now 2 of the Internet Archive. Follows its public documentation of 2025-10-22."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from .behaviour import page


class Saving:
    """Jobs end at the second question about them: with a capture, or with ``fails_with`` (a
    ``status_ext`` such as ``error:not-found``). ``loses_answers``: 523 though it saves."""

    def __init__(self, capture: Callable[..., None]) -> None:
        self.keys = {"access:secret"}
        self.fails_with = ""
        self.loses_answers = False
        self._capture = capture
        self._jobs: dict[str, list[Any]] = {}

    async def answer(self, request: web.Request) -> web.StreamResponse:
        known = request.headers.get("Authorization", "").removeprefix("LOW ") in self.keys
        if request.path == "/save/status/system":
            return web.json_response({"status": "ok"})
        if not known:
            return web.json_response({"message": "You need to be logged in."}, status=401)
        if request.path == "/save/status/user":
            return web.json_response({"available": 5, "processing": len(self._jobs),
                                      "daily_captures": len(self._jobs),
                                      "daily_captures_limit": 30_000})  # fmt: skip
        if request.method == "POST" and request.path == "/save":
            return self._save(str((await request.post()).get("url", "")))
        return self._status(request.path.rpartition("/")[2])

    def _save(self, url: str) -> web.StreamResponse:
        if not url.startswith(("http://", "https://")):
            error = {"status": "error", "status_ext": "error:invalid-url-syntax"}
            return web.json_response(error, status=400)
        job = f"spn2-{len(self._jobs):040x}"
        self._jobs[job] = [url, 0]
        if self.loses_answers:
            self._capture(url, "20260301101112")
            return page("<title>523 Origin is unreachable</title>", status=523)
        return web.json_response({"url": url, "job_id": job})

    def _status(self, job: str) -> web.StreamResponse:
        if job not in self._jobs:
            return web.json_response({"status": "error", "job_id": job}, status=404)
        url, asked = self._jobs[job]
        self._jobs[job][1] += 1
        common: dict[str, Any] = {"job_id": job, "resources": []}
        if not asked:
            return web.json_response({"status": "pending", **common})
        if self.fails_with:
            return web.json_response({"status": "error", "status_ext": self.fails_with,
                                      "exception": "…", "message": "It failed.",
                                      **common})  # fmt: skip
        self._capture(url, "20260301101112")
        return web.json_response({"status": "success", "original_url": url, "duration_sec": 6.2,
                                  "timestamp": "20260301101112", **common,
                                  "outlinks": {}})  # fmt: skip
