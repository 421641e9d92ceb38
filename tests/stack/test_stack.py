"""``make stack``: gunicorn, worker and beat in production, on PostgreSQL and Redis."""

import json
import uuid

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from config.running.throwaway import free_port
from tests.servers.worker import database_url

from .trees import running

pytestmark = pytest.mark.worker


@pytest.fixture(scope="module")
def database():
    """The address of an empty database beside the tests' own; dropped afterwards."""
    name = f"stack_{uuid.uuid4().hex}"
    given = settings.DATABASES["default"]
    with psycopg.connect(
        host=given["HOST"] or None, port=given["PORT"] or None, user=given["USER"] or None,
        password=given["PASSWORD"] or None, dbname="postgres", autocommit=True,
    ) as server:  # fmt: skip
        server.execute(f'CREATE DATABASE "{name}"')
        yield database_url({**connection.settings_dict, "NAME": name})
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def tree(database, tmp_path_factory):
    with running(
        ["stack", "--empty"], free_port(), tmp_path_factory.mktemp("stack"),
        DATABASE_URL=database, REDIS_URL=settings.REDIS_URL, CELERY_QUEUE=uuid.uuid4().hex,
    ) as tree:  # fmt: skip
        tree.serves()
        tree.until(lambda: "check_due_dois" in tree.log and "succeeded" in tree.log)
        yield tree


def test_pages_are_served_by_gunicorn_in_production(tree):
    status, page = tree.get("/en/")
    assert status == 200
    assert "Perdura" in page
    assert "gthread" in tree.log


def test_every_part_says_it_works(tree):
    # A worker has worked, but what it did is noted a moment later.
    tree.until(lambda: json.loads(tree.get("/readyz")[1])["workers"] == "ok")
    status, answer = tree.get("/readyz")
    told = json.loads(answer)
    # The index is made in the first seconds; until then the site answers without it.
    assert "index" in told
    told.pop("index")
    assert (status, told) == (
        200,
        {"ready": True, "database": "ok", "storage": "ok", "broker": "ok", "workers": "ok"},
    )


def test_static_files_are_served_with_their_digest(tree):
    from re import search

    _, page = tree.get("/en/")
    address = search(r'href="(/static/css/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert address
    assert tree.get(address[1])[0] == 200


def test_stranger_host_is_turned_away(tree):
    assert tree.get("/en/", Host="evil.example.org")[0] == 400


def test_scheduler_and_worker_meet_over_redis(tree):
    assert "celery.beat" in tree.log
    assert "Connected to redis://" in tree.log


# The last one, as it ends the tree.
def test_sigterm_ends_all_of_it(tree):
    assert tree.end() == 0
    assert "Warm shutdown" in tree.log
    assert tree.left_behind() == []
