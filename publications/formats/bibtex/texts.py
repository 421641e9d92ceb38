"""Titles, subtitles, abstracts, keywords and names of serials: each language of a record is
written, one in the field itself, the others as data annotations. Both ways."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ...identifiers.base import gettext_noop
from ...records import Heading, Record
from ...texts import Text, same_language, shown
from .. import choosing
from ..gathering import Gathering
from ..latex import escape, part
from ..lines import line
from . import annotations, languages
from .annotations import MARK, of_field, of_items, quoted
from .names import is_one_group, parted
from .untex import plain

NO_PLACE = gettext_noop("There is no place for this addition to the title: it was left out.")

UNKNOWN = "und"  # ISO 639-2
_SUBJECT = f"keywords{MARK}subject"
_SEMICOLON = re.compile(r"[{}]|(?<!&amp)(?<!&lt)(?<!&gt)(?<!&quot);")
_COMMA = re.compile(r"[{},]")
_STATES = {said: state for state, said in choosing.NOTES.items()}


def others(texts: Sequence[Text], mains: Sequence[Text | None], language: str) -> list[Text]:
    """The texts in further languages that are to be written: the one asked for, the rest."""
    if len(texts) < 2 and (not texts or any(text is texts[0] for text in mains)):
        return []
    tags = {main.lang for main in mains if main}
    found: dict[str, Text] = {}
    for text in texts:
        unsure = text.state in choosing.NOTES and not same_language(text.lang, language)
        if unsure or text.lang in tags or not annotations.is_tag(text.lang):
            continue
        if line(text.value):
            found.setdefault(text.lang, text)
    asked = [text for text in found.values() if same_language(text.lang, language)]
    return [*asked, *(text for text in found.values() if text not in asked)]


def write(
    field: str,
    main: Text | None,
    texts: Sequence[Text],
    language: str,
    tag: str,
) -> Iterator[tuple[str, str]]:
    """A field; the language of its text where it is not ``tag``, that of the title; the texts
    in other languages."""
    if main and (value := escape(main.value)):
        yield field, value
        yield from language_of(field, main, tag)
    for text in others(texts, (main,), language):
        yield f"{field}{MARK}{text.lang}", of_field(quoted(text.value))


def language_of(field: str, main: Text, tag: str) -> Iterator[tuple[str, str]]:
    """The language of a field that is not in that of the title."""
    if main.lang != tag:
        known = annotations.is_tag(main.lang)
        yield f"{field}{MARK}lang", of_field(main.lang if known else UNKNOWN)


def readings(field: str, text: Text) -> Iterator[tuple[str, str]]:
    """How a title is read, and its form in Latin letters."""
    if text.reading:
        yield f"{field}{MARK}reading", of_field(quoted(text.reading))
    if text.romanised:
        yield f"{field}{MARK}romanised", of_field(quoted(text.romanised))


def write_keywords(record: Record, language: str, tag: str) -> Iterator[tuple[str, str]]:
    """Keywords of one language with subject headings after them; those of the others."""
    if not record.keywords and not record.subjects:
        return
    words = [text for text in record.keywords if text.state not in choosing.NOTES]
    first = shown(words, language)
    members: dict[str, str] = {}
    for text in words:
        if first and text.lang == first.lang and (word := line(text.value)):
            members.setdefault(word, "")
    for heading in record.subjects:
        labels = [text for text in heading.labels if text.state not in choosing.NOTES]
        label = shown(labels, language)
        if label and (word := line(label.value)) and not members.get(word):
            facts = (label.lang or "-", line(heading.scheme).replace(" ", "") or "-")
            members[word] = quoted(" ".join((*facts, line(heading.uri))))
    if members:
        listed = [part(word) for word in members]
        # A comma after it keeps the braces of an only member its own, not the field's.
        yield "keywords", ", ".join(listed) + "," * (len(listed) == 1 and listed[0][0] == "{")
        if any(members.values()):
            yield _SUBJECT, of_items(members.values())
    if first:
        yield from language_of("keywords", first, tag)
    rest: dict[str, list[str]] = {}
    for text in words:
        if first and text.lang != first.lang and annotations.is_tag(text.lang):
            word = quoted(text.value)
            rest.setdefault(text.lang, []).append(
                f"{{{word}}}," if part(text.value) != escape(text.value) else f"{word},"
            )
    for lang, values in rest.items():
        yield f"keywords{MARK}{lang}", of_field(" ".join(dict.fromkeys(values)))


class Texts:
    """The texts of an entry; ``further`` is ``annotations.languages``. ``language`` is the
    work's, ``tag`` the title's (BCP 47)."""

    def __init__(
        self,
        fields: Mapping[str, str],
        further: Mapping[str, Mapping[str, str]],
        gathering: Gathering,
        language: str,
        tag: str,
    ) -> None:
        self._fields = fields
        self._further = further
        self._gathering = gathering
        self._language = language
        self._tag = tag

    def titles(self) -> tuple[Text, ...]:
        """The title; where it is a translation, the original before it; the other ones."""
        main, *rest = self.of("title", "maintitle") or self.of("booktitle") or (None,)
        original = self._plain("origtitle")
        if not main:
            return ()
        readings = self._readings("title")
        state = _STATES.get(self._plain("note"), "" if original else main.state)
        main = Text(main.value, main.lang, state, **readings)
        if not original:
            return (main, *rest)
        tag = self._origin()
        first = Text(original, tag, "original", **self._readings("origtitle"))
        return (first, main, *(text for text in rest if text.lang != tag))

    def subtitles(self) -> tuple[Text, ...]:
        """Subtitles; an addition to the title where there is none, but for a translation of
        the title, which styles print in brackets."""
        found = self.of("subtitle")
        addition = self._plain("titleaddon")
        if not addition or addition[1:-1] in (text.value for text in self.titles()):
            return found
        if found or addition.startswith("["):
            self._gathering.problem(NO_PLACE, "titleaddon", addition)
            return found
        return (self._text(addition, self._tag),)

    def of(self, *names: str) -> tuple[Text, ...]:
        """The texts of the first field of ``names`` that has one: its own, then the others."""
        for name in names:
            found = []
            if value := self._plain(name):
                found.append(self._text(value, self._lang(name)))
            for tag, text in self._further.get(name, {}).items():
                if value := self._gathering.text(name, annotations.items(text).get(0, "")):
                    found.append(self._text(value, tag))
            if found:
                return tuple(found)
        return ()

    def keywords(self) -> tuple[tuple[Text, ...], tuple[Heading, ...]]:
        """Keywords, and those members of the list that are subject headings."""
        tag = self._lang("keywords")
        said = annotations.items(self._fields.get(_SUBJECT, ""))
        words, headings = [], []
        value = self._fields.get("keywords") or self._fields.get("keyword") or ""
        for place, word in enumerate(_members(value), 1):
            if place in said:
                lang, scheme, uri = (*said[place].split(" ", 2), "", "")[:3]
                label = Text(word, "" if lang == "-" else lang, "original" if lang != "-" else "")
                headings.append(Heading((label,), "" if scheme == "-" else scheme, uri))
            else:
                words.append(self._text(word, tag))
        for lang, text in self._further.get("keywords", {}).items():
            listed = annotations.raw(text).get(0, "")
            words += [self._text(word, lang) for word in _members(listed)]
        return tuple(words), tuple(headings)

    def _text(self, value: str, tag: str) -> Text:
        return Text(value, tag, "original" if tag and tag == self._language else "")

    def _plain(self, name: str) -> str:
        value = self._fields.get(name)
        return self._gathering.text(name, plain(value)) if value else ""

    def _lang(self, name: str) -> str:
        said = self._fields.get(f"{name}{MARK}lang")
        if not said:
            return self._tag
        tag = annotations.items(said).get(0, "")
        return "" if tag == UNKNOWN else tag

    def _origin(self) -> str:
        return languages.read("origlanguage", self._fields, self._gathering)

    def _readings(self, name: str) -> dict[str, str]:
        return {
            kind: text
            for kind in ("reading", "romanised")
            if (value := self._fields.get(f"{name}{MARK}{kind}"))
            and (text := annotations.items(value).get(0, ""))
        }


def _members(value: str) -> list[str]:
    """The members of a list of keywords: parted by semicolons where there are any."""
    value = value[:100_000].strip()
    if is_one_group(value):  # {{a; b}}, as Web of Science writes it
        value = value[1:-1]
    found = list(parted(value, _SEMICOLON))
    if len(found) == 1:
        found = list(parted(value, _COMMA))
    return list(dict.fromkeys(word for word in map(plain, found) if word))
