"""A question as values: what was typed, parted, before it meets any index."""

from dataclasses import dataclass

# What may stand before a colon, in the languages of Latin script too: see docs/search.md.
FIELDS = {
    "title": "title",
    "author": "author",
    "by": "author",
    "name": "author",
    "subject": "subject",
    "keyword": "subject",
    "year": "year",
    "issn": "identifier",
    "isbn": "identifier",
    "doi": "identifier",
    "orcid": "identifier",
    "id": "identifier",
    "lang": "lang",
    "language": "lang",
    "type": "type",
    "archived": "archived",
}


@dataclass(frozen=True)
class Clause:
    """One condition. ``field``: a value of ``FIELDS``, empty for words anywhere.

    ``is_phrase``: the words stand together as typed; ``is_without``: what must not be there.
    """

    text: str
    field: str = ""
    is_phrase: bool = False
    is_without: bool = False


@dataclass(frozen=True)
class Question:
    """``text``: all that was typed, blanks made single. Clauses narrow one another."""

    text: str
    clauses: tuple[Clause, ...] = ()

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not clause.is_without)

    @property
    def unwanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.is_without)
