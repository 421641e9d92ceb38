"""``python -m benchmarks.link_floor PORT COUNT``: a bare aiohttp client with the same requests
(robots.txt once a host, HEAD, redirects, a ranged GET where HEAD does not tell), the same rule
of one at a time a host, the same pause, and nothing written.
Prints (began, ended, seconds of the processor)."""

import asyncio
import json
import sys
import time
from collections import defaultdict
from urllib.parse import urljoin, urlsplit

import aiohttp

from .link_hosts import urls

PAUSE = 0.01
TIMEOUT = 5.0


async def _ask(session: aiohttp.ClientSession, method: str, url: str) -> tuple[int, str]:
    headers = {"Range": "bytes=0-2047"} if method == "GET" else {}
    while True:
        async with session.request(method, url, headers=headers, allow_redirects=False) as got:
            await got.read()
        await asyncio.sleep(PAUSE)
        if got.status != 301:
            return got.status, url
        url = urljoin(url, got.headers["Location"])


async def _host(session: aiohttp.ClientSession, links: list[str]) -> None:
    await _ask(session, "HEAD", urljoin(links[0], "/robots.txt"))
    for url in links:
        try:
            status, final = await _ask(session, "HEAD", url)
            await _ask(session, "GET", url if status >= 400 else final)
        except (TimeoutError, aiohttp.ClientError):
            await asyncio.sleep(PAUSE)


async def main(port: int, count: int) -> None:
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls(port, count):
        hosts[urlsplit(url).netloc].append(url)
    print("ready", flush=True)
    sys.stdin.readline()
    began, cpu = time.time(), time.process_time()
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0), timeout=aiohttp.ClientTimeout(total=TIMEOUT)
    ) as session:
        await asyncio.gather(*(_host(session, links) for links in hosts.values()))
    print(json.dumps([began, time.time(), time.process_time() - cpu]))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
