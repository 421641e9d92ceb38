"""The works of the project's shared data as records: what formats are tried with.

Each time one of ``EVERY`` works is taken, three thousand from every file; ``DATA_EVERY=1`` in
the environment takes all 127,000, for the long look before a release. The records are kept in
a file of the machine's temporary folder, named after the data and the code that read them,
since reading takes a while and others want them too.
"""

import gzip
import json
import os
import pickle
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from publications.formats import json_lines
from publications.formats.base import Entry, Source
from publications.records import Record
from tests.servers.selecting import SHARED

# A prime, so that it follows no rhythm of the files.
EVERY = int(os.environ.get("DATA_EVERY", "41"))
DATA = SHARED / "data"
CODE = Path(json_lines.__file__).parent
BATCH = 500


def sources() -> list[Path]:
    """The files of works, in order of their names."""
    return [
        *sorted(DATA.glob("works_*.jsonl.gz")),
        DATA / "archive_ru_heritage.jsonl.gz",
        DATA / "sample_ten_languages.jsonl",
        DATA / "epochal_transition.json",
    ]


def records_of_data() -> Iterator[tuple[str, Record]]:
    """Pairs of a file's name and a work in it, in order; what was rejected is left out.

    One batch in memory.
    """
    kept = Path(tempfile.gettempdir()) / f"records-{_state()}.pickle"
    if not kept.exists():
        _keep(kept)
    with kept.open("rb") as file:
        while batch := pickle.load(file):
            yield from batch


def read_file(path: Path, every: int = 1) -> Iterator[Entry]:
    """The entries of one file of works, or one of so many of them."""
    if path.name == "epochal_transition.json":
        rows = json.loads(path.read_text(encoding="utf-8"))["works"]
        yield from json_lines.entries(map(json.dumps, rows))
        return
    with _opened(path) as file:
        if every == 1:
            yield from json_lines.read(Source(file))
            return
        chosen = islice(file, 0, None, every)
        yield from json_lines.entries(line.decode("utf-8") for line in chosen)


def _opened(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _keep(kept: Path) -> None:
    batch: list[tuple[str, Record]] = []
    handle, name = tempfile.mkstemp(dir=kept.parent)
    with os.fdopen(handle, "wb") as file:
        for path in sources():
            for entry in read_file(path, EVERY):
                if entry.record is not None:
                    batch.append((path.name, entry.record))
                if len(batch) == BATCH:
                    pickle.dump(batch, file, pickle.HIGHEST_PROTOCOL)
                    batch = []
        pickle.dump(batch, file, pickle.HIGHEST_PROTOCOL)
        pickle.dump([], file, pickle.HIGHEST_PROTOCOL)
    Path(name).replace(kept)


def _state() -> str:
    """A name for the data and the code together."""
    told = sha256(str(EVERY).encode())
    for path in [*sources(), *sorted(CODE.glob("*.py")), CODE.parents[1] / "records.py"]:
        told.update(path.name.encode())
        if path.suffix == ".py":
            told.update(path.read_bytes())
        else:
            told.update(str((path.stat().st_size, path.stat().st_mtime_ns)).encode())
    return told.hexdigest()[:16]
