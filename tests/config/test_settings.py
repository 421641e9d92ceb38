"""A setting that is wrong stops the start with a sentence; production stands for no less."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BASE_DIR = Path(__file__).parents[2]
SECRET = "k" * 50
PRODUCTION = {
    "PRODUCTION": "true",
    "SECRET_KEY": SECRET,
    "SITE_URL": "https://catalogue.example.org",
    "CONTACT_EMAIL": "editors@example.org",
    "DATABASE_URL": "postgresql://perdura:pass%2Fword@db.example.org:5433/perdura",
    "REDIS_URL": "redis://cache.example.org:6379/2",
}
SHOW = """
import json, sys
from django.core.exceptions import ImproperlyConfigured
try:
    import config.settings as settings
except ImproperlyConfigured as error:
    sys.exit(str(error))
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


@pytest.fixture
def start(tmp_path):
    """Reads the settings with ``environment`` and nothing else of ours: values or a refusal."""

    def start(*names, **environment):
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return subprocess.run(
            [sys.executable, "-c", SHOW, *names],
            cwd=BASE_DIR,
            env={**kept, "VAR_DIR": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return start


@pytest.fixture
def values(start):
    def values(*names, **environment):
        done = start(*names, **environment)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return values


@pytest.fixture
def refusal(start):
    def refusal(**environment):
        done = start(**environment)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        return done.stderr.strip()

    return refusal


def test_nothing_set_means_sqlite_and_files_under_var(values, tmp_path):
    found = values("DATABASES", "CELERY_BROKER_URL", "DEBUG", "PRODUCTION")
    assert found["DATABASES"]["default"]["NAME"] == str(tmp_path / "perdura.sqlite3")
    assert found["CELERY_BROKER_URL"] == "filesystem://localhost/"
    assert not found["DEBUG"]
    assert not found["PRODUCTION"]


def test_secret_is_made_once_and_kept_from_others(values, tmp_path):
    first = values("SECRET_KEY")["SECRET_KEY"]
    assert len(first) > 50
    assert values("SECRET_KEY")["SECRET_KEY"] == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DEBUG", "maybe", "DEBUG is 'maybe'"),
        ("SITE_URL", "catalogue.example.org", "SITE_URL is 'catalogue.example.org'"),
        ("SITE_URL", "https://example.org:port", "give the whole address"),
        ("DATABASE_URL", "mysql://root@localhost/x", "PostgreSQL"),
        ("DATABASE_URL", "perdura", "DATABASE_URL is given, which cannot be used"),
        ("REDIS_URL", "localhost:6379", "redis://127.0.0.1:6379/0"),
        ("LOG_LEVEL", "LOUD", "give one of DEBUG, INFO"),
        ("PROXY_COUNT", "-1", "zero or more"),
        ("PROXY_COUNT", "two", "PROXY_COUNT is 'two'"),
        ("OUTBOUND_ALLOW", "192.168.1.7:80", "loopback"),
        ("OUTBOUND_ALLOW", "127.0.0.1", "port"),
        ("OUTBOUND_HOSTS", "doi.org", "OUTBOUND_HOSTS"),
        ("MARC_ORGANIZATION_CODE", "my library", "such as AuCNL"),
    ],
)
def test_wrong_value_stops_the_start_with_a_sentence(refusal, name, value, words):
    sentence = refusal(**{name: value})
    assert name in sentence
    assert words in sentence


def test_refused_address_does_not_show_its_password(refusal):
    assert "hunter2" not in refusal(DATABASE_URL="postgresql://perdura:hunter2@[half/x")
    assert "hunter2" not in refusal(REDIS_URL="rediss:/:hunter2@host")


def test_production_needs_tls_and_says_so_to_browsers(values):
    found = values(
        "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS", "DEBUG", **PRODUCTION,
    )  # fmt: skip
    assert found["SECURE_SSL_REDIRECT"]
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_HSTS_SECONDS"] > 0
    assert found["ALLOWED_HOSTS"] == ["catalogue.example.org"]
    assert not found["DEBUG"]


def test_address_of_the_database_is_taken_apart(values):
    database = values("DATABASES", **PRODUCTION)["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"]) == ("db.example.org", 5433)
    assert (database["USER"], database["PASSWORD"]) == ("perdura", "pass/word")


@pytest.mark.parametrize("name", ["SECRET_KEY", "CONTACT_EMAIL", "DATABASE_URL", "REDIS_URL"])
def test_production_has_no_default(refusal, name):
    assert name in refusal(**{**PRODUCTION, name: ""})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "true"),
        ("SECRET_KEY", "short"),
        ("SECURE_COOKIES", "false"),
        ("ALLOWED_HOSTS", "*"),
        ("DATABASE_URL", "sqlite:///perdura.sqlite3"),
        ("OUTBOUND_ALLOW", "127.0.0.1:9900"),
        ("OUTBOUND_SERVICES", "doi.org=http://127.0.0.1:9900"),
        ("OUTBOUND_HOSTS", "doi.org=127.0.0.1:9900"),
        ("CLOCK_AHEAD_FILE", "clock"),
    ],
)
def test_production_refuses(refusal, name, value):
    assert name in refusal(**{**PRODUCTION, name: value})


def test_loopback_may_do_without_tls_in_production(values):
    local = {"SITE_URL": "http://127.0.0.1:8000", "SECURE_COOKIES": "false"}
    assert values("SESSION_COOKIE_SECURE", **PRODUCTION | local) == {"SESSION_COOKIE_SECURE": False}


def test_manage_says_the_sentence_without_a_traceback(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=BASE_DIR,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "DEBUG": "maybe"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("DEBUG is 'maybe'")
