"""From a word to the places in which it is looked for, each with its weight.

Title over subjects over the rest, as it is written over its stem and other forms, the
reader's language over others. A word stands in a text as one term, or, where it is written
without blanks, as overlapping pairs of characters that must follow one another.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tantivy import Occur, Query

from ..analysis import Word
from ..index.engine import Searcher
from ..index.schema import WORDS, schema

# How much a match counts, as it is written.
WRITTEN = {"title": 8.0, "topic": 4.0, "name": 5.0, "text": 1.0}
# The same in another form. Where a form stands by itself it is a word of some language.
FORMED = {"title": 3.0, "topic": 1.5, "text": 0.4}
BESIDE = {"title_forms": 3.0, "forms": 0.6}
ALONE = {"title_characters": 3.0, "characters": 0.6}
IN_OWN_LANGUAGE = 4.0
# Without its particle; of several words run together, so many pairs must stand there.
WITHOUT_PARTICLE = 0.7
LOOSELY, MOST_OF = 0.15, 2 / 3
LOOSE_FROM = 4


class Place(NamedTuple):
    """Where a word is looked for: fields of ``schema``, and what stands beside them."""

    words: tuple[str, ...] = WORDS
    beside: tuple[str, ...] = ("title_forms", "forms")
    characters: tuple[str, ...] = ("title_characters", "characters")
    has_own: bool = True


ANYWHERE = Place()
PLACES = {
    "": ANYWHERE,
    "title": Place(("title",), ("title_forms",), ("title_characters",)),
    "author": Place(("name",), (), (), False),
    "subject": Place(("topic",), (), (), False),
}


class Words:
    """Words as queries over one state of the index, for a reader of a site language.

    A term that stands nowhere makes no query: what remains is as short as it can be.
    """

    def __init__(self, searcher: Searcher, reader: str) -> None:
        self.searcher = searcher
        self.reader = reader

    def word(self, word: Word, place: Place = ANYWHERE) -> Query | None:
        """Where ``word`` stands in any form; None where it stands nowhere."""
        return _union(self._paired(word, place) if word.is_paired else self._single(word, place))

    def exactly(self, parts: Sequence[str], place: Place = ANYWHERE) -> Query | None:
        """Where ``parts`` follow one another as they are; None where they do nowhere."""
        return _union(self._following(parts, place, 1.0))

    def _single(self, word: Word, place: Place) -> Iterator[Query]:
        (own,) = word.parts
        yield from self._following(word.parts, place, 1.0)
        for form in word.further:
            for name in place.words:
                if name in FORMED:
                    yield from self.term(name, form, FORMED[name])
        for form in (own, *word.further):
            for name in place.beside:
                yield from self.term(name, form, BESIDE[name])

    def _paired(self, word: Word, place: Place) -> Iterator[Query]:
        yield from self._following(word.parts, place, 1.0)
        if word.bare:
            yield from self._following(word.bare, place, WITHOUT_PARTICLE)
        if len(word.text) >= LOOSE_FROM:
            yield from self._loosely(word.bare or word.parts, place)

    def _following(self, parts: Sequence[str], place: Place, share: float) -> Iterator[Query]:
        for name in place.words:
            if len(parts) == 1:
                yield from self.term(name, parts[0], WRITTEN[name] * share)
            elif all(self.searcher.doc_freq(name, part) for part in parts):
                phrase = Query.phrase_query(schema(), name, list(parts))
                yield Query.boost_query(phrase, WRITTEN[name] * share)
        if len(parts) == 1 and len(parts[0]) == 1:
            for name in place.characters:
                yield from self.term(name, parts[0], ALONE[name] * share)
        if place.has_own and self.reader:
            yield from self._in_own_language(parts, share)

    def _in_own_language(self, parts: Sequence[str], share: float) -> Iterator[Query]:
        if len(parts) == 1:
            yield from self.term("own", f"{self.reader}/{parts[0]}", IN_OWN_LANGUAGE * share)

    def _loosely(self, parts: Sequence[str], place: Place) -> Iterator[Query]:
        """Most pairs of a long run, anywhere: several words may be run together in it."""
        least = max(2, round(len(parts) * MOST_OF))
        found = []
        for part in parts:
            query = _union(
                one for name in place.words for one in self.term(name, part, WRITTEN[name])
            )
            if query is not None:
                found.append((Occur.Should, query))
        if len(found) >= least:
            query = Query.boolean_query(found, minimum_number_should_match=least)
            yield Query.boost_query(query, LOOSELY)

    def term(self, name: str, term: str, boost: float) -> Iterator[Query]:
        """One term in one field, where it stands in any work."""
        if self.searcher.doc_freq(name, term):
            query = Query.term_query(schema(), name, term, index_option="freq")
            yield Query.boost_query(query, boost)


def _union(queries: Iterator[Query]) -> Query | None:
    found = list(queries)
    if len(found) < 2:
        return found[0] if found else None
    return Query.boolean_query([(Occur.Should, query) for query in found])
