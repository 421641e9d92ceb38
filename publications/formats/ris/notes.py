"""What RIS has no tag for, as notes (``N1``) that people can read and we read back.

Each is ``Label: value`` or ``Label (detail): value``; other programs show them as notes.
"""

import re
from collections.abc import Iterator

from ...records import Record
from ...texts import Text
from ...vocabularies.roles import ROLES
from .. import choosing
from ..gathering import is_tag
from ..lines import line

DATE = "Date (EDTF)"
ORIGINAL, UNKNOWN = ", original", "und"
_NOTE = re.compile(
    r"(?P<label>[A-Z][a-z]+(?: [a-z]+)*)(?: \((?P<detail>[\w, -]+)\))?: (?P<value>.+)"
)

_STATES = {sentence: state for state, sentence in choosing.NOTES.items()}


def of_titles(record: Record, main: Text | None) -> Iterator[str]:
    """The language of the title given, where it is not the work's, and the other titles."""
    if main is None:
        return
    yield from _language_of("title", main, record.language)
    if note := choosing.note(main):
        yield note
    for text in sorted(record.titles, key=lambda text: not text.is_original):
        value = choosing.whole_title(record, text)
        if text is not main and value and text.state not in choosing.NOTES:
            yield f"Title ({_tagged(text)}): {value}"


def of_abstract(record: Record, abstract: Text | None) -> Iterator[str]:
    """The language of the abstract given, where it is not the work's."""
    if abstract is not None:
        yield from _language_of("abstract", abstract, record.language)


def of_work(record: Record) -> Iterator[str]:
    """What else no tag holds: extent and licence."""
    if record.extent:
        yield f"Extent: {record.extent}"
    if record.licence:
        yield f"Licence: {record.licence}"


def of_role(role: str, name: str) -> str:
    """A contributor whose role has no tag: ``Contributor (ill): Doe, Jane``."""
    return f"Contributor ({role}): {name}"


def role_of_authors(role: str) -> str:
    """What the makers are who stand in the authors' place."""
    return f"Role of the authors: {role}"


def _language_of(what: str, text: Text, language: str) -> Iterator[str]:
    if (text.lang, text.is_original) != (language, bool(language)):
        yield f"Language of the {what}: {_tagged(text)}"


def _tagged(text: Text) -> str:
    tag = line(text.lang) or UNKNOWN
    return tag + ORIGINAL if text.is_original else tag


class Notes:
    """The notes of a record that is read, as far as they are ours."""

    def __init__(self) -> None:
        self.titles: list[Text] = []
        self.languages: dict[str, tuple[str, str]] = {}
        self.date = self.extent = self.licence = self.authors = self.state = ""

    def take(self, note: str) -> tuple[str, str] | None:
        """Keep what the note says; of a contributor, role and name are given back."""
        self.state = _STATES.get(note, self.state)
        match = _NOTE.fullmatch(note)
        if match is None:
            return None
        detail, value = match["detail"] or "", match["value"]
        match match["label"]:
            case "Date" if detail == "EDTF":
                self.date = self.date or value
            case "Title" if detail and _is_language(detail):
                self.titles.append(Text(value, *_language(detail)))
            case "Contributor" if detail in ROLES:
                return detail, value
            case "Language of the title" | "Language of the abstract" if _is_language(value):
                self.languages[match["label"].split()[-1]] = _language(value)
            case "Role of the authors" if value in ROLES:
                self.authors = value
            case "Extent":
                self.extent = self.extent or value
            case "Licence":
                self.licence = self.licence or value
        return None

    def text(self, what: str, value: str, language: str) -> tuple[Text, ...]:
        """The title or abstract of the record, in the language that the notes say."""
        default = (language, "original" if language else "")
        return (Text(value, *self.languages.get(what, default)),) if value else ()


def _is_language(detail: str) -> bool:
    return is_tag(detail.removesuffix(ORIGINAL))


def _language(detail: str) -> tuple[str, str]:
    tag = detail.removesuffix(ORIGINAL)
    return "" if tag == UNKNOWN else tag, "original" if detail.endswith(ORIGINAL) else ""
