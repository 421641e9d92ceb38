"""Which of several media types a client wants. Source: RFC 9110, sections 5.6.6 and 12.5.1."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_RANGE = re.compile(r"(?P<main>[\w!#$&^.+-]+|\*)/(?P<sub>[\w!#$&^.+-]+|\*)")
_WEIGHT = re.compile(r"0(?:\.\d{0,3})?|1(?:\.0{0,3})?")
_QUOTED = r'"(?:\\.|[^"\\])*"'
_ELEMENTS = re.compile(rf'((?:[^,"]|{_QUOTED})+)')
_PARTS = re.compile(rf'((?:[^;"]|{_QUOTED})+)')
_ESCAPED = re.compile(r"\\(.)")
# A browser sends a few hundred characters; nobody is read for longer.
_MOST_CHARACTERS = 4000


class Wish(NamedTuple):
    """A media type that was chosen, and the parameters it was asked for with, in small letters
    their names: ``style`` and ``locale`` of a bibliography; none where any type would do."""

    media_type: str
    parameters: Mapping[str, str]


class MediaRange(NamedTuple):
    """``main/sub`` with ``*`` for any; ``q`` from 0 to 1; ``parameters`` are all the others."""

    main: str
    sub: str
    parameters: Mapping[str, str]
    q: float

    def matches(self, media_type: str) -> bool:
        main, _, sub = media_type.partition("/")
        return self.main in ("*", main) and self.sub in ("*", sub)

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """The more specific decides; between two of a kind, the one that is wanted more, since
        each names another way to have the same thing."""
        return self.main != "*", self.sub != "*", self.q


def parse(accept: str) -> list[MediaRange]:
    """The media ranges of an ``Accept`` header; what is malformed is left out."""
    found = []
    for element in _ELEMENTS.findall(accept[:_MOST_CHARACTERS]):
        media, *rest = _PARTS.findall(element)
        match = _RANGE.fullmatch(media.strip())
        if match is None or (match["main"] == "*" and match["sub"] != "*"):
            continue
        parameters: dict[str, str] = {}
        for name, value in _parameters(rest):
            parameters.setdefault(name, value)
        weight = parameters.pop("q", "1")
        if _WEIGHT.fullmatch(weight):
            main, sub = match["main"].lower(), match["sub"].lower()
            found.append(MediaRange(main, sub, parameters, float(weight)))
    return found


def _parameters(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        name, _, value = part.partition("=")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] == '"':
            value = _ESCAPED.sub(r"\1", value[1:-1])
        if name := name.strip().lower():
            yield name, value


def choose(accept: str, offered: Sequence[str]) -> Wish | None:
    """The one of ``offered``, ours first among equals, that ``accept`` likes best.

    The most specific range decides about each type, so ``text/html;q=0, */*`` refuses HTML.
    None when nothing offered is acceptable; an empty header accepts anything.
    """
    ranges = parse(accept)
    if not ranges:
        return Wish(offered[0], {}) if not accept.strip() else None
    best, best_q = None, 0.0
    for media_type in offered:
        matching = [one for one in ranges if one.matches(media_type)]
        deciding = max(matching, key=lambda one: one.rank, default=None)
        if deciding is not None and deciding.q > best_q:
            parameters = deciding.parameters if deciding.sub != "*" else {}
            best, best_q = Wish(media_type, parameters), deciding.q
    return best
