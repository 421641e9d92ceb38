"""``python -m benchmarks.search.building``: the index of ``DATABASE_URL``, and what it took, as
JSON on the last line. One that is there already is kept, with what was noted of it."""

import json
import os
import time
from pathlib import Path
from typing import Any

import django

from ..measured import MB, peak, resident

NOTE = "built.json"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from catalogue.search.index.places import home

    place = home()
    note = place.folder / NOTE
    if not (place.current() and note.exists()):
        note.unlink(missing_ok=True)
        figures = _build()
        note.write_text(json.dumps(figures), encoding="ascii")
    print(note.read_text(encoding="ascii"))


def _build() -> dict[str, Any]:
    from catalogue.search.index.places import home
    from catalogue.search.index.rebuilding import rebuild
    from publications.models import Work

    Work.objects.count()
    idle = resident()
    started, cpu = time.monotonic(), time.process_time()
    number = rebuild(home())
    generation = home().current()
    if generation is None:
        raise RuntimeError("An index was built, and there is none.")
    return {
        "works": number,
        "seconds": round(time.monotonic() - started, 1),
        "cpu": round(time.process_time() - cpu, 1),
        "grown_mb": round(peak() - idle),
        "mb": round(size_of(generation) / MB, 1),
    }


def size_of(folder: Path) -> int:
    """Bytes of the files in ``folder``."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


if __name__ == "__main__":
    main()
