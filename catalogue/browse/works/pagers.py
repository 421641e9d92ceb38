"""The ways from one page of the list to others: by number, or to its neighbours by key."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.search.query.paging import MOST_BY_RELEVANCE

from .answers import Answer
from .links import Links
from .selection import Selection


@dataclass(frozen=True)
class Numbered:
    """A page by its number; ``url`` is empty for the page that is shown.

    ``is_after_gap``: there are pages between it and the one before.
    """

    number: int
    url: str
    is_after_gap: bool = False


@dataclass(frozen=True)
class Pager:
    """Addresses are empty where they lead nowhere; ``numbers`` is where pages have none.

    ``by_date_url``: where the numbered pages end before the works do, the way to all of them.
    """

    next_url: str = ""
    previous_url: str = ""
    numbers: Sequence[Numbered] = ()
    by_date_url: str = ""

    def __bool__(self) -> bool:
        return bool(self.next_url or self.previous_url)


def pager(answer: Answer, selection: Selection, links: Links) -> Pager:
    if answer.number:
        return _by_number(answer, selection, links)
    return Pager(
        links.at(selection, after=answer.after) if answer.after else "",
        links.at(selection, before=answer.before) if answer.before else "",
    )


def _by_number(answer: Answer, selection: Selection, links: Links) -> Pager:
    number, total = answer.number, answer.numbers.total
    last = -(-min(total, MOST_BY_RELEVANCE) // links.size)

    def url(page: int) -> str:
        return links.at(selection, page=str(page) if page > 1 else "")

    shown = [page for page in range(1, last + 1) if page == 1 or abs(page - number) <= 2]
    numbers = [
        Numbered(page, "" if page == number else url(page), page > before + 1)
        for before, page in zip([0, *shown], shown, strict=False)
    ]
    is_end = number >= last and total > MOST_BY_RELEVANCE
    return Pager(
        next_url=url(number + 1) if number < last else "",
        previous_url=url(number - 1) if number > 1 else "",
        numbers=numbers if last > 1 else (),
        by_date_url=links.ordered(selection, "newest") if is_end else "",
    )
