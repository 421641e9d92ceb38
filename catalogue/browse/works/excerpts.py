"""What of a work answers a question: marked where a card shows it, else in one excerpt. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogue.browse.matched.cutting import Parts, excerpt, parts
from catalogue.browse.matched.finding import Finder
from catalogue.search.query import matched_words
from publications.identifiers import detect
from publications.texts import Text, same_language

from .showing import Source


@dataclass(frozen=True)
class Place:
    """A text of a work that its card does not show.

    ``label`` names it to readers; ``source`` says whose translation it is; ``tag``: the language
    by which its words are known to the index, where that is not the text's own.
    """

    label: str
    text: Text
    source: Source | None = None
    tag: str | None = None


@dataclass(frozen=True)
class Excerpt:
    """``parts``: a stretch of a text, some of it marked. ``text``: that stretch with its language
    and the state of its translation."""

    parts: Parts
    text: Text
    label: str
    source: Source | None = None

    @property
    def lang(self) -> str:
        return self.text.lang

    @property
    def direction(self) -> str:
        return self.text.direction


def finder(question: str) -> Finder | None:
    """None where nothing is to be marked: without words, and for what names a work."""
    words = [] if not question or detect(question) else matched_words(question)
    return Finder(words) if words else None


class Marking:
    """Marks what one card shows. ``missing``: the words (bits) that nothing has said yet."""

    def __init__(self, asked: Finder) -> None:
        self._asked = asked
        self.missing = asked.everything

    def text(self, text: Text | None) -> Parts:
        """The parts of ``text``; nothing where nothing is marked."""
        return self.plain(text.value, text.lang) if text else ()

    def plain(self, text: str, tag: str = "") -> Parts:
        """The same of a text in the language ``tag``."""
        marks = self._asked.marks(text, tag)
        for mark in marks:
            self.missing &= ~mark.words
        return parts(text, marks)


def best(asked: Finder, places: Iterable[Place], missing: int) -> Excerpt | None:
    """Of the place that says most of the ``missing`` words; the first of equals."""
    chosen, most = None, 0
    for place in places:
        tag = place.text.lang if place.tag is None else place.tag
        marks = asked.marks(place.text.value, tag)
        said = 0
        for mark in marks:
            said |= mark.words & missing
        if said.bit_count() > most:
            chosen, most = (place, marks), said.bit_count()
            if said == missing:
                break
    if chosen is None:
        return None
    place, marks = chosen
    stretch = excerpt(place.text.value, marks, missing)
    text = Text("".join(part.text for part in stretch), place.text.lang, place.text.state)
    return Excerpt(stretch, text, place.label, place.source)


def in_order(texts: Sequence[Text], reader: str) -> Iterator[Text]:
    """The reader's language, the original, English, the rest: as one of them would be shown."""

    def place(text: Text) -> int:
        if same_language(text.lang, reader):
            return 0
        if text.is_original:
            return 1
        return 2 if same_language(text.lang, "en") else 3

    return iter(sorted(texts, key=place))
