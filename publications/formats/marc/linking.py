r"""What ties fields together: other scripts ($6 and 880), and whose words a text is ($8 and 883).

MARC has a language for the work and for a translated title, and none for any other text. Here
each text that its own field does not say enough of is linked ($8, type ``p``) with a field 883,
metadata provenance, which says in its first indicator whether a machine made it and in $a
what it is: ``Reviewed translation in fr``. One 883 serves all texts of a kind and language.

Sources: MARC 21 Bibliographic, appendix A ($6, $8), 880, 883; script codes of ISO 15924 in $6
by MARC proposal 2018-05.
"""

import re
from collections.abc import Iterable, Sequence

from ...names import script_of
from ...texts import Text, same_language
from ..lines import line
from .fields import Field, Marc

Subfields = tuple[tuple[str, str], ...]

# Text state: what 883 calls it, and its first indicator (0: a machine, 2: not a machine).
_KINDS = {
    "": ("Text", " "),
    "original": ("Original text", "2"),
    "machine": ("Machine translation", "0"),
    "draft": ("Draft translation", "2"),
    "reviewed": ("Reviewed translation", "2"),
    "outdated": ("Outdated translation", "2"),
}
_STATES = {words: state for state, (words, _) in _KINDS.items()}
_SAID = re.compile(f"({'|'.join(_STATES)})(?: in (.+))?")
_LINK = re.compile(r"(\d+)(?:\.\d+)?(?:\\[a-z])?")
_OTHER_SCRIPT = re.compile(r"(\d{3})-(\d+)(?:/([^/]*))?")
_MOST_PAIRS = 99  # an occurrence number has two digits
_RTL = frozenset({"Arab", "Hebr", "Syrc", "Thaa"})


# Letters of other scripts: not Latin with its extensions, nor raised and lowered figures.
_OTHER_LETTERS = re.compile(
    r"[^\W\d_\u0000-\u02ff\u1e00-\u1eff\u2070-\u218b\u2c60-\u2c7f\ua720-\ua7ff\uff21-\uff5a\ufb00-\ufb06]"
)


def is_latin(text: str) -> bool:
    """Whether no letter of ``text`` is of another script than Latin."""
    return text.isascii() or not _OTHER_LETTERS.search(text)


def romanised(text: Text) -> str:
    """The romanised form, where it is one: in Latin script, and another than the text."""
    return text.romanised if is_latin(text.romanised) and text.romanised != text.value else ""


def script(text: str, tag: str = "") -> str:
    """ISO 15924 code: what the language tag says, else what the letters are."""
    said = next((part for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()), "")
    return said.title() or script_of(text)


def in_order(texts: Sequence[Text], language: str) -> list[Text]:
    """The first text first, then those in ``language``, then the rest in their order."""
    found = [text for text in texts if line(text.value)]
    if language and len(found) > 2:
        found[1:] = sorted(found[1:], key=lambda text: not same_language(text.lang, language))
    return found


class Builder:
    """Collects the fields of one record."""

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self._others: list[Field] = []
        self._kinds: dict[tuple[str, str], str] = {}
        self._pairs: list[None] = []  # as long as there are pairs; shared by parts

    def part(self) -> "Builder":
        """A builder of fields that will stand elsewhere, with the same links."""
        other = Builder()
        other._others, other._kinds, other._pairs = self._others, self._kinds, self._pairs
        return other

    def add(self, tag: str, indicators: str, *subfields: tuple[str, str]) -> None:
        """A field of the texts that are not empty; none when all are, but for links."""
        found = [(code, text) for code, value in subfields if (text := line(value))]
        if any(code not in "68" for code, _ in found):
            self.fields.append(Field(tag, indicators, tuple(found)))

    def linked(self, language: str, state: str) -> Subfields:
        """$8 to the words on such a text; nothing for one of which nothing is known."""
        language = line(language)
        if not language and not state:
            return ()
        key = (language, state if state in _KINDS else "")
        number = self._kinds.setdefault(key, f"{len(self._kinds) + 1}\\p")
        return (("8", number),)

    def unknown(self) -> Subfields:
        """$8 to the words on a text of which nothing is known, where that must be said."""
        return (("8", self._kinds.setdefault(("", ""), f"{len(self._kinds) + 1}\\p")),)

    def add_pair(
        self,
        tag: str,
        indicators: str,
        subfields: Iterable[tuple[str, str]],
        others: Iterable[tuple[str, str, Subfields]],
    ) -> None:
        """A field and, in 880, the same in other scripts or languages.

        ``others``: indicators, ISO 15924 code (or empty) and subfields of each.
        """
        given = [other for other in others if any(line(value) for _, value in other[2])]
        if not given or len(self._pairs) == _MOST_PAIRS:
            self.add(tag, indicators, *subfields)
            return
        self._pairs.append(None)
        number = f"{len(self._pairs):02}"
        self.add(tag, indicators, ("6", f"880-{number}"), *subfields)
        for other_indicators, code, other in given:
            link = f"{tag}-{number}"
            if code:
                link += f"/{code}/r" if code in _RTL else f"/{code}"
            found = [(name, text) for name, value in other if (text := line(value))]
            self._others.append(Field("880", other_indicators, (("6", link), *found)))

    def done(self) -> list[Field]:
        """All fields: 880 and 883 last."""
        said = []
        for (language, state), number in self._kinds.items():
            words, indicator = _KINDS[state]
            text = f"{words} in {language}" if language else words
            said.append(Field("883", f"{indicator} ", (("8", number), ("a", text))))
        return [*self.fields, *self._others, *said]


class Links:
    """The same of a record that was read."""

    def __init__(self, marc: Marc) -> None:
        self._others: dict[str, list[tuple[str, Field]]] = {}
        self._kinds: dict[str, tuple[str, str]] = {}
        for one in marc.all("880"):
            if match := _OTHER_SCRIPT.match(one.first("6")):
                self._others.setdefault(match[2], []).append((match[3] or "", one))
        for one in marc.all("883"):
            match = _SAID.fullmatch(one.first("a"))
            if match:
                for number in map(_number, one.all("8")):
                    self._kinds[number] = (match[2] or "", _STATES[match[1]])

    def others(self, one: Field) -> list[tuple[str, Field]]:
        """The 880 fields of ``one``, each with its script code (or empty)."""
        if not self._others:
            return []
        match = _OTHER_SCRIPT.match(one.first("6"))
        if match is None or match[1] != "880" or not int(match[2]):
            return []
        return self._others.get(match[2], [])

    def kind(self, one: Field) -> tuple[str, str] | None:
        """Language and state of the texts of ``one``; None when nothing is said of them."""
        if not self._kinds:
            return None
        for value in one.all("8"):
            if value.endswith("\\p") and (found := self._kinds.get(_number(value))):
                return found
        return None


def without_partner(marc: Marc) -> list[Field]:
    """880 fields that stand for a field that the record has not (occurrence 00), as that one."""
    found = []
    for one in marc.all("880"):
        match = _OTHER_SCRIPT.match(one.first("6"))
        if match and not int(match[2]):
            rest = tuple(pair for pair in one.subfields if pair[0] != "6")
            found.append(Field(match[1], one.indicators, rest))
    return found


def _number(value: str) -> str:
    match = _LINK.match(value)
    return match[1] if match else ""
