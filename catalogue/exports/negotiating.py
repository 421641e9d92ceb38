"""Which of several media types a client wants. Source: RFC 9110, section 12.5.1."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_RANGE = re.compile(r"(?P<main>[\w!#$&^.+-]+|\*)/(?P<sub>[\w!#$&^.+-]+|\*)")
_WEIGHT = re.compile(r"q\s*=\s*(?P<q>0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.I)
_ELEMENTS = re.compile(r'((?:[^,"]|"(?:\\.|[^"\\])*")+)')
# A browser sends a few hundred characters; nobody is read for longer.
_MOST_CHARACTERS = 4000


class MediaRange(NamedTuple):
    """``main/sub`` with ``*`` for any; ``q`` from 0 to 1; ``parameters`` counts the others."""

    main: str
    sub: str
    parameters: int
    q: float

    def matches(self, media_type: str) -> bool:
        main, _, sub = media_type.partition("/")
        return self.main in ("*", main) and self.sub in ("*", sub)

    @property
    def specificity(self) -> tuple[bool, bool, int]:
        return self.main != "*", self.sub != "*", self.parameters


def parse(accept: str) -> list[MediaRange]:
    """The media ranges of an ``Accept`` header; what is malformed is left out."""
    found = []
    for element in _ELEMENTS.findall(accept[:_MOST_CHARACTERS]):
        media, *parameters = (part.strip() for part in element.split(";"))
        match = _RANGE.fullmatch(media)
        if match is None or (match["main"] == "*" and match["sub"] != "*"):
            continue
        weights = [part for part in parameters if part.lower().startswith("q")]
        weight = _WEIGHT.fullmatch(weights[0]) if weights else None
        if weights and weight is None:
            continue
        others = len(parameters) - len(weights)
        q = float(weight["q"]) if weight else 1.0
        found.append(MediaRange(match["main"].lower(), match["sub"].lower(), others, q))
    return found


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The one of ``offered``, ours first among equals, that ``accept`` likes best.

    The most specific range decides about each type, so ``text/html;q=0, */*`` refuses HTML.
    None when nothing offered is acceptable; an empty header accepts anything.
    """
    ranges = parse(accept)
    if not ranges:
        return offered[0] if not accept.strip() else None
    best, best_q = None, 0.0
    for media_type in offered:
        matching = [one for one in ranges if one.matches(media_type)]
        q = max(matching, key=lambda one: one.specificity).q if matching else 0.0
        if q > best_q:
            best, best_q = media_type, q
    return best
