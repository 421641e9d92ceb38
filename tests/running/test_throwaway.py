"""Servers of a run's own: empty, on this machine alone, gone afterwards."""

import socket

import psycopg
import pytest

from config.running import throwaway


def test_postgresql_is_empty_and_gone_afterwards():
    with throwaway.postgresql("books") as url, psycopg.connect(url) as connection:
        name, tables = connection.execute(
            "SELECT current_database(), count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone()
        assert (name, tables) == ("books", 0)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_redis_answers_on_loopback_and_is_gone_afterwards():
    with throwaway.redis() as url:
        port = int(url.removesuffix("/0").rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(b"PING\r\n")
            assert connection.recv(7) == b"+PONG\r\n"
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=1)


def test_missing_wheel_is_said_with_what_to_do(monkeypatch):
    monkeypatch.setattr(throwaway, "find_spec", lambda name: None)
    monkeypatch.setattr(throwaway.shutil, "which", lambda name: None)
    with pytest.raises(throwaway.NoServerError, match="give DATABASE_URL"), throwaway.postgresql():
        pass
    with pytest.raises(throwaway.NoServerError, match="give REDIS_URL"), throwaway.redis():
        pass
