"""When each thing was asked about, and what came back: bands with a mark an entry. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ..stamps import Stamp
from .meanings import meaning
from .things import Thing

# Per mille of a band's width, of which a little is left so that the outer marks are whole.
WIDTH, MARGIN = 1000, 20
_TICKS = 6


@dataclass(frozen=True)
class Mark:
    """``x``: where on the band, in per mille from the left; ``shape``: ``yes``, ``no`` or
    ``unasked``."""

    x: int
    shape: str

    @property
    def at(self) -> str:
        """As SVG has it, so that marks keep their size at any width."""
        return f"{self.x / 10:g}%"


@dataclass(frozen=True)
class Band:
    """One thing's marks, oldest first. ``told``: stamp of the last entry that learnt anything."""

    thing: Thing
    marks: Sequence[Mark]
    count: int
    last_at: datetime
    told: Stamp | None


@dataclass(frozen=True)
class Tick:
    """A moment under the bands; ``label`` is a year, or a year and a month."""

    x: int
    label: str

    @property
    def at(self) -> str:
        """As SVG has it."""
        return f"{self.x / 10:g}%"

    @property
    def anchor(self) -> str:
        """Which end of the label stands there, so that none is cut off."""
        if self.x < WIDTH // 10:
            return "start"
        return "end" if self.x > WIDTH * 9 // 10 else "middle"


@dataclass(frozen=True)
class Timeline:
    """Bands of things that have entries, and what stands under them."""

    bands: Sequence[Band]
    ticks: Sequence[Tick]

    def has(self, thing: Thing) -> bool:
        """Whether anybody asked about ``thing``."""
        return any(band.thing == thing for band in self.bands)


# (moment, meaning), oldest first, by (kind, subject)
Seen = Mapping[tuple[str, str], Sequence[tuple[datetime, str]]]


def timeline(things: Iterable[Thing], seen: Seen, *, mirrored: bool = False) -> Timeline:
    """Nothing is drawn of a thing that nobody asked about yet. ``mirrored``: time runs from the
    right, as readers of Arabic expect."""
    moments = [moment for entries in seen.values() for moment, _ in entries]
    if not moments:
        return Timeline((), ())
    scale = _Scale(min(moments), max(moments), mirrored)
    bands = [
        _band(thing, entries, scale)
        for thing in things
        if (entries := seen.get((thing.kind, thing.subject)))
    ]
    return Timeline(bands, _ticks(scale))


class _Scale:
    def __init__(self, first: datetime, last: datetime, mirrored: bool) -> None:
        self.first, self.last, self.mirrored = first, last, mirrored
        self.span = (last - first).total_seconds() or 1.0

    def x(self, moment: datetime) -> int:
        share = (moment - self.first).total_seconds() / self.span
        x = round(MARGIN + share * (WIDTH - 2 * MARGIN))
        return WIDTH - x if self.mirrored else x


def _band(thing: Thing, entries: Sequence[tuple[datetime, str]], scale: _Scale) -> Band:
    # Marks on one spot are drawn once, with the worst they say: a "no" is never hidden.
    worst: dict[int, str] = {}
    told = None
    for moment, word in entries:
        shape = shape_of(word)
        x = scale.x(moment)
        worst[x] = max(worst.get(x, "yes"), shape, key=_SHAPES.index)
        if shape != "unasked":
            told = meaning(word)
    marks = [Mark(x, shape) for x, shape in sorted(worst.items())]
    return Band(thing, marks, len(entries), entries[-1][0], told)


_SHAPES = ("yes", "unasked", "no")


def shape_of(word: str) -> str:
    """How the mark of an entry with this ``meaning`` is drawn."""
    tone = meaning(word).tone
    return {"verified": "yes", "stale": "yes", "missing": "no"}.get(tone, "unasked")


def _ticks(scale: _Scale) -> list[Tick]:
    """The beginnings of years, or of months where there are too few years."""
    years = [
        datetime(year, 1, 1, tzinfo=UTC)
        for year in range(scale.first.year + 1, scale.last.year + 1)
    ]
    if len(years) >= 2:
        step = -(-len(years) // _TICKS)
        return [Tick(scale.x(year), str(year.year)) for year in years[::step]]
    months = [
        datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)
        for month in range(
            scale.first.year * 12 + scale.first.month, scale.last.year * 12 + scale.last.month
        )
    ]
    if months:
        step = -(-len(months) // _TICKS)
        return [Tick(scale.x(month), f"{month:%Y-%m}") for month in months[::step]]
    return [Tick(scale.x(scale.first), f"{scale.first:%Y-%m-%d}")]
