"""Whether Trove knows a digital object or catalogue record of the National Library.

There is no lookup by such an identifier: it is searched for as text, and counts only where it
is an identifier of what was found. Trove is told of objects days to weeks late, so that not
finding one says nothing.
"""

import re
from collections.abc import Generator

from publications.outbound import Outcome, Request

from ..conversation import Keys, Unlearnt
from ..readings import Meaning, Reading, Subject
from . import trove_asking, trove_works
from .agreement import disagreement

_KNOWN_KINDS = re.compile(r"nla\.(?:obj-|cat-vn)\d+")


def ask(subject: Subject, keys: Keys) -> Generator[Request, Outcome, Reading | None]:
    """A yes, or None. Never raises."""
    pid, key = subject.identifier, keys.get(trove_asking.KEY, "")
    if not key or not _KNOWN_KINDS.fullmatch(pid):
        return None
    try:
        hits = yield from trove_asking.search(f'"{pid}"', key)
    except Unlearnt:
        return None
    for work in hits.works:
        having = [part for part in trove_works.parts(work) if pid in part.pids("nla.")]
        if having:
            return _confirmed(subject, work, trove_works.joined(having))
    return None


def _confirmed(subject: Subject, work: trove_asking.Work, part: trove_works.Part) -> Reading:
    pid = subject.identifier
    closed = part.is_closed and pid.startswith("nla.obj-")
    title = trove_works.title_of(work)
    return Reading(
        Meaning.RESTRICTED if closed else Meaning.PRESENT,
        detail=f"Trove lists {pid} in its work {work.get('id')}.",
        disagreement=disagreement(subject, title=title, isbns=part.isbns),
        facts=trove_works.facts(work, part),
    )
