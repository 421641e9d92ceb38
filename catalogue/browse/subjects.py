"""``/{lang}/subjects/{slug}/``: a subject in every language, its neighbours, its works."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from publications.models import Subject, Work, WorkSubject
from publications.multilingual import columns, texts
from publications.texts import Text

from .shown import Shown
from .works.addresses import download_url, outside, subject_url, works_url
from .works.rows import as_named
from .works.selection import Selection
from .works.shelf import shelf
from .works.showing import Source, pick_all, read_states, state_all, with_state

_COLUMNS = ("pk", "slug", "scheme", "uri", "broader_id", "original_language", *columns("label"))


@dataclass(frozen=True)
class Near:
    """A broader or narrower subject."""

    label: Shown
    url: str


@dataclass(frozen=True)
class Heading:
    """``labels``: in the other languages it has. ``scheme`` and ``uri`` may be empty."""

    slug: str
    label: Shown
    labels: Sequence[Text]
    scheme: str
    uri: str
    broader: Sequence[Near]
    narrower: Sequence[Near]
    browse_url: str
    download_url: str


def subject(request: HttpRequest, slug: str) -> HttpResponse:
    """200 for every subject, with its public works by key. At most twelve queries."""
    reader = get_language() or settings.LANGUAGE_CODE
    row = _find(slug)
    about = WorkSubject.objects.filter(subject=row.pk).values("work")
    works = shelf(Work.objects.public().filter(pk__in=about), request, reader)
    context = {"subject": _heading(row, reader), "shelf": works}
    return render(request, "subject.html", context)


def _find(slug: str) -> SimpleNamespace:
    rows = _rows(Q(slug=slug)) if "\x00" not in slug else []
    for row in rows:
        return row
    raise Http404


def _rows(condition: Q) -> list[SimpleNamespace]:
    found = as_named(Subject.objects.filter(condition)).order_by("slug")
    return [SimpleNamespace(**values) for values in found.values(*_COLUMNS)]


def _heading(row: Any, reader: str) -> Heading:
    near = _rows(Q(broader=row.pk) | Q(pk=row.broader_id))
    own = Source("subject", row.pk, "label")
    wanted = [(own, row), *((Source("subject", one.pk, "label"), one) for one in near)]
    picked = pick_all(wanted, reader)
    states = read_states(picked.items(), whole=("subject", row.pk))
    shown = state_all(picked, states)
    named = [text.value for text in (shown[own].text, shown[own].original) if text]

    def neighbour(one: Any) -> Near:
        return Near(shown[Source("subject", one.pk, "label")], subject_url(one.slug))

    return Heading(
        slug=row.slug,
        label=shown[own],
        labels=[
            with_state(text, own, states) for text in texts(row, "label") if text.value not in named
        ],
        scheme=row.scheme,
        uri=outside(row.uri),
        broader=[neighbour(one) for one in near if one.pk == row.broader_id],
        narrower=[neighbour(one) for one in near if one.pk != row.broader_id],
        browse_url=works_url(Selection((("subject", row.slug),)).query()),
        download_url=download_url(Selection((("subject", row.slug),)).query()),
    )
