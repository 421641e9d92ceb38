"""What a service says, in a form that every database and the ledger take. Pure.

Services write into JSON what no column holds: half a surrogate pair, the character NUL,
megabytes of title. One such answer must not keep all others of a run from being written down.
"""

import re
from dataclasses import replace

from ..evidence.canonical import Json
from .readings import Reading

# Characters, entries, levels. Facts are for people to look at.
LONGEST_TEXT = 1_000
LONGEST_IDENTIFIER = 500
MOST_ENTRIES = 100
DEEPEST = 4

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def storable(reading: Reading) -> Reading:
    """``reading`` with every text of it fit to be kept."""
    return replace(
        reading,
        detail=_text(reading.detail),
        disagreement=_text(reading.disagreement),
        identifier=_text(reading.identifier, LONGEST_IDENTIFIER),
        copy_url=_NO_TEXT.sub("\ufffd", reading.copy_url),
        facts={_text(name): _value(value, DEEPEST) for name, value in reading.facts.items()},
    )


def _value(value: object, levels: int) -> Json:
    """A value without fractions, which would not be written the same by everybody."""
    match value:
        case None | bool() | int():
            return value
        case dict() if levels:
            some = list(value.items())[:MOST_ENTRIES]
            return {_text(str(name)): _value(one, levels - 1) for name, one in some}
        case list() | tuple() if levels:
            return [_value(one, levels - 1) for one in value[:MOST_ENTRIES]]
        case dict() | list() | tuple():
            return "…"
    return _text(str(value))


def _text(text: str, longest: int = LONGEST_TEXT) -> str:
    text = _NO_TEXT.sub("\ufffd", text)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
