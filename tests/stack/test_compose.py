"""The compose file runs what ``make stack`` runs, gives away no secret, and fits the settings."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from config.running.entries import ENTRIES
from config.running.healthy import CHECKS

BASE_DIR = Path(__file__).parents[2]
DOCKERFILE = (BASE_DIR / "docker" / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((BASE_DIR / "docker" / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


def filled(text, given):
    """``text`` with its variables replaced, as compose does."""
    return VARIABLE.sub(lambda match: given.get(match[1]) or (match[3] or ""), text)


def test_image_becomes_what_its_argument_says():
    assert 'ENTRYPOINT ["python", "-m", "config.running"]' in DOCKERFILE


def test_services_are_the_entries_that_make_stack_starts():
    ours = {name: service for name, service in SERVICES.items() if "build" in service}
    assert {name: service["command"] for name, service in ours.items() if name != "migrate"} == {
        name: [name] for name in ENTRIES
    }
    assert "entrypoint" not in SERVICES["web"]


def test_every_service_that_stays_is_asked_for_its_health():
    for name, service in SERVICES.items():
        assert "healthcheck" in service or name == "migrate", name


@pytest.mark.parametrize("name", ENTRIES)
def test_health_checks_are_ours(name):
    test = SERVICES[name]["healthcheck"]["test"]
    assert test == ["CMD", "python", "-m", "config.running", "healthy", name]
    assert name in CHECKS


@pytest.mark.parametrize("name", ["SECRET_KEY", "POSTGRES_PASSWORD", "SITE_URL", "CONTACT_EMAIL"])
def test_no_secret_has_a_default(name):
    text = (BASE_DIR / "docker" / "compose.yaml").read_text()
    uses = [match for match in VARIABLE.finditer(text) if match[1] == name]
    assert uses
    assert all(match[2] == "?" for match in uses)
    example = (BASE_DIR / "docker" / "example.env").read_text()
    assert re.search(rf"^{name}=$", example, re.MULTILINE)


def test_pages_are_offered_to_this_machine_alone():
    assert SERVICES["web"]["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]
    assert "ports" not in SERVICES["postgres"]
    assert "ports" not in SERVICES["redis"]


def test_image_is_built_in_stages_and_runs_as_nobody_special():
    assert DOCKERFILE.count("\nFROM ") == 2
    assert DOCKERFILE.index("USER perdura") < DOCKERFILE.index("ENTRYPOINT")


def test_image_copies_what_there_is():
    sources = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for source in line.split()[:-1]
    ]
    assert sources
    ignored = (BASE_DIR / "docker" / "Dockerfile.dockerignore").read_text().splitlines()
    for source in sources:
        assert (BASE_DIR / source).exists(), source
        assert f"!{source}" in ignored


def test_settings_of_production_accept_what_compose_gives(tmp_path):
    given = {
        "SECRET_KEY": "s" * 50,
        "POSTGRES_PASSWORD": "p4ssw0rd",
        "SITE_URL": "https://catalogue.example.org",
        "CONTACT_EMAIL": "editors@example.org",
    }
    environment = {
        name: filled(str(value), given) for name, value in SERVICES["web"]["environment"].items()
    }
    script = (
        "import json, config.settings as s; d = s.DATABASES['default'];"
        "print(json.dumps([s.PRODUCTION, d['HOST'], d['PASSWORD'], s.SECURE_PROXY_SSL_HEADER]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=BASE_DIR,
        env={"PATH": os.environ["PATH"], "PRODUCTION": "true", "VAR_DIR": str(tmp_path)}
        | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    header = ["HTTP_X_FORWARDED_PROTO", "https"]
    assert json.loads(done.stdout) == [True, "postgres", "p4ssw0rd", header]
