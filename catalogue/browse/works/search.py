"""A search for words: by the search index, else by a plain match in the database.

The index says which works; what is shown of them, and whether they may be, is asked of the
database. While there is no index, readers find less, and are told so.
"""

from django.db.models import QuerySet

from catalogue.search import query as engine
from catalogue.search.index import opening
from publications.assembling.among import Among
from publications.models import Work

from . import plain_search

LONGEST = 200


def read_words(text: str) -> str:
    """What was asked, its blanks made single and its length bounded.

    Raises ValueError for what no text holds: a NUL character, which PostgreSQL refuses.
    """
    if "\x00" in text:
        raise ValueError(text)
    return " ".join(text.split())[:LONGEST].strip()


class Search:
    """One question, asked of the index once, however many queries it narrows.

    ``filters``: the others in use, so that the index finds what it finds for the list of works.
    """

    def __init__(self, text: str, filters: engine.Filters | None = None) -> None:
        self.text = text
        self.keys: list[int] | None
        try:
            self.keys = engine.keys_of(text, filters=filters)
        except engine.IndexUnavailableError:
            self.keys = None

    @classmethod
    def plainly(cls, text: str) -> "Search":
        """Without the index, even where there is one by now."""
        search = cls.__new__(cls)
        search.text, search.keys = text, None
        return search

    @property
    def is_plain(self) -> bool:
        """Whether there is no index to ask."""
        return self.keys is None

    def match(self, works: QuerySet[Work]) -> QuerySet[Work]:
        """Those of ``works`` that answer it."""
        if self.keys is None:
            return plain_search.match(works, self.text)
        return works.filter(Among("pk", self.keys))


def state() -> str:
    """Names the state of the index, as part of a cache key: empty without one."""
    try:
        return opening.opened().name
    except engine.IndexUnavailableError:
        return ""
