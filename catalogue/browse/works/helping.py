"""Where nothing was found: what would find something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .answers import Answer
from .facets import Chip
from .links import Links
from .selection import Selection

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
    by_name: dict[str, list[Chip]] = {}
    for chip in chips:
        by_name.setdefault(chip.name, []).append(chip)
    is_alone = len(by_name) < 2
    ways = [] if is_alone else list(_ways(by_name, selection, links, answer.without))
    whole = None
    if (number := answer.without.get("", 0)) and len(by_name) > 2:
        words = " ".join(selection.values("q"))
        whole = Way("", (), links(Selection().having("q", words)), number)
    return Help(answer.missing[:MOST_WORDS], spellings, ways, whole)


def _ways(
    by_name: Mapping[str, list[Chip]],
    selection: Selection,
    links: Links,
    without: Mapping[str, int],
) -> Sequence[Way]:
    found = [
        Way(chips[0].facet, chips, links(selection.lacking(name)), without.get(name))
        for name, chips in by_name.items()
    ]
    return [way for way in found if way.number != 0]
