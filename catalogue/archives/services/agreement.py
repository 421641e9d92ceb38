"""Whether a service's record is of the work that we think it is of. Pure.

Only what both sides have is compared, and tolerantly: services cut titles, add subtitles and
names of authors, and leave out marks. A record that disagrees is for a person to look at.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from publications.identifiers import find_isbns

from ..readings import Subject


def folded(text: str) -> str:
    """``text`` for comparing: letters and digits alone, without case and marks."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def same_title(one: str, other: str) -> bool:
    """Whether one is the other, or a part of it. Texts without a letter are like any other."""
    a, b = folded(one), folded(other)
    return a in b or b in a


def disagreement(
    subject: Subject, *, title: str = "", isbns: Iterable[str] = (), dois: Iterable[str] = ()
) -> str:
    """What of the service's record is not as ours, in English; empty when it agrees.

    A title agrees with any of ours, whatever its language; ``isbns`` (of ten or thirteen
    digits) and ``dois`` agree when one is among ours.
    """
    found = []
    if title and subject.titles and not any(same_title(title, ours) for ours in subject.titles):
        found.append(f"Its title there is “{title}”.")
    theirs = thirteen(isbns)
    if theirs and subject.isbns and theirs.isdisjoint(subject.isbns):
        found.append(f"Its ISBN there is {', '.join(sorted(theirs))}.")
    registered = {doi.lower() for doi in dois}
    if registered and subject.dois and registered.isdisjoint(d.lower() for d in subject.dois):
        found.append(f"Its DOI there is {', '.join(sorted(registered))}.")
    return " ".join(found)


def any_title(subject: Subject, titles: Sequence[str]) -> str:
    """The same of a record with several titles, of which one that agrees is enough."""
    if any(same_title(one, ours) for one in titles for ours in subject.titles):
        return ""
    return disagreement(subject, title=titles[0]) if titles else ""


def thirteen(isbns: Iterable[str]) -> set[str]:
    """The valid ones of ``isbns``, as thirteen digits."""
    return {isbn for text in isbns for isbn in find_isbns(text)}
