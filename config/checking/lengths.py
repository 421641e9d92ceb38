"""``python -m config.checking.lengths``: no module grows past what one reads in one go."""

import sys
from collections.abc import Iterator
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[2]
FOLDERS = ("config", "publications", "catalogue", "tests", "benchmarks")
MOST_LINES = 400


def too_long(base: Path = BASE_DIR, most: int = MOST_LINES) -> Iterator[str]:
    """A sentence for each module above ``most`` lines; migrations are written by Django."""
    for folder in FOLDERS:
        for path in sorted((base / folder).rglob("*.py")):
            lines = path.read_text(encoding="utf-8").count("\n")
            if lines > most and "migrations" not in path.parts:
                yield f"{path.relative_to(base)} has {lines} lines: divide it (at most {most})."


if __name__ == "__main__":
    found = list(too_long())
    print("\n".join(found) or f"No module is above {MOST_LINES} lines.")
    sys.exit(1 if found else 0)
