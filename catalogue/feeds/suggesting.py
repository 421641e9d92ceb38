"""``/{lang}/works/suggest?q=``: what a search could become while it is typed.

Source: OpenSearch Suggestions 1.1: ``[words, [completions], [descriptions], [addresses]]``.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.browse.shown import pick
from catalogue.browse.works.addresses import person_url, subject_url, work_url
from catalogue.browse.works.credits import NAME_COLUMNS, name
from catalogue.browse.works.rows import TITLE, as_named, row
from catalogue.browse.works.search import read_words
from catalogue.search.query import IndexUnavailableError
from catalogue.search.query.beginning import beginning, begins
from publications.models import ContributorName, Subject, Work
from publications.multilingual import columns, texts
from publications.names import display
from publications.records import Agent
from publications.vocabularies.work_types import work_type

MEDIA_TYPE = "application/x-suggestions+json"
MOST_WORKS, MOST_OTHERS = 5, 3
_SECONDS = 60
_LABEL = ("original_language", *columns("label"))


class Suggestion(NamedTuple):
    """``description``: what kind of thing it is. ``address``: of its page, from the root."""

    completion: str
    description: str
    address: str


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Nothing where nothing begins so, or while there is no index: never an error.

    At most three queries.
    """
    words = _words(request)
    found = list(suggestions(words, get_language() or "en"))
    answer = [
        words,
        [one.completion for one in found],
        [one.description for one in found],
        [settings.SITE_URL + one.address for one in found],
    ]
    response = JsonResponse(answer, safe=False, content_type=MEDIA_TYPE)
    response["Cache-Control"] = f"max-age={_SECONDS}"
    return response


def suggestions(words: str, reader: str) -> Iterator[Suggestion]:
    """People and subjects, then works, for a reader of a site language."""
    try:
        begun = beginning(words, reader, works=MOST_WORKS)
    except IndexUnavailableError:
        return
    yield from list(_people(begun.contributors, words, reader))[:MOST_OTHERS]
    yield from list(_subjects(begun.subjects, words, reader))[:MOST_OTHERS]
    yield from _works(begun.works, reader)


def _words(request: HttpRequest) -> str:
    try:
        return read_words(request.GET.get("q", ""))
    except ValueError:
        return ""


def _people(keys: Sequence[int], words: str, reader: str) -> Iterator[Suggestion]:
    if not keys:
        return
    forms = (
        ContributorName.objects.filter(contributor__in=keys)
        .order_by("contributor", "position", "pk")
        .values_list("contributor_id", "contributor__slug", *NAME_COLUMNS[1:])
    )
    people = {
        key: (slug, [name(*form[2:]) for form in named])
        for (key, slug), named in groupby(forms, key=lambda form: form[:2])
    }
    for slug, names in (people[key] for key in keys if key in people):
        if any(begins(display(one), words) for one in names):
            shown = display(Agent(tuple(names)).name_for(reader))
            yield Suggestion(shown, _("Contributor"), person_url(slug))


def _subjects(keys: Sequence[int], words: str, reader: str) -> Iterator[Suggestion]:
    for values in _rows(Subject.objects.filter(pk__in=keys), _LABEL, keys):
        labels = texts(row(values, _LABEL), "label")
        shown = pick(labels, reader).text
        if shown and any(begins(label.value, words) for label in labels):
            yield Suggestion(shown.value, _("Subject"), subject_url(values["slug"]))


def _works(keys: Sequence[int], reader: str) -> Iterator[Suggestion]:
    public = Work.objects.public().filter(pk__in=keys)
    for values in _rows(public, (*TITLE, "work_type"), keys):
        if title := pick(texts(row(values, TITLE), "title"), reader).text:
            kind = values["work_type"]
            label = str(work_type(kind).label) if kind else _("Work")
            yield Suggestion(title.value, label, work_url(values["slug"]))


def _rows(queryset: Any, names: Sequence[str], keys: Sequence[int]) -> list[dict[str, Any]]:
    """In the order of ``keys``."""
    if not keys:
        return []
    rows = {values["pk"]: values for values in as_named(queryset).values("pk", "slug", *names)}
    return [rows[key] for key in keys if key in rows]
