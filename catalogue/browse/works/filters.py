"""The filters of works: one ``FilterSet`` for pages, feeds, exports and the API.

``WorkFilter(request.GET, Work.objects.public()).qs`` never raises: what it cannot use is in
``ignored``. A slug or language nobody has is usable, and finds nothing. Several values of
one filter are alternatives; different filters narrow one another.
"""

import re
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet

from publications.models import ArchiveRecord, Contribution, Issue, Work, WorkSubject
from publications.models.fields import LANGUAGE_TAG
from publications.vocabularies.services import SERVICES
from publications.vocabularies.work_types import WORK_TYPES

from . import asking, search
from .fields import KeysField, LenientField, SeveralField, read_year
from .selection import Selection

SLUG = re.compile(r"[\w-]{1,120}")
# What readers are told of: a proposal is for editors to judge.
TOLD = tuple(state for state in ArchiveRecord.State.values if state != "proposed")


class Several(Filter):
    """Alternatives: ``?type=book&type=essay``."""

    field_class = SeveralField


class One(Filter):
    """A single value."""

    field_class = LenientField


class Keys(Filter):
    """Works by primary key: ``?chosen=12.57.103``."""

    field_class = KeysField


def _is_slug(text: str) -> bool:
    return SLUG.fullmatch(text) is not None


def _is_issue(text: str) -> bool:
    serial, slash, issue = text.partition("/")
    return bool(slash) and _is_slug(serial) and _is_slug(issue)


def _is_tag(text: str) -> bool:
    return len(text) <= 35 and LANGUAGE_TAG.fullmatch(text) is not None


class WorkFilter(FilterSet):
    """Parameters: ``q type language year year_min year_max subject contributor serial issue
    archive archive_state chosen``. ``subject``, ``contributor`` and ``serial`` are slugs,
    ``issue`` is that of its serial, a slash and its own, ``chosen`` primary keys with dots
    between, at most 500."""

    q = One(label=_("Search"), method="words", read=search.read_words)
    type = Several(label=_("Type"), method="by_type", usable=WORK_TYPES.__contains__)
    language = Several(label=_("Language"), method="by_language", usable=_is_tag)
    year = One(label=_("Year"), method="in_year", read=read_year)
    year_min = One(label=_("From the year"), method="since", read=read_year)
    year_max = One(label=_("Up to the year"), method="until", read=read_year)
    subject = Several(label=_("Subject"), method="about", usable=_is_slug)
    contributor = Several(label=_("Contributor"), method="by_contributor", usable=_is_slug)
    serial = Several(label=_("Serial"), method="in_serial", usable=_is_slug)
    issue = Several(label=_("Issue"), method="in_issue", usable=_is_issue)
    archive = Several(label=_("Archive"), method="kept_at", usable=SERVICES.__contains__)
    archive_state = Several(label=_("Archive status"), method="kept_so", usable=TOLD.__contains__)
    chosen = Keys(label=_("Chosen works"), method="among")

    class Meta:
        model = Work
        fields: list[str] = []

    _search: search.Search | None = None

    def match_plainly(self) -> None:
        """Match words in the database from now on, whether there is a search index or not."""
        self._search = search.Search.plainly(" ".join(self.selection.values("q")))

    @property
    def is_plain_search(self) -> bool:
        """Whether words were asked for and matched without the search index."""
        return bool(self._search and self._search.text and self._search.is_plain)

    def filter_queryset(
        self, queryset: QuerySet[Work], *, without: tuple[str, ...] = ()
    ) -> QuerySet[Work]:
        """``queryset`` narrowed by every filter but those named in ``without``."""
        for name, value in self.form.cleaned_data.items():
            if name not in without and value not in (None, "", ()):
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def narrowed(self, *, without: tuple[str, ...] = ()) -> QuerySet[Work]:
        """The works found when the filters named in ``without`` are taken away."""
        self.form.is_valid()
        return self.filter_queryset(self.queryset.all(), without=without)

    @property
    def selection(self) -> Selection:
        """What was asked and could be used."""
        self.form.is_valid()
        return Selection.of(self.form.cleaned_data)

    @property
    def ignored(self) -> list[tuple[str, str]]:
        """(label of the filter, value) of what was asked and could not be used."""
        self.form.is_valid()
        return [
            (str(self.filters[name].label), value)
            for name, field in self.form.fields.items()
            for value in getattr(field, "ignored", ())
        ]

    # One filter each. Conditions on other tables are subqueries, never joins: a work is
    # found once, and counts stay counts.

    def words(self, works: QuerySet[Work], name: str, value: str) -> QuerySet[Work]:
        if self._search is None or self._search.text != value:
            known = asking.read_slugs(self.selection) if search.state() else {}
            self._search = search.Search(value, asking.narrowing(self.selection, known))
        return self._search.match(works)

    def by_type(self, works: QuerySet[Work], name: str, value: Any) -> QuerySet[Work]:
        return works.filter(work_type__in=value)

    def by_language(self, works: QuerySet[Work], name: str, value: Any) -> QuerySet[Work]:
        return works.filter(original_language__in=value)

    def in_year(self, works: QuerySet[Work], name: str, value: int) -> QuerySet[Work]:
        return works.filter(year=value)

    def since(self, works: QuerySet[Work], name: str, value: int) -> QuerySet[Work]:
        return works.filter(year__gte=value)

    def until(self, works: QuerySet[Work], name: str, value: int) -> QuerySet[Work]:
        return works.filter(year__lte=value)

    def about(self, works: QuerySet[Work], name: str, value: Any) -> QuerySet[Work]:
        return works.filter(
            pk__in=WorkSubject.objects.filter(subject__slug__in=value).values("work")
        )

    def by_contributor(self, works: QuerySet[Work], name: str, value: Any) -> QuerySet[Work]:
        made = Contribution.objects.filter(contributor__slug__in=value)
        return works.filter(pk__in=made.values("work"))

    def in_serial(self, works: QuerySet[Work], name: str, value: Any) -> QuerySet[Work]:
        return works.filter(serial__slug__in=value)

    def in_issue(self, works: QuerySet[Work], name: str, value: Any) -> QuerySet[Work]:
        found = Q()
        for one in value:
            serial, _, issue = one.partition("/")
            found |= Q(serial__slug=serial, slug=issue)
        return works.filter(issue__in=Issue.objects.filter(found).order_by().values("pk"))

    def among(self, works: QuerySet[Work], name: str, value: str) -> QuerySet[Work]:
        return works.filter(pk__in=[int(key) for key in value.split(".")])

    def kept_at(self, works: QuerySet[Work], name: str, value: Any) -> QuerySet[Work]:
        """Service and state, asked together, are asked of the same record."""
        states = self.form.cleaned_data.get("archive_state") or TOLD
        return works.filter(_kept(service__in=value, state__in=states))

    def kept_so(self, works: QuerySet[Work], name: str, value: Any) -> QuerySet[Work]:
        if self.form.cleaned_data.get("archive"):
            return works  # `kept_at` asked for both
        return works.filter(_kept(state__in=value))


def _kept(**condition: Any) -> Q:
    records = ArchiveRecord.objects.filter(work__isnull=False, **condition)
    return Q(pk__in=records.values("work"))
