"""``python -m benchmarks.search.engine FOLDER``: our search with facets against a bare index in
``FOLDER``, and how soon one saved change is found. JSON on the last line."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from .questions import Asked, questions

PASSES, MOST_SECONDS = 3, 20.0
CHANGES = 10


def main(folder: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from . import bare

    path = Path(folder)
    sizes = bare.sizes(path)
    found = questions()
    print(json.dumps({
        "questions": {kind: [asked.text for asked in some] for kind, some in found.items()},
        "sizes": sizes,
        "rows": [_compared(kind, some, path) for kind, some in found.items()],
        "change": _changed(),
    }))  # fmt: skip


def _compared(kind: str, asked: list[Asked], folder: Path) -> dict[str, Any]:
    """Medians and 95th percentiles in milliseconds; ``works``: the median of how many were
    found, by us and by the small index. ``bare``: the engine itself, asked on our index for what
    we ask of it, the query made beforehand; ``small``: an index of four fields of words."""
    from catalogue.search import query
    from catalogue.search.query.counting import FACETS

    from . import bare

    searcher = bare.opened(folder)
    order = "relevance" if kind != "browse" else "newest"

    def ours(one: Asked) -> int:
        return query.search(one.text, reader="en", order=order, facets=FACETS).total

    def its(one: Asked) -> int:
        return bare.ask(searcher, one.clauses, FACETS)

    engine = bare.Same(order)
    made = {one.text: engine.query(one.text) for one in asked}

    def same(one: Asked) -> int:
        return engine.ask(made[one.text])

    ours_times, ours_found = _timed(ours, asked)
    same_times, _ = _timed(same, asked)
    small_times, small_found = _timed(its, asked)
    return {
        "kind": kind, "works": ours_found, "small_works": small_found,
        "median": _median(ours_times), "p95": _p95(ours_times),
        "bare_median": _median(same_times), "bare_p95": _p95(same_times),
        "small_median": _median(small_times),
    }  # fmt: skip


def _timed(ask: Callable[[Asked], int], asked: list[Asked]) -> tuple[list[float], float]:
    """Milliseconds of each question after one round to warm up, and the median of works found."""
    times, found = [], []
    for number in range(PASSES + 1):
        begun = time.perf_counter()
        for one in asked:
            started = time.perf_counter()
            found.append(ask(one))
            if number:
                times.append((time.perf_counter() - started) * 1000)
            if time.perf_counter() - begun > MOST_SECONDS:
                break
    return times, statistics.median(found)


def _changed() -> dict[str, float]:
    """Seconds from before a save of a work until its new word is found, in this process."""
    from catalogue.search import query
    from publications.models import Work

    times = []
    last = Work.objects.order_by("-pk").values_list("pk", flat=True)[:1].get()
    for number in range(CHANGES):
        work = Work.objects.get(pk=last - number * (last // CHANGES))
        word = f"changed{time.time_ns()}"
        before = work.original_keywords
        started = time.perf_counter()
        work.original_keywords = word
        work.save()
        while query.search(word).total != 1:
            if time.perf_counter() - started > 60:
                raise RuntimeError("A change was not found within a minute.")
            time.sleep(0.005)
        times.append(time.perf_counter() - started)
        work.original_keywords = before
        work.save()
    return {"median": statistics.median(times), "most": max(times)}


def _median(times: list[float]) -> float:
    return round(statistics.median(times), 3)


def _p95(times: list[float]) -> float:
    return round(sorted(times)[int(len(times) * 0.95)], 3)


if __name__ == "__main__":
    main(sys.argv[1])
