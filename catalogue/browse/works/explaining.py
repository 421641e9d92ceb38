"""Why each card of a list is there: which texts of its work answer the question.

One query at most, and only where the cards themselves do not show all the words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from catalogue.browse.matched.cutting import Parts

from ..shown import Shown
from .beside import Carded, further, places
from .credits import Credit
from .excerpts import Excerpt, Marking, best, finder
from .showing import Source, States, with_state


@dataclass(frozen=True)
class Why:
    """The parts of what a card shows, empty for a text without a mark. ``excerpt``: of what it
    does not show, where that says more."""

    title: Parts = ()
    original: Parts = ()
    serial: Parts = ()
    container: Parts = ()
    credits: Sequence[Credit] = ()
    excerpt: Excerpt | None = None


def explain(works: Mapping[int, Carded], reader: str, question: str) -> dict[int, Why]:
    """By the key of the work; nothing where nothing was asked in words."""
    asked = finder(question)
    if asked is None:
        return {}
    whys: dict[int, Why] = {}
    missing: dict[int, int] = {}
    for key, work in works.items():
        marking = Marking(asked)
        whys[key] = _visible(marking, work)
        if marking.missing:
            missing[key] = marking.missing
    rows = further(list(missing))
    for key, bits in missing.items():
        beside = places(works[key], rows.get(key, []), reader)
        if excerpt := best(asked, beside, bits):
            whys[key] = replace(whys[key], excerpt=excerpt)
    return whys


def _visible(marking: Marking, work: Carded) -> Why:
    serial, values = work.serial, work.values
    return Why(
        title=marking.text(work.title.text),
        original=marking.text(work.title.original),
        serial=marking.text(serial.text) if serial else (),
        container=(
            () if serial else marking.plain(values["container_title"], values["original_language"])
        ),
        credits=[replace(one, parts=marking.plain(one.name)) for one in work.people[: work.named]],
    )


def told(whys: Iterable[Why]) -> list[tuple[Source, Shown]]:
    """The texts of which excerpts are shown, for ``showing.read_states``."""
    excerpts = [why.excerpt for why in whys if why.excerpt]
    return [(one.source, Shown(one.text)) for one in excerpts if one.source]


def stated_why(why: Why | None, states: States) -> Why | None:
    """The same with the state of the text that the excerpt is from."""
    if why is None or why.excerpt is None or why.excerpt.source is None:
        return why
    text = with_state(why.excerpt.text, why.excerpt.source, states)
    return replace(why, excerpt=replace(why.excerpt, text=text))
