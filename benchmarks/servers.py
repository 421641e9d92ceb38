"""Starting what is measured: gunicorn with two sync workers, ours and the floor alike."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT.parent / "shared/data/sample_ten_languages.jsonl"
WORKERS = 2


def run(*arguments: str, environment: Mapping[str, str]) -> None:
    """Run Python with ``arguments`` in the repository; what it says shows only if it fails."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


@contextmanager
def serving(application: str, environment: Mapping[str, str]) -> Iterator[str]:
    """The base address of ``application`` (module:name), served until the block ends."""
    port = _free_port()
    command = [
        sys.executable, "-m", "gunicorn", application, "--workers", str(WORKERS),
        "--bind", f"127.0.0.1:{port}", "--log-level", "warning",
    ]  # fmt: skip
    process = subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, env={**os.environ, **environment}
    )
    try:
        _wait(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server on port {port} did not start.")
