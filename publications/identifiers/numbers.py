"""Numbers as people paste them: labelled, repeated, qualified, in addresses.

``ISSN (online): 0317-8471``, ``urn:isbn:…``, ``0877790019 (black leather) :``,
``0006-2960 (Print) 0006-2960 (Linking)`` each hold one number; a number that only happens
to stand in other text, as the ISSN-like head of many DOI suffixes, is none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .base import IdentifierError
from .text import tidy, tidy_number

_LABEL = "\x00"  # stands for a label; tidy text has no control characters
_OTHER_NUMBER = re.compile(r"[0-9]{5}")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class NumberForm:
    """How numbers with a check digit are written in one scheme, and what to say of others.

    ``body`` matches one number with its separators; ``label`` the scheme's name, which must
    be among the words before the first number if there are any. ``checked`` takes digits
    and X without separators and the text they came from, and returns the normal form or
    raises ``IdentifierError``.
    """

    body: re.Pattern[str]
    label: re.Pattern[str]
    form: str
    several: str
    checked: Callable[[str, str], str]

    def parse(self, text: str) -> str:
        """The only number of the text in normal form; raises ``IdentifierError``."""
        numbers = list(dict.fromkeys(self.checked(found, text) for found in self._bare(text)))
        if not numbers:
            raise IdentifierError("form", self.form, text)
        if len(numbers) > 1:
            raise IdentifierError("several", self.several, text)
        return numbers[0]

    def find(self, text: str) -> list[str]:
        """The valid numbers of a field that holds several, in normal form, each once."""
        valid: dict[str, None] = {}
        try:
            bare = self._bare(text)
        except IdentifierError:
            return []
        for number in bare:
            try:
                valid[self.checked(number, text)] = None
            except IdentifierError:
                continue
        return list(valid)

    def _bare(self, text: str) -> list[str]:
        text = self.label.sub(_LABEL, tidy_number(text))
        first = self.body.search(text)
        if first is None:
            return []
        lead, rest = text[: first.start()], self.body.sub(" ", text[first.start() :])
        if re.search("[0-9]", lead) or _OTHER_NUMBER.search(rest):
            return []
        if _LETTER.search(lead) and _LABEL not in lead:
            return []
        return [re.sub("[ -]", "", found[0]).upper() for found in self.body.finditer(text)]


@dataclass(frozen=True)
class PlainForm:
    """How numbers without a check digit are known in one scheme: by address or label only.

    ``address`` is searched in the lower-cased text, ``bare`` must match all of it; the first
    group of each is the number.
    """

    address: re.Pattern[str]
    bare: re.Pattern[str]
    form: str
    several: str

    def parse(self, text: str) -> str:
        """The only number of the text; raises ``IdentifierError``."""
        plain = tidy(text).lower()
        found = {match[1] for match in self.address.finditer(plain)}
        if not found and (match := self.bare.fullmatch(plain)):
            found = {match[1]}
        if not found:
            raise IdentifierError("form", self.form, text)
        if len(found) > 1:
            raise IdentifierError("several", self.several, text)
        return found.pop()
