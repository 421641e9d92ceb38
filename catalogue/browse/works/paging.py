"""One page of works by key: no offsets, so the thousandth page costs what the first does."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from publications.models import Work

from .keys import Key, decode, encode
from .ordering import Order
from .rows import as_named

SIZES = (20, 50, 100)


@dataclass(frozen=True)
class Page:
    """Primary keys in order; ``after`` and ``before`` lead to the neighbours, or are empty."""

    keys: tuple[int, ...]
    after: str = ""
    before: str = ""


def read_key(text: str, order: Order) -> Key | None:
    """The position that an address names, None for what is no position in ``order``."""
    try:
        key = decode(text)
    except ValueError:
        return None
    if not 0 <= key.part < len(order.parts) or isinstance(key.value, str) != order.is_text:
        return None
    return key


def fetch(
    works: QuerySet[Work],
    order: Order,
    size: int,
    *,
    after: Key | None = None,
    before: Key | None = None,
) -> Page:
    """The page after or before a position, the first one without; a query a part of the order.

    A page before a position that would be short is the first page, whole.
    """
    if before is not None:
        found = _walk(works, order, size + 1, before, backwards=True)
        if len(found) > size:
            rows = found[:size][::-1]
            return _page(rows, after=True, before=True)
        after = None
    found = _walk(works, order, size + 1, after, backwards=False)
    return _page(found[:size], after=len(found) > size, before=after is not None)


def _page(rows: Sequence[Key], *, after: bool, before: bool) -> Page:
    return Page(
        keys=tuple(row.pk for row in rows),
        after=encode(rows[-1]) if rows and after else "",
        before=encode(rows[0]) if rows and before else "",
    )


def _walk(
    works: QuerySet[Work], order: Order, count: int, start: Key | None, *, backwards: bool
) -> list[Key]:
    """The next ``count`` positions from ``start`` on, in either direction."""
    found: list[Key] = []
    descending = order.descending != backwards
    parts = list(enumerate(order.parts))
    for number, part in reversed(parts) if backwards else parts:
        if start is not None and (number > start.part if backwards else number < start.part):
            continue
        rows = as_named(works).filter(part).annotate(sort_key=order.value)
        if start is not None and number == start.part:
            rows = rows.filter(_beyond(start, descending=descending))
        sign = "-" if descending else ""
        places = rows.order_by(f"{sign}sort_key", f"{sign}pk").values_list("sort_key", "pk")
        found += [Key(number, place, pk) for place, pk in places[: count - len(found)]]
        if len(found) >= count:
            break
    return found


def _beyond(start: Key, *, descending: bool) -> Q:
    # The first condition alone is implied; it is what an index can begin its search at.
    way = "lt" if descending else "gt"
    return Q(**{f"sort_key__{way}e": start.value}) & (
        Q(**{f"sort_key__{way}": start.value}) | Q(sort_key=start.value, **{f"pk__{way}": start.pk})
    )
