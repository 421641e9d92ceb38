"""Finding a Chromium, and starting it so that it talks to nobody but this machine."""

import os
import shutil
import subprocess
from functools import cache

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
HOW = "install the system's package chromium, or Google Chrome"


@cache
def program() -> str | None:
    """The path of the system's Chromium or Chrome; ``CHROMIUM`` names another."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def arguments() -> list[str]:
    """Command-line arguments; as root Chromium refuses to start with its sandbox."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])]


def install() -> str:
    """Try to install Chromium by the system's package manager, where we may.

    Returns "" when there is one now, else why not.
    """
    if program():
        return ""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return f"no Chromium ({HOW})"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
        done = subprocess.run(
            [apt, *arguments], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            return f"no Chromium (apt-get {arguments[0]} failed: {done.stderr.strip()[-200:]})"
    program.cache_clear()
    return "" if program() else f"no Chromium ({HOW})"
