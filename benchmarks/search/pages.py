"""The results page with its facets, nothing cached, against the floor page of the same moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from ..load import Figures, measure
from ..pages import environment
from ..servers import serving

# A kind is asked for so long, in requests that are few where pages are slow.
SECONDS, FEWEST, MOST, PROBES = 15.0, 40, 400, 4
FLOOR_REQUESTS = 400
# Medians and 95th percentiles may be so many times the floor's median.
HELD_MEDIAN, HELD_P95 = 6.0, 12.0
# Told beside what is held: the other orders of much that is found.
BESIDE = {"common by title": ("common", "title"), "browse by title": ("browse", "title")}


@dataclass(frozen=True)
class Row:
    """A kind of question. ``floor``: the mean of the medians of the floor page, asked right before
    and right after, in ms; ``drift``: how many times one of them is the other. Much more than 1
    says that the machine was busy with something else."""

    kind: str
    figures: Figures
    floor: float
    drift: float = 1.0

    @property
    def median(self) -> float:
        return self.figures.median / self.floor

    @property
    def p95(self) -> float:
        return self.figures.p95 / self.floor

    @property
    def is_held(self) -> bool:
        return self.kind not in BESIDE

    @property
    def holds(self) -> bool:
        return self.median <= HELD_MEDIAN and self.p95 <= HELD_P95


def rows(
    url: str, folder: str, floor_url: str, questions: dict[str, Sequence[str]]
) -> Iterator[Row]:
    """``questions``: of each kind. The index of the database ``url`` is under ``folder``."""
    asked = {kind: [_path(text) for text in texts] for kind, texts in questions.items()}
    for name, (kind, order) in BESIDE.items():
        asked[name] = [_path(text, order) for text in questions[kind]]
    variables = {
        **environment(url),
        "SEARCH_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "benchmarks.search.uncached",
    }
    with (
        serving("benchmarks.floor.app:application", {"DATABASE_URL": floor_url}) as floor,
        serving("config.wsgi:application", variables) as ours,
    ):
        before = _floor(floor)
        for kind, paths in asked.items():
            figures = _measured(ours, paths)
            after = _floor(floor)
            yield Row(kind, figures, (before + after) / 2, max(before, after) / min(before, after))
            before = after


def _floor(base: str) -> float:
    """The median of the floor page in milliseconds."""
    paths = [f"/p/{number * 37 % 5000}" for number in range(200)]
    return measure(base, paths, requests=FLOOR_REQUESTS).median


def _measured(base: str, paths: Sequence[str]) -> Figures:
    probe = measure(base, paths, requests=PROBES, warm_up=PROBES)
    requests = int(min(MOST, max(FEWEST, probe.rate * SECONDS)))
    return measure(base, paths, requests=requests, warm_up=max(PROBES, requests // 10))


def _path(text: str, order: str = "") -> str:
    pairs = [(name, value) for name, value in (("q", text), ("sort", order)) if value]
    return f"/en/works/?{urlencode(pairs)}"
