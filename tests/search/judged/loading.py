"""The judged records as published works, and the judged questions as they were typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.search.index.places import home
from catalogue.search.index.rebuilding import rebuild
from publications.importing import running
from publications.importing.outcomes import Outcome
from publications.importing.running import Asked

HERE = Path(__file__).parent
RECORDS = HERE / "records.jsonl"
QUESTIONS = HERE / "queries.jsonl"


@dataclass(frozen=True)
class Question:
    """``typed`` on the page of a site language; every record of ``wanted`` answers it.

    ``language``: whose readers ask so, or ``identifiers``; ``why``: what is hard about it.
    """

    language: str
    page: str
    typed: str
    wanted: tuple[str, ...]
    why: str


def questions() -> list[Question]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return [Question(**{**row, "wanted": tuple(row["wanted"])}) for row in rows]


def load(only: tuple[int, ...] = ()) -> Mapping[str, str]:
    """Import and index every record, or those with the numbers ``only``, counted from 1.

    Returns the slug of each one's work by the record's key.
    """
    slugs: dict[str, str] = {}

    def keep(outcome: Outcome) -> None:
        slugs[outcome.key] = outcome.slug

    running.run(Asked(RECORDS, publish=True, only=only), each=keep)
    rebuild(home())
    return slugs
