"""WorldCat: is the number a record, or merged into another, and how many libraries hold it?

There is nothing for those without a key, and the public pages are not for programs: without
one a number can be neither proved nor disproved.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from publications.outbound import Answer

from ...evidence.canonical import Json
from ..conversation import Conversation, Keys, asked
from ..readings import Meaning, Reading, Subject, no_key
from . import worldcat_asking
from .agreement import disagreement
from .base import Adapter
from .bodies import texts, unknown_shape

_FACTS = ("title", "creator", "date", "edition", "publisher", "language", "specificFormat")


def ask(subject: Subject, keys: Keys) -> Conversation:
    """Ask for a token, the record and its holdings; for a new token where it has expired."""
    if ADAPTER.lacks(keys):
        return no_key("WorldCat answers nobody without a key: whether it has it is unknown.")
    number = subject.identifier
    token = worldcat_asking.read_token(asked((yield worldcat_asking.token_request(keys))))
    answer = asked((yield worldcat_asking.record_request(number, token)))
    if answer.status == 401:
        token = worldcat_asking.read_token(asked((yield worldcat_asking.token_request(keys))))
        answer = asked((yield worldcat_asking.record_request(number, token)))
    reading = read(subject, answer)
    if reading.meaning is not Meaning.PRESENT:
        return reading
    outcome = yield worldcat_asking.holdings_request(number, token)
    holdings = worldcat_asking.read_holdings(outcome, number)
    if holdings is None:
        return reading
    return replace(reading, facts=dict(reading.facts) | {"holdings": holdings})


def read(subject: Subject, answer: Answer) -> Reading:
    """What the answer about one record says. Raises Unlearnt where it says nothing."""
    number = subject.identifier
    record = worldcat_asking.body_of(answer)
    if record is None:
        return Reading(Meaning.ABSENT, detail=f"WorldCat has no record {number}.")
    current = str(record.get("oclcNumber", ""))
    merged = record.get("mergedOclcNumbers")
    if current == number:
        return Reading(
            Meaning.PRESENT,
            detail=f"WorldCat has record {number}.",
            disagreement=disagreement(
                subject,
                title=next(iter(texts(record.get("title"))), ""),
                isbns=texts(record.get("isbns")),
            ),
            facts=_facts(record),
        )
    if current.isdecimal() and isinstance(merged, list) and number in map(str, merged):
        return Reading(
            Meaning.MERGED,
            detail=f"WorldCat has merged record {number} into {current}.",
            identifier=current,
            facts=_facts(record),
        )
    raise unknown_shape(answer, f"record {number}")


def _facts(record: Mapping[str, Any]) -> dict[str, Json]:
    said: dict[str, Json] = {
        name: record[name] for name in _FACTS if isinstance(record.get(name), str) and record[name]
    }
    if isbns := texts(record.get("isbns")):
        said["isbns"] = [*isbns[:20]]
    return said


ADAPTER = Adapter(
    name="worldcat",
    services=("worldcat",),
    rule="worldcat/1",
    interval=timedelta(days=90),
    canary=Subject("worldcat", "778419313", titles=("My brilliant friend",)),
    a_day=10_000,
    ask=ask,
    keys=worldcat_asking.KEYS,
)
