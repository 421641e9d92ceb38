"""``make check``: every check that runs no test, two at a time, each with its verdict."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
AT_ONCE = 2


@dataclass(frozen=True)
class Check:
    """What is checked, and the command whose exit code says so."""

    name: str
    command: Sequence[str]


def program(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(BIN / name), *arguments)


def module(name: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", name, *arguments)


# The slowest first, so that the short ones fill up beside them.
CHECKS = (
    Check("types", program("mypy", ".")),
    Check("templates", program("djlint", "templates", "--lint", "--quiet")),
    Check("migrations", (sys.executable, "manage.py", "makemigrations", "--check", "--dry-run")),
    Check("texts", module("config.checking.messages")),
    Check("imports", program("lint-imports")),
    Check("unused", program("vulture")),
    Check("style", program("ruff", "check", ".")),
    Check("format", program("ruff", "format", "--check", ".")),
    Check("lengths", module("config.checking.lengths")),
)


def run(check: Check) -> bool:
    """Run one check and print how it went, with its output when it failed."""
    started = time.monotonic()
    done = subprocess.run(  # noqa: S603 (a command of the table above)
        check.command,
        cwd=BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    passed = done.returncode == 0
    verdict = "ok" if passed else "FAILED"
    line = f"{check.name:<10} {verdict:<6} {time.monotonic() - started:5.1f} s"
    print(line if passed else f"{line}\n{done.stdout.rstrip()}\n", flush=True)
    return passed


def main() -> int:
    """Returns 0 when every check passed."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return 0 if all(list(pool.map(run, CHECKS))) else 1


if __name__ == "__main__":
    sys.exit(main())
