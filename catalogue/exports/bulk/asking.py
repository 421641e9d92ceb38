"""What is asked for: the works of a search, in order of key, from one of them on."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from catalogue.browse.works.filters import WorkFilter
from catalogue.browse.works.selection import Selection
from publications.models import Work

# Parameters of a stream beside those of the search.
OWN = ("lang", "style", "after", "limit")
_MOST_DIGITS = 9


class RefusedError(ValueError):
    """The question cannot be answered as it stands; the text, for who asked, says why."""


@dataclass(frozen=True)
class Wanted:
    """``works`` in order of key. ``next_after``: the slug to go on after, where a limit cut them
    off; else empty."""

    works: QuerySet[Work]
    selection: Selection
    limit: int = 0
    next_after: str = ""


def read(data: QueryDict) -> Wanted:
    """The public works that ``data`` asks for: parameters of ``/works/``, ``after``, ``limit``.

    At most two queries. Raises RefusedError for whatever a page would pass over with a remark:
    who asks for one year must not be sent all of them.
    """
    filters = usable(data)
    works = filters.qs.order_by("pk")
    if after := data.get("after", ""):
        works = works.filter(pk__gt=_place(after))
    limit = _limit(data.get("limit", ""))
    if not limit:
        return Wanted(works, filters.selection)
    edge = list(works.values_list("pk", "slug")[limit - 1 : limit + 1])
    if len(edge) < 2:
        return Wanted(works, filters.selection, limit)
    last, slug = edge[0]
    return Wanted(works.filter(pk__lte=last), filters.selection, limit, slug)


def usable(data: QueryDict) -> WorkFilter:
    """The filters of public works that ``data`` asks for; RefusedError for what is no value."""
    filters = WorkFilter(data, Work.objects.public())
    for label, value in filters.ignored:
        raise RefusedError(
            _("“%(value)s” cannot be used for “%(filter)s”.")
            % {"value": value[:60], "filter": label}
        )
    return filters


def parameters(text: str) -> QueryDict:
    """The question of a command line: the parameters of an address, else words to look for."""
    text = text.strip().removeprefix("?")
    names = {name for name, _ in parse_qsl(text, keep_blank_values=True)}
    if "=" in text and names <= {*WorkFilter.base_filters, *OWN}:
        return QueryDict(text)
    words = QueryDict(mutable=True)
    words["q"] = text
    return words


def _place(slug: str) -> int:
    """The key of the last work that is there already; it may have been withdrawn since."""
    known = Work.objects.exclude(status=Work.Status.DRAFT) if "\x00" not in slug else None
    key = known.filter(slug=slug).order_by().values_list("pk", flat=True).first() if known else None
    if key is None:
        raise RefusedError(
            _("There is no work “%(slug)s” to go on after: give the slug of the last record.")
            % {"slug": slug[:120]}
        )
    return int(key)


def _limit(text: str) -> int:
    """0 for none."""
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and int(text)):
        raise RefusedError(
            _("“%(value)s” is no limit: give a number of records, such as 1000.")
            % {"value": text[:60]}
        )
    return int(text)
