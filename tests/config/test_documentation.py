"""Every variable that is read is in docs/configuration.md, and every one there is read."""

import re
from pathlib import Path

BASE_DIR = Path(__file__).parents[2]
READING = re.compile(
    r"""(?:read\(\s*env\.\w+,\s*|count\(|choice\(|web_address\(|read\(parse,\s*"""
    r"""|organization_code\(|environment\.get\(|environ\.get\()["']([A-Z][A-Z_]+)["']"""
)
# The runner's own, not the catalogue's.
PASSED_ON = {"DJANGO_SETTINGS_MODULE"}


def read_in_code():
    for folder in ("config", "tests/servers"):
        for path in (BASE_DIR / folder).rglob("*.py"):
            yield from READING.findall(path.read_text())


def documented():
    text = (BASE_DIR / "docs" / "configuration.md").read_text()
    return set(re.findall(r"^\| `([A-Z_]+)`", text, re.MULTILINE))


def test_every_variable_that_is_read_is_documented():
    assert set(read_in_code()) - documented() - PASSED_ON - {"TEST_BOTH"} == set()


def test_every_documented_variable_is_read():
    assert documented() - set(read_in_code()) == set()
