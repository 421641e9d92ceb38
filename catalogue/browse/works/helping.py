"""Where nothing was found: what would find something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .answers import Answer
from .facets import LABELS, Chip
from .links import Links
from .selection import YEARS, Selection

MOST_WORDS = 5


@dataclass(frozen=True)
class Spelling:
    """A question near to the one that was asked."""

    words: str
    url: str


@dataclass(frozen=True)
class Way:
    """The list without one filter: what it was called and set to.

    ``number``: works that it would find, None where nobody counted.
    """

    facet: str
    values: Sequence[Chip]
    url: str
    number: int | None = None


@dataclass(frozen=True)
class Help:
    """``missing``: words that stand nowhere. ``ways``: those that lead to works.

    ``whole``: the words without any filter.
    """

    missing: Sequence[str]
    spellings: Sequence[Spelling]
    ways: Sequence[Way]
    whole: Way | None


def help_for(answer: Answer, selection: Selection, chips: Sequence[Chip], links: Links) -> Help:
    """Whatever the index said of it; without the index, every filter may be the one. Pure."""
    spellings = [Spelling(one, links(selection.asking(one))) for one in answer.spellings]
    by_filter = _by_filter(chips)
    # A filter alone is taken away by showing all works.
    ways = [] if len(by_filter) < 2 else _ways(by_filter, selection, links, answer.without)
    whole = None
    if (number := answer.without.get("", 0)) and len(by_filter) > 2:
        words = Selection().asking(" ".join(selection.values("q")))
        whole = Way("", (), links(words), number)
    return Help(answer.missing[:MOST_WORDS], spellings, ways, whole)


def _by_filter(chips: Sequence[Chip]) -> dict[str, list[Chip]]:
    """Alternatives are one filter, and so are the years, however they were asked for."""
    found: dict[str, list[Chip]] = {}
    for chip in chips:
        found.setdefault("year" if chip.name in YEARS else chip.name, []).append(chip)
    return found


def _ways(
    by_filter: Mapping[str, list[Chip]],
    selection: Selection,
    links: Links,
    without: Mapping[str, int],
) -> list[Way]:
    found = []
    for name, chips in by_filter.items():
        label = str(LABELS.get(name) or chips[0].facet)
        url = links(selection.lacking_filter(name))
        found.append(Way(label, chips, url, without.get(name)))
    return [way for way in found if way.number != 0]
