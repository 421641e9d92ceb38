"""From a question to the engine's query."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tantivy import Occur, Query

from ..analysis import Word, joined_words_of, words_of
from ..analysis.identified import asked
from ..index.engine import Searcher
from ..index.schema import schema
from .clauses import Clause, Question
from .filters import years
from .stopping import is_stopped
from .wording import PLACES, Words
from .years import read_years

IDENTIFIED = 50.0
# With so many words asked for, all but one may do where all find nothing.
RELAXED_FROM = 3


@dataclass(frozen=True)
class Plan:
    """``query`` without filters. ``missing``: words that stand in no work at all.

    ``relaxed``: what to ask when nothing is found: all words but one.
    """

    query: Query
    missing: tuple[str, ...] = ()
    relaxed: Query | None = None
    is_identifier: bool = False


def plan(question: Question, searcher: Searcher, reader: str) -> Plan:
    """For a reader of a site language."""
    builder = _Builder(searcher, reader)
    wanted = [builder.wanted(clause) for clause in _telling(question)]
    unwanted = [query for clause in question.unwanted if (query := builder.unwanted(clause))]
    without = [(Occur.MustNot, query) for query in unwanted]
    identified = builder.identified(question.text)
    if not wanted:
        everything = identified or Query.all_query()
        whole = Query.boolean_query([(Occur.Must, everything), *without]) if without else everything
        return Plan(whole, is_identifier=identified is not None)
    found = [query for query in wanted if query is not None]
    whole = _all(found) if len(found) == len(wanted) else Query.empty_query()
    if identified is not None:
        whole = Query.boolean_query([(Occur.Should, whole), (Occur.Should, identified)])
    relaxed = None
    if len(wanted) >= RELAXED_FROM and len(found) >= len(wanted) - 1:
        some = Query.boolean_query(
            [(Occur.Should, query) for query in found],
            minimum_number_should_match=len(wanted) - 1,
        )
        relaxed = Query.boolean_query([(Occur.Must, some), *without])
    if without:
        whole = Query.boolean_query([(Occur.Must, whole), *without])
    return Plan(whole, tuple(builder.missing), relaxed, identified is not None)


def _all(queries: list[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _telling(question: Question) -> list[Clause]:
    """The wanted clauses but words that say nothing; all of them where nothing else is asked."""
    telling = [clause for clause in question.wanted if clause.field or not _says_nothing(clause)]
    return telling or list(question.wanted)


def _says_nothing(clause: Clause) -> bool:
    words = list(words_of(clause.text))
    return all(is_stopped(word.text) for word in words) and not asked(clause.text)


class _Builder:
    def __init__(self, searcher: Searcher, reader: str) -> None:
        self.words = Words(searcher, reader)
        self.missing: list[str] = []
        self._special: dict[str, Callable[[str], Query | None]] = {
            "year": _in_years,
            "identifier": self._by_identifier,
            "lang": lambda text: self._valued("langs", text.lower().replace("_", "-")),
            "type": lambda text: self._valued("type", text.lower().replace(" ", "-")),
            "archived": lambda text: self._valued("archive", text.lower().replace(" ", "-")),
        }

    def wanted(self, clause: Clause) -> Query | None:
        """None where no work can answer; what stands nowhere is then ``missing``."""
        query = self._special_or_words(clause)
        if query is None:
            self.missing.append(clause.text)
        return query

    def unwanted(self, clause: Clause) -> Query | None:
        """What must not be there, as it is written: stems would take away too much."""
        if clause.field in self._special:
            return self._special[clause.field](clause.text)
        return self._phrase(clause)

    def identified(self, text: str) -> Query | None:
        """Works that the whole text names by an identifier, if it is one."""
        if not any(map(str.isdigit, text)):
            return None
        return self._any_id(asked(text)) if len(text.split()) < 4 else None

    def _special_or_words(self, clause: Clause) -> Query | None:
        if clause.field in self._special:
            return self._special[clause.field](clause.text)
        if clause.is_phrase:
            return self._phrase(clause)
        place = PLACES[clause.field]
        known = [word for word in words_of(clause.text) if not is_stopped(word.text)]
        found = [self.words.word(word, place) for word in known or words_of(clause.text)]
        queries = [query for query in found if query is not None]
        whole = _all(queries) if queries and len(queries) == len(found) else None
        for word in joined_words_of(clause.text):
            whole = _either(whole, self.words.word(word, place))
        if any(map(str.isdigit, clause.text)) and not clause.field:
            named = self._any_id(asked(clause.text))
            return _either(whole, named)
        return whole

    def _phrase(self, clause: Clause) -> Query | None:
        place = PLACES[clause.field]
        parts = [part for word in words_of(clause.text) for part in word.parts]
        return self.words.exactly(parts, place) if parts else None

    def _by_identifier(self, text: str) -> Query | None:
        return self._any_id(asked(text))

    def _any_id(self, terms: list[str]) -> Query | None:
        queries = [query for term in terms for query in self.words.term("ids", term, IDENTIFIED)]
        if not queries:
            return None
        return Query.boolean_query([(Occur.Should, query) for query in queries])

    def _valued(self, name: str, value: str) -> Query | None:
        return next(self._constant(name, value), None)

    def _constant(self, name: str, value: str) -> Iterator[Query]:
        if self.words.searcher.doc_freq(name, value):
            term = Query.term_query(schema(), name, value, index_option="basic")
            yield Query.const_score_query(term, 0.0)


def _in_years(text: str) -> Query | None:
    found = read_years(text)
    return years(*found) if found else None


def _either(one: Query | None, other: Query | None) -> Query | None:
    if one is None or other is None:
        return one or other
    return Query.boolean_query([(Occur.Should, one), (Occur.Should, other)])


def words_in(question: Question) -> tuple[Word, ...]:
    """The words that a question looks for, as they are marked in what is found."""
    return tuple(
        word
        for clause in _telling(question)
        if clause.field in PLACES
        for word in (*words_of(clause.text), *joined_words_of(clause.text))
    )
