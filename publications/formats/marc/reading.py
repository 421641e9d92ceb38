"""What the readers of single fields share: the record, its links, what was wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ... import identifiers
from ...identifiers.base import gettext_noop
from ...texts import Text
from ..base import Problem
from .fields import Field, Marc
from .linking import Links, is_latin

NOT_VALID = gettext_noop("“%(value)s” is left out: it is not valid as %(scheme)s.")

# ISBD punctuation that opens the next element, at the end of this one.
_ISBD_END = re.compile(r"[\s/:;=,،؛]+$")
# A full stop ends a field, but belongs to an initial, an abbreviation or an ellipsis.
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$|(?<=[)\]?!\d])\.$")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


@dataclass
class Reading:
    """One record as it is being read; ``language`` is the work's."""

    marc: Marc
    links: Links
    language: str = ""
    problems: list[Problem] = field(default_factory=list)

    def trim(self, text: str) -> str:
        """``text`` without the ISBD punctuation around it, where the record has any."""
        if self.marc.is_plain:
            return text
        return _FULL_STOP.sub("", _ISBD_END.sub("", text)).strip()

    def valid(self, scheme: str, text: str, tag: str) -> str:
        """``text`` as an identifier; empty, with a problem, when it is none."""
        try:
            return identifiers.parse(scheme, text)
        except identifiers.IdentifierError:
            label = identifiers.SCHEMES[scheme].label
            params = {"value": text[:80], "scheme": label}
            self.problems.append(Problem(NOT_VALID, params, tag, text))
            return ""

    def versions(self, one: Field, code: str = "a") -> tuple[Field, Field | None]:
        """The field in the original script, and its romanised form where there are both."""
        others = [
            other
            for said, other in self.links.others(one)
            if said not in ("Kana", "Hira", "Hrkt")
            and self.links.kind(other) in (None, self.links.kind(one))
        ]
        if not others:
            return one, None
        here = is_latin(one.first(code))
        best = next((other for other in others if not is_latin(other.first(code))), others[0])
        if not here and is_latin(best.first(code)):
            return one, best
        return best, one if here or is_latin(best.first(code)) else None

    def texts(self, one: Field, code: str) -> Iterator[Text]:
        """The texts of a field and of the 880 fields that say their language."""
        kind = self.links.kind(one)
        value, latin = self.versions(one, code)
        text = self.trim(value.first(code))
        if text:
            romanised = self.trim(latin.first(code)) if latin else ""
            yield Text(text, *(kind or ("", "")), romanised="" if romanised == text else romanised)
        for _, other in self.links.others(one):
            said = self.links.kind(other)
            if said is not None and said != kind and (found := self.trim(other.first(code))):
                yield Text(found, *said)


def unbracketed(text: str) -> str:
    """``[Paris]`` as ``Paris``: what a cataloguer supplied."""
    return _BRACKETS.sub(r"\1", text).strip("[] ")
