"""The image's health checks say no when the process is not there."""

import os
import time

import pytest

from config.running import healthy
from config.running.throwaway import free_port


def test_web_is_unhealthy_while_nobody_answers(monkeypatch):
    monkeypatch.setenv("PORT", str(free_port()))
    assert not healthy.web()


@pytest.mark.django_db
def test_web_is_healthy_when_it_is_ready(live_server, monkeypatch):
    monkeypatch.setenv("PORT", live_server.url.rpartition(":")[2])
    monkeypatch.setenv("SITE_URL", live_server.url)
    assert healthy.web()


@pytest.mark.parametrize(("age", "expected"), [(10, True), (3600, False)])
def test_beat_is_healthy_while_it_writes_its_schedule(tmp_path, monkeypatch, age, expected):
    schedule = tmp_path / "beat-schedule"
    schedule.touch()
    os.utime(schedule, (time.time() - age,) * 2)
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    assert healthy.beat() is expected


@pytest.mark.parametrize(("age", "expected"), [(10, True), (3600, False)])
def test_index_is_healthy_while_it_is_kept(tmp_path, monkeypatch, age, expected):
    monkeypatch.setenv("SEARCH_DIR", str(tmp_path))
    assert not healthy.index()
    (tmp_path / "kept").touch()
    os.utime(tmp_path / "kept", (time.time() - age,) * 2)
    assert healthy.index() is expected


def test_beat_that_never_ran_is_unhealthy(tmp_path, monkeypatch):
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    assert not healthy.beat()


@pytest.mark.worker
def test_worker_is_healthy_while_it_answers(celery_worker_process):
    running = celery_worker_process()
    assert healthy.worker()
    running.stop()
    assert not healthy.worker()
