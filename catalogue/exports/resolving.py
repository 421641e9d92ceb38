"""``/doi/…`` and ``/id/{scheme}/…``: from an identifier, as people paste it, to its page here."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.browse.works.addresses import issue_url, person_url, serial_url
from publications import identifiers
from publications.models import DOI, ArchiveRecord, Contributor, Identifier, Serial, Work

from .neutral import language_neutral

# Scheme: services of archive records whose identifiers it names.
_SERVICES = {
    "nla": ("nla", "ned"),
    "pandora": ("pandora",),
    "trove": ("trove",),
    "oclc": ("worldcat",),
}
_OWNERS = (
    "work__slug", "work__status", "serial__slug", "issue__slug", "issue__serial__slug",
)  # fmt: skip


@language_neutral
@require_safe
def doi(request: HttpRequest, value: str) -> HttpResponseRedirect:
    """Redirects to the permanent address of the work that has this DOI."""
    return identifier(request, "doi", value)


@language_neutral
@require_safe
def identifier(request: HttpRequest, scheme: str, value: str) -> HttpResponseRedirect:
    """Redirects to what the identifier names here; 404 with the reason when there is nothing.

    Found ways to works end at their permanent address, so that ``Accept`` is heard there;
    others in the reader's language. One query.
    """
    resolve = _RESOLVERS.get(scheme)
    if resolve is None:
        raise Http404(_("“%(scheme)s” is no kind of identifier known here.") % {"scheme": scheme})
    try:
        normal = identifiers.parse(scheme, value)
    except identifiers.IdentifierError as error:
        raise Http404(_(error.message) % error.params) from error
    address = resolve(scheme, normal)
    if address is None:
        raise Http404(_("Nothing here is identified by “%(value)s”.") % {"value": normal})
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ("Accept-Language",))
    return response


def _doi(scheme: str, value: str) -> str | None:
    rows = DOI.objects.filter(value=value).exclude(work__status=Work.Status.DRAFT)
    return _work(rows.values_list("work__slug", flat=True).first())


def _of_work(scheme: str, value: str) -> str | None:
    rows = Identifier.objects.filter(scheme=scheme, value=value)
    rows = rows.exclude(work__status=Work.Status.DRAFT)
    return _work(rows.values_list("work__slug", flat=True).first())


def _serial(scheme: str, value: str) -> str | None:
    """By its own ISSN before the linking one, which several media may share."""
    for field in ("issn", "issn_l"):
        serials = Serial.objects.filter(**{field: value}).order_by("pk")
        if slug := serials.values_list("slug", flat=True).first():
            return serial_url(slug)
    return None


def _person(scheme: str, value: str) -> str | None:
    slug = Contributor.objects.filter(**{scheme: value}).values_list("slug", flat=True).first()
    return person_url(slug) if slug else None


def _kept(scheme: str, value: str) -> str | None:
    """By a record at an archive; one that no editor has accepted yet says nothing."""
    rows: Any = (
        ArchiveRecord.objects.filter(service__in=_SERVICES[scheme], identifier=value)
        .exclude(state=ArchiveRecord.State.PROPOSED)
        .exclude(work__status=Work.Status.DRAFT)
        .values(*_OWNERS)
    )
    for row in rows[:1]:
        if row["serial__slug"]:
            return serial_url(row["serial__slug"])
        if row["issue__slug"]:
            return issue_url(row["issue__serial__slug"], row["issue__slug"])
        return _work(row["work__slug"])
    return None


def _work(slug: str | None) -> str | None:
    return f"/works/{quote(slug, safe='')}" if slug else None


_RESOLVERS: dict[str, Callable[[str, str], str | None]] = {
    "doi": _doi,
    "issn": _serial,
    **dict.fromkeys(("orcid", "isni", "viaf"), _person),
    **dict.fromkeys(("isbn", "handle", "ark"), _of_work),
    **dict.fromkeys(_SERVICES, _kept),
}
