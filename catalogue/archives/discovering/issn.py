"""A serial's numbers at the ISSN Portal."""

from ..conversation import Keys, Unlearnt
from ..readings import INVALID, Meaning, Subject
from ..services import issn as portal
from .base import MOST, Discoverer, Discovery, Found


def discover(subject: Subject, keys: Keys) -> Discovery:
    """The numbers that are registered, for a serial whose title is ours."""
    found = []
    for number in subject.issns[:MOST]:
        asked_for = Subject("issn", number, titles=subject.titles)
        reading = yield from portal.ask(asked_for, keys)
        if reading.meaning is Meaning.PRESENT and not reading.disagreement:
            title = reading.facts.get("title", "")
            named = f" for “{title}”" if title else ""
            found.append(Found("issn", number, f"The ISSN {number} is registered{named}."))
        elif not reading.learnt and reading.problem != INVALID:
            raise Unlearnt(reading)
    return tuple(found)


DISCOVERER = Discoverer("issn", "issn-discovery/1", "issns", discover, kinds=("serial",))
