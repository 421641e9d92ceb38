"""One page of the list, whoever found it: the search index or the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .found import Found


@dataclass(frozen=True)
class Answer:
    """``keys``: works of the page, in the order called ``order``. ``numbers``: of all pages.

    ``number``: of a page by relevance, 0 where pages go by key; then ``after`` and ``before``
    lead to the neighbours, or are empty. ``is_plain``: without the search index.

    ``missing``, ``spellings``, ``is_relaxed`` and ``is_identifier`` as the index says.
    ``without``: where nothing was found, how many works there are without each filter in use,
    and under ``""`` without all of them but the words.
    """

    keys: Sequence[int]
    numbers: Found
    order: str
    number: int = 0
    after: str = ""
    before: str = ""
    is_plain: bool = False
    missing: Sequence[str] = ()
    spellings: Sequence[str] = ()
    is_relaxed: bool = False
    is_identifier: bool = False
    without: Mapping[str, int] = field(default_factory=dict)
