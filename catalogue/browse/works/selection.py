"""What was asked of the list of works, as a value: for links, chips and cache keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

ORDER = (
    "q", "type", "language", "year", "year_min", "year_max", "subject", "contributor", "serial",
    "issue", "archive", "archive_state", "chosen",
)  # fmt: skip
_RANKS = {name: rank for rank, name in enumerate(ORDER)}
# Together they are one filter.
YEARS = ("year", "year_min", "year_max")


@dataclass(frozen=True)
class Selection:
    """(filter, value) pairs in a fixed order, so that equal questions are equal."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, cleaned: Mapping[str, Any]) -> "Selection":
        """From a form's cleaned data; empty values are left out."""
        return cls(tuple(_pairs(cleaned)))

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def values(self, name: str) -> tuple[str, ...]:
        """The chosen values of one filter."""
        return tuple(value for key, value in self.pairs if key == name)

    @property
    def years(self) -> tuple[int | None, int | None]:
        """(first, last) of the chosen years, either open.

        A year and a range, asked together, narrow one another; then first may be after last.
        """
        year = [int(one) for one in self.values("year")]
        first = [*year, *(int(one) for one in self.values("year_min"))]
        last = [*year, *(int(one) for one in self.values("year_max"))]
        return max(first, default=None), min(last, default=None)

    def having(self, name: str, value: str) -> "Selection":
        """This and one value more."""
        return Selection(tuple(sorted({*self.pairs, (name, value)}, key=_rank)))

    def lacking(self, name: str, value: str | None = None) -> "Selection":
        """This without one value, or without a whole filter."""
        return Selection(
            tuple(
                pair
                for pair in self.pairs
                if pair[0] != name or (value is not None and pair[1] != value)
            )
        )

    def lacking_filter(self, name: str) -> "Selection":
        """This without a filter; ``year`` stands for all that narrows years."""
        names = YEARS if name == "year" else (name,)
        return Selection(tuple(pair for pair in self.pairs if pair[0] not in names))

    @property
    def filters(self) -> tuple[str, ...]:
        """The filters in use, as ``lacking_filter`` takes them."""
        names = ("year" if name in YEARS else name for name, _ in self.pairs)
        return tuple(dict.fromkeys(names))

    def asking(self, words: str) -> "Selection":
        """This with other words."""
        return self.lacking("q").having("q", words)

    def query(self, **more: str) -> str:
        """As a query string with its question mark, or an empty text. ``more`` follows."""
        pairs = [*self.pairs, *((key, value) for key, value in more.items() if value)]
        return f"?{'&'.join([_encoded(*pair) for pair in pairs])}" if pairs else ""


def _rank(pair: tuple[str, str]) -> tuple[int, str]:
    return _RANKS[pair[0]], pair[1]


@lru_cache(maxsize=4096)
def _encoded(name: str, value: str) -> str:
    """A page has some hundred and fifty addresses, made of a few values."""
    return urlencode([(name, value)])


def _pairs(cleaned: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ORDER:
        value = cleaned.get(name)
        if value in (None, "", ()):
            continue
        for one in value if isinstance(value, tuple) else (value,):
            yield name, str(one)
