"""What begins as somebody types: works by title, people and subjects by name, in any language."""

from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Occur, Query

from ..analysis import Word, terms, words_of
from ..index import opening
from ..index.engine import Searcher
from ..index.schema import schema
from .counting import count
from .filters import Filters
from .stopping import is_stopped
from .wording import PLACES, Words

# One letter begins everything; one Chinese character is a word.
SHORTEST = 2
# Words that the last one may become, the commonest.
_MOST_WORDS = 10
_FIELDS = {"title": "title", "author": "name", "subject": "topic"}


@dataclass(frozen=True)
class Begun:
    """Primary keys, the likeliest first. People and subjects are those of works that answer: some
    of them are beside the one that is meant (see ``begins``)."""

    works: tuple[int, ...] = ()
    contributors: tuple[int, ...] = ()
    subjects: tuple[int, ...] = ()


def beginning(question: str, reader: str, *, works: int = 5, others: int = 30) -> Begun:
    """At most so many, for a reader of a site language. Raises ``IndexUnavailableError``."""
    words = list(words_of(question))
    if not words or (not words[-1].is_paired and len(words[-1].text) < SHORTEST):
        return Begun()
    with opening.asking() as index:
        searcher = index.searcher
        return Begun(
            _works(searcher, _query(searcher, words, "title", reader), works),
            _counted(searcher, _query(searcher, words, "author", reader), "contributor", others),
            _counted(searcher, _query(searcher, words, "subject", reader), "subject", others),
        )


def begins(text: str, question: str) -> bool:
    """Whether ``text`` has the question's words, the last of them at least begun. Pure."""
    words = [part for word in words_of(question) for part in word.parts]
    known = set(terms(text).words)
    if not words or not known.issuperset(words[:-1]):
        return False
    return any(one.startswith(words[-1]) for one in known)


def _query(searcher: Searcher, words: list[Word], place: str, reader: str) -> Query | None:
    """None where nothing can answer."""
    *whole, last = words
    look = Words(searcher, reader)
    told = [word for word in whole if not is_stopped(word.text)]
    found = [look.word(word, PLACES[place]) for word in told]
    if last.is_paired and len(last.text) > 1:
        found.append(look.word(last, PLACES[place]))
    else:
        found.append(_begun(searcher, last.parts[0], _FIELDS[place]))
    queries = [query for query in found if query is not None]
    if len(queries) < len(found):
        return None
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _begun(searcher: Searcher, start: str, name: str) -> Query | None:
    found: Iterator[Query] = (
        Query.term_query(schema(), name, term, index_option="freq")
        for term, _ in searcher.terms_with_prefix(name, start, limit=_MOST_WORDS)
    )
    queries = [(Occur.Should, query) for query in found]
    return Query.boolean_query(queries) if queries else None


def _works(searcher: Searcher, query: Query | None, most: int) -> tuple[int, ...]:
    if query is None:
        return ()
    hits = searcher.search(query, most, count=False, weight_by_field="weight").hits
    keys = searcher.fast_field_values("pk", [at for _, at in hits])
    return tuple(keys)


def _counted(searcher: Searcher, query: Query | None, facet: str, most: int) -> tuple[int, ...]:
    if query is None:
        return ()
    numbers = count(searcher, query, Filters(), [facet])[facet]
    return tuple(int(key) for key in sorted(numbers, key=lambda key: -numbers[key])[:most])
