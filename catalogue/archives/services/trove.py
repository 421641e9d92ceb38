"""Trove: is the work there, who keeps it, and can it be read online?

Numbers of works are not persistent: Trove merges and splits works by itself. Before a number
that is not found is a "no", the work is looked for by its ISBNs and the library's identifiers.
"""

import re
from collections.abc import Generator
from datetime import timedelta

from publications.outbound import Outcome, Request

from ..conversation import Conversation, Keys, asked
from ..readings import Meaning, Reading, Subject, changed_shape, no_key
from . import trove_asking, trove_works
from .agreement import disagreement, same_title
from .base import Adapter

_PID = re.compile(r"nla\.(?:obj-|cat-vn)\d+")
MOST_SEARCHES = 2  # each of up to trove_asking.MOST_PAGES pages


def ask(subject: Subject, keys: Keys) -> Conversation:
    """Ask for the work; where there is none of that number, for one that is ours."""
    key = keys.get(trove_asking.KEY, "")
    if not key:
        return no_key("Trove answers nobody without a key: whether it has the work is unknown.")
    answer = asked((yield trove_asking.work_request(subject.identifier, key)))
    work = trove_asking.body_of(answer)
    if work is not None:
        return read(subject, work)
    return (yield from _look_elsewhere(subject, key))


def read(subject: Subject, work: trove_asking.Work) -> Reading:
    """What the record of a work says."""
    number = str(work.get("id", ""))
    mine = trove_works.ours(work, subject)
    if not number.isdecimal():
        return changed_shape("The answer is no work.")
    title = trove_works.title_of(work)
    if number != subject.identifier:
        if mine or any(title and same_title(title, ours) for ours in subject.titles):
            return _merged(subject, work, mine)
        return changed_shape(f"The answer is about work {number}.")
    everything = trove_works.parts(work)
    part = trove_works.joined(mine or everything)
    isbns = trove_works.joined(everything).isbns
    return Reading(
        Meaning.RESTRICTED if part.is_closed else Meaning.PRESENT,
        detail=f"Trove has work {number}.",
        disagreement=disagreement(subject, title=title, isbns=isbns),
        facts=trove_works.facts(work, part),
    )


def _look_elsewhere(subject: Subject, key: str) -> Generator[Request, Outcome, Reading]:
    """The number is unknown to Trove: find the work under another one."""
    pids = list(dict.fromkeys(pid for url in subject.urls for pid in _PID.findall(url)))
    searches = [(f'"{pid}"', pid) for pid in pids[:1]]
    searches += [(f"isbn:{isbn}", "") for isbn in subject.isbns]
    gone = f"Trove has no work {subject.identifier}"
    for query, pid in searches[:MOST_SEARCHES]:
        hits = yield from trove_asking.search(query, key)
        for work in hits.works:
            if mine := trove_works.ours(work, subject, pid):
                if str(work.get("id")) == subject.identifier:
                    return changed_shape(f"{gone}, and yet finds it.")
                return _merged(subject, work, mine)
        if not hits.complete:
            return changed_shape(f"{gone}, and finds too many others to look through.")
    return Reading(
        Meaning.ABSENT, detail=f"{gone}{', nor another one of ours' if searches else ''}."
    )


def _merged(subject: Subject, work: trove_asking.Work, mine: list[trove_works.Part]) -> Reading:
    number = str(work.get("id", ""))
    part = trove_works.joined(mine or trove_works.parts(work))
    return Reading(
        Meaning.MERGED,
        detail=f"Trove has the work {subject.identifier} as {number} now.",
        identifier=number,
        facts=trove_works.facts(work, part),
    )


ADAPTER = Adapter(
    name="trove",
    services=("trove",),
    rule="trove/1",
    interval=timedelta(days=30),
    canary=Subject("trove", "32411829", titles=("Australian prime ministers",)),
    a_day=5_000,
    ask=ask,
    keys=(trove_asking.KEY,),
)
