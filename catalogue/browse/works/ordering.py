"""The orders of a list of works. Each is by a key, so that a position in it is a value.

An order has parts, one after another: dated works before undated ones, for example. Within
a part works stand by one value, then by primary key.
"""

from dataclasses import dataclass

from django.db.models import CharField, F, Q, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Lower, NullIf, Substr
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from publications.dates import UNDATED
from publications.multilingual import columns

# Long enough to tell titles apart, short enough for an address.
TITLE_LETTERS = 60


@dataclass(frozen=True)
class Order:
    """``parts``: conditions that share the works out; ``value`` sorts within each."""

    name: str
    label: Promise
    value: Combinable
    parts: tuple[Q, ...] = (Q(),)
    descending: bool = False
    is_text: bool = False


def _newest() -> Order:
    return Order("newest", _("Newest first"), F("sort_day"), descending=True)


def _oldest() -> Order:
    # Undated works have the earliest sort day, which would put them first.
    parts = (~Q(sort_day=UNDATED), Q(sort_day=UNDATED))
    return Order("oldest", _("Oldest first"), F("sort_day"), parts)


def _title(language: str) -> Order:
    """By the title that is shown: see ``publications.texts.shown``."""
    own = f"title_{language.replace('-', '_')}"
    rest = [column for column in columns("title") if column not in (own, "title_en")]
    shown = (
        own,
        "original_title",
        "title_en",
        *(name for name in rest if name != "original_title"),
    )
    title = Coalesce(
        *(NullIf(F(name), Value("")) for name in shown), Value(""), output_field=TextField()
    )
    value = Substr(Lower(title), 1, TITLE_LETTERS, output_field=CharField())
    return Order("title", _("By title"), value, is_text=True)


DEFAULT = "newest"
# Which has no key: only the search index knows it, and only where words were asked for.
RELEVANCE = "relevance"


def orders(language: str) -> dict[str, Order]:
    """The orders that a reader of ``language`` (a site code) can choose, the default first."""
    return {order.name: order for order in (_newest(), _oldest(), _title(language))}


def order_called(name: str, language: str) -> Order:
    """The order called ``name``, the default one for any other text."""
    known = orders(language)
    return known.get(name) or known[DEFAULT]


def default_order(*, has_words: bool) -> str:
    """The order of a list for which none was chosen."""
    return RELEVANCE if has_words else DEFAULT


def offered(language: str, *, has_words: bool) -> dict[str, Promise]:
    """The orders that a reader of ``language`` is offered: name -> label, the default first."""
    by_key = {order.name: order.label for order in orders(language).values()}
    return {RELEVANCE: _("By relevance"), **by_key} if has_words else by_key
