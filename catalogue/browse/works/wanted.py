"""What an address asks of the list of works, read once: filters, order, and the place in it."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from publications.models import Work

from .filters import WorkFilter
from .keys import Key
from .ordering import Order, default_order, offered, order_called
from .paging import SIZES, read_key
from .selection import Selection


@dataclass(frozen=True)
class Wanted:
    """``order``: its name. ``number``: the page by relevance, from 1 on; ``after`` and
    ``before``: a place in any other order. ``remarks``: what could not be read of these.

    ``is_bare``: words were asked for and nothing else, not even an order.
    """

    filters: WorkFilter
    selection: Selection
    reader: str
    order: str
    size: int = SIZES[0]
    number: int = 1
    after: Key | None = None
    before: Key | None = None
    remarks: tuple[str, ...] = ()
    is_bare: bool = False

    @property
    def words(self) -> str:
        return " ".join(self.selection.values("q"))

    @property
    def by_key(self) -> Order:
        """The order where pages go by key: the newest first where it is another one."""
        return order_called(self.order, self.reader)


def read(data: QueryDict, reader: str) -> Wanted:
    """For a reader of a site language. Nothing in ``data`` is an error."""
    filters = WorkFilter(data, Work.objects.public())
    selection = filters.selection
    places: dict[str, Key | None] = {}
    order = data.get("sort", "")
    has_words = bool(selection.values("q"))
    if order not in offered(reader, has_words=has_words):
        # A key without an order is of a list that had but one.
        order = default_order(has_words=has_words and not _keys(data))
    remarks = []
    for name, text in _keys(data).items():
        places[name] = read_key(text, order_called(order, reader))
        if places[name] is None:
            remarks.append(_("The place in the list could not be read: this is its beginning."))
    return Wanted(
        filters,
        selection,
        reader,
        order,
        size=next((size for size in SIZES if str(size) == data.get("size")), SIZES[0]),
        number=_number(data.get("page", "")),
        after=places.get("after"),
        before=places.get("before"),
        remarks=tuple(remarks),
        is_bare=has_words and {name for name, value in data.items() if value} == {"q"},
    )


def _keys(data: QueryDict) -> dict[str, str]:
    return {name: text for name in ("after", "before") if (text := str(data.get(name, "")))}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
