"""The facets of the list of works: values with their counts, and links that choose them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.search.query import counting
from publications.texts import same_language

from .. import locales
from .found import SOURCES, Found
from .histogram import Histogram, histogram
from .options import Option
from .selection import Selection

AT_ONCE = 8
MANY = frozenset(counting.MANY)
LARGE = counting.LARGE
OPEN = ("type", "language", "year", "subject")
LABELS = {
    "type": gettext_lazy("Type"),
    "language": gettext_lazy("Original language"),
    "year": gettext_lazy("Year"),
    "subject": gettext_lazy("Subject"),
    "contributor": gettext_lazy("Contributor"),
    "serial": gettext_lazy("Serial"),
    "archive": gettext_lazy("Archive"),
    "archive_state": gettext_lazy("Archive status"),
}

Link = Callable[[Selection], str]


def _nowhere(selection: Selection) -> str:
    """Of chips that only say what was chosen."""
    return ""


@dataclass(frozen=True)
class Value:
    """One value of a facet. ``url`` chooses it, or takes it back when it is ``active``.

    ``lang`` and ``direction`` of the label; ``lang`` is empty where it is the reader's.
    """

    label: str
    count: int
    url: str
    active: bool = False
    lang: str = ""
    direction: str = "auto"


@dataclass(frozen=True)
class Facet:
    """``values`` are shown at once, ``more`` on request; ``left_out`` have fewer works still:
    at least so many where ``is_cut``."""

    name: str
    label: str
    values: Sequence[Value]
    more: Sequence[Value] = ()
    left_out: int = 0
    is_cut: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class Chip:
    """One filter in use, and the list without it."""

    facet: str
    label: str
    url: str
    lang: str = ""
    direction: str = "auto"
    # Of the filter, as in an address.
    name: str = ""


@dataclass(frozen=True)
class Rail:
    """Everything beside the results."""

    facets: Sequence[Facet]
    chips: Sequence[Chip]
    histogram: Histogram | None = None
    note: str = ""


def rail(found: Found, selection: Selection, link: Link, reader: str) -> Rail:
    """Facets and chips for a reader of a site language. No query."""
    facets, chips = [], _typed(selection, link)
    for name, label in LABELS.items():
        values = [_value(name, one, selection, link, reader) for one in found.options[name]]
        active = [value for value in values if value.active]
        chips += [
            Chip(str(label), value.label, value.url, value.lang, value.direction, name)
            for value in active
        ]
        if values:
            facets.append(
                Facet(
                    name,
                    str(label),
                    values[:AT_ONCE],
                    values[AT_ONCE:],
                    max(0, found.values[name] - len(values)),
                    found.is_cut(name),
                    bool(active) or name in OPEN,
                )
            )
    note = ""
    if selection and found.total > LARGE and not {facet.name for facet in facets} >= MANY:
        note = _(
            "Subjects and contributors are offered when at most %(number)s works are left."
        ) % {"number": locales.number(LARGE, reader)}
    return Rail(facets, chips, histogram(found.years, selection, link), note)


def chips(selection: Selection, reader: str, link: Link = _nowhere) -> list[Chip]:
    """The filters in use, named for a reader, without the facets they stand in. At most three
    queries."""
    found = _typed(selection, link)
    for name, label in LABELS.items():
        chosen = selection.values(name)
        for option in SOURCES[name]({}, chosen, reader) if chosen else ():
            text = option.label
            found.append(
                Chip(
                    str(label),
                    text.value,
                    link(selection.lacking(name, option.value)),
                    "" if same_language(text.lang, reader) else text.lang,
                    text.direction,
                    name,
                )
            )
    return found


def _value(name: str, option: Option, selection: Selection, link: Link, reader: str) -> Value:
    active = option.value in selection.values(name)
    other = selection.lacking(name, option.value) if active else _choosing(name, option, selection)
    text = option.label
    lang = "" if same_language(text.lang, reader) else text.lang
    return Value(text.value, option.number, link(other), active, lang, text.direction)


def _choosing(name: str, option: Option, selection: Selection) -> Selection:
    """A year replaces the years that were asked for; elsewhere values are alternatives."""
    if name == "year":
        selection = selection.lacking_filter("year")
    return selection.having(name, option.value)


def _typed(selection: Selection, link: Link) -> list[Chip]:
    """Chips of what no facet offers: words, the range of years, an issue, a reader's own choice."""
    chips = [
        Chip(label, value, link(selection.lacking(name)), name=name)
        for name, label in (
            ("q", _("Search")),
            ("year_min", _("From")),
            ("year_max", _("Until")),
            ("issue", _("Issue")),
        )
        for value in selection.values(name)
    ]
    for keys in selection.values("chosen"):
        number = str(keys.count(".") + 1)
        url = link(selection.lacking("chosen"))
        chips.append(Chip(_("Chosen works"), number, url, name="chosen"))
    return chips
