"""``/{lang}/people/{slug}/``: a contributor, the forms of their name, and their works."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from publications.identifiers import SCHEMES
from publications.models import Contribution, Contributor, ContributorName, Link, Work
from publications.names import Name, display
from publications.records import Agent
from publications.texts import direction

from .locales import own_name
from .works.addresses import download_url, outside, works_url
from .works.credits import NAME_COLUMNS, name
from .works.identifying import Identified, identified
from .works.selection import Selection
from .works.shelf import shelf


@dataclass(frozen=True)
class Form:
    """One form of a name. ``script`` is an ISO 15924 code; ``language`` its own name."""

    text: str
    lang: str
    direction: str
    script: str
    language: str


@dataclass(frozen=True)
class Person:
    """``name`` in the form this reader expects; ``forms``: all of them, that one first."""

    name: Form
    forms: Sequence[Form]
    is_organisation: bool
    identifiers: Sequence[Identified]
    links: Sequence[tuple[str, str]]
    browse_url: str
    download_url: str


def person(request: HttpRequest, slug: str) -> HttpResponse:
    """The contributor with their public works by key; 404 while all their works are drafts.

    At most twelve queries.
    """
    reader = get_language() or settings.LANGUAGE_CODE
    row = _find(slug)
    made = Contribution.objects.filter(contributor=row["pk"])
    works = shelf(Work.objects.public().filter(pk__in=made.values("work")), request, reader)
    # The address of those whose works were withdrawn stays, as the works' own does.
    if not works.total and not made.filter(work__status=Work.Status.WITHDRAWN).exists():
        raise Http404
    context = {"person": _person(row, reader), "shelf": works}
    return render(request, "person.html", context)


def _find(slug: str) -> dict[str, Any]:
    if "\x00" in slug:
        raise Http404
    columns = ("pk", "slug", "kind", "orcid", "isni", "viaf", "url")
    rows = Contributor.objects.filter(slug=slug).order_by()
    found: dict[str, Any] | None = rows.values(*columns).first()
    if found is None:
        raise Http404
    return found


def _person(row: dict[str, Any], reader: str) -> Person:
    forms = ContributorName.objects.filter(contributor=row["pk"]).order_by("position", "pk")
    names = [name(*form) for form in forms.values_list(*NAME_COLUMNS[1:])]
    names = names or [Name(literal=row["slug"])]
    chosen = Agent(tuple(names)).name_for(reader)
    shown = [_form(chosen, reader), *(_form(one, reader) for one in names if one is not chosen)]
    return Person(
        name=shown[0],
        forms=shown,
        is_organisation=row["kind"] == Contributor.Kind.ORGANISATION,
        identifiers=[
            identified(scheme, row[scheme], SCHEMES[scheme].label)
            for scheme in ("orcid", "isni", "viaf")
            if row[scheme]
        ],
        links=_links(row),
        browse_url=works_url(Selection((("contributor", row["slug"]),)).query()),
        download_url=download_url(Selection((("contributor", row["slug"]),)).query()),
    )


def _form(one: Name, reader: str) -> Form:
    language = own_name(one.lang, reader) if one.lang else ""
    return Form(display(one), one.lang, direction(one.lang), one.script, language)


def _links(row: dict[str, Any]) -> list[tuple[str, str]]:
    """(address, words) of pages elsewhere; the first is their own."""
    found = Link.objects.filter(contributor=row["pk"]).order_by("pk").values_list("url", "label")
    given = [(row["url"], ""), *found]
    links = {url: label or url for url, label in given if outside(url)}
    return list(links.items())
