"""The whole test suite, on both database engines at once; or one engine, for work on a part.

``python -m tests.servers [--engine both|sqlite|postgresql] [pytest's arguments]``

On ``both``, one run of pytest sends every database test to two processes, one on SQLite
and one on PostgreSQL with Redis, so that its closing line counts both.
"""

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from config.running import throwaway

from . import chromium


def main(arguments: list[str]) -> int:
    """Run the tests; returns pytest's exit code."""
    parser = ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument("--engine", choices=("both", "sqlite", "postgresql"), default="both")
    chosen, rest = parser.parse_known_args(arguments)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    left_out = []
    with ExitStack() as stack:
        if chosen.engine != "sqlite":
            left_out += _bring(stack, environment)
            left_out += [reason] if (reason := chromium.install()) else []
        for reason in left_out:
            print(f"Left out: {reason}", flush=True)
        command = [sys.executable, "-m", "pytest", *options(chosen.engine, environment), *rest]
        code = _run(command, environment)
    # Under CI nothing may be left out, whatever the tests that did run say.
    return 1 if left_out and environment.get("CI") == "true" else code


def _bring(stack: ExitStack, environment: dict[str, str]) -> list[str]:
    """Put DATABASE_URL and REDIS_URL into ``environment``; returns what could not be had."""
    missing = []
    servers: dict[str, Callable[[], AbstractContextManager[str]]] = {
        "DATABASE_URL": throwaway.postgresql,
        "REDIS_URL": throwaway.redis,
    }
    for name, server in servers.items():
        if environment.get(name):
            continue
        try:
            environment[name] = stack.enter_context(server())
        except throwaway.NoServerError as error:
            missing.append(str(error))
    return missing


def options(engine: str, environment: dict[str, str]) -> list[str]:
    """pytest's own options for ``engine``; sets what the processes read.

    Without a PostgreSQL, "both" is SQLite alone, where what needs more is skipped by name.
    """
    if engine == "both" and environment.get("DATABASE_URL"):
        environment["TEST_BOTH"] = "1"
        engines = ("sqlite", "postgresql")
        return ["--dist", "each", *(f"--tx=popen//env:TEST_ENGINE={name}" for name in engines)]
    environment["TEST_ENGINE"] = "sqlite" if engine == "both" else engine
    return ["-p", "no:xdist"]


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Run ``command`` to its end; Ctrl-C and SIGTERM reach it first, then end us."""
    process = subprocess.Popen(command, env=environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
