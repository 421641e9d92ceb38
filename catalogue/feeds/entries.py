"""The newest works of a search as entries of a feed, for readers of one language."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from catalogue.browse.shown import pick
from catalogue.browse.works.addresses import work_url as page_url
from catalogue.browse.works.credits import Credit, credits_of
from catalogue.browse.works.rows import TITLE, as_named, row
from publications import addresses
from publications.models import Work
from publications.multilingual import columns, texts
from publications.vocabularies.licences import licence_url
from publications.vocabularies.work_types import work_type

from .atom import Entry, Person, Words

MOST = 50
MOST_PEOPLE = 20
_TEXTS = (*TITLE, *columns("abstract"))
_COLUMNS = (
    "pk", "slug", "work_type", "date", "licence", "datestamp", "published_at", *_TEXTS,
)  # fmt: skip


def entries(works: QuerySet[Work], reader: str) -> list[Entry]:
    """At most ``MOST`` of the public ``works``, the last changed first, for a reader of a site
    language. Two queries."""
    newest = as_named(works).order_by("-datestamp", "-pk").values(*_COLUMNS)[:MOST]
    rows: list[dict[str, Any]] = list(newest)
    people = credits_of([values["pk"] for values in rows], reader)
    return [_entry(values, people.get(values["pk"], []), reader) for values in rows]


def _entry(values: Mapping[str, Any], people: Sequence[Credit], reader: str) -> Entry:
    kind, licence = values["work_type"], values["licence"]
    own = settings.CATALOGUE_LANGUAGES_BY_CODE[reader].tag
    return Entry(
        key=addresses.work_url(values["slug"]),
        url=settings.SITE_URL + page_url(values["slug"]),
        title=_words(values, "title", reader) or Words(_("Untitled"), own),
        updated=values["datestamp"],
        published=values["published_at"],
        summary=_words(values, "abstract", reader),
        authors=_people(one for one in people if one.role == "aut"),
        contributors=_people(one for one in people if one.role != "aut"),
        kind=kind,
        kind_label=str(work_type(kind).label) if kind else "",
        date=values["date"],
        licence_url=licence_url(licence) if licence else "",
    )


def _words(values: Mapping[str, Any], field: str, reader: str) -> Words:
    text = pick(texts(row(values, _TEXTS), field), reader).text
    return Words(text.value, text.lang) if text else Words("")


def _people(credits: Any) -> list[Person]:
    """Each once, whatever they did."""
    found = {one.url: Person(Words(one.name, one.lang), settings.SITE_URL + one.url)
             for one in credits}  # fmt: skip
    return list(found.values())[:MOST_PEOPLE]
