"""Nothing else in the project opens a connection."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = ("aiohttp", "httpx", "requests", "urllib3", "http.client", "socket", "ftplib")
FORBIDDEN_WHOLE = ("urllib.request", "urllib.error")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches_out(path: Path) -> set[str]:
    return {
        name
        for name in imported(path)
        if name.partition(".")[0] in FORBIDDEN or name in (*FORBIDDEN, *FORBIDDEN_WHOLE)
    }


@pytest.mark.parametrize("package", ["publications", "catalogue"])
def test_only_the_outbound_package_reaches_out(package):
    door = ROOT / "publications" / "outbound"
    others = [p for p in (ROOT / package).rglob("*.py") if door not in p.parents]
    assert {str(path): names for path in others if (names := reaches_out(path))} == {}


def test_readers_of_answers_reach_nothing():
    for name in ("challenge", "network", "doi_org", "retry_after", "redaction", "evidence"):
        assert reaches_out(ROOT / "publications" / "outbound" / f"{name}.py") == set()
