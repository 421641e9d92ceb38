"""What librarians' systems can ask of us, with examples made of a real work."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from publications.formats import FORMATS
from publications.models import DOI, ArchiveRecord, Contributor, Serial, Work


@dataclass(frozen=True)
class Example:
    """A request ready to copy."""

    label: str
    command: str


# Archives whose identifiers are a scheme of ``/id/``.
_SCHEMES = {"nla": "nla", "ned": "nla", "trove": "trove", "worldcat": "oclc"}


def librarians(request: HttpRequest) -> HttpResponse:
    """Six queries."""
    return render(
        request,
        "librarians.html",
        {"section": "librarians", "formats": FORMATS.values(), "examples": examples()},
    )


def examples() -> dict[str, list[Example]]:
    """Requests for the newest work that has most to show; nothing on an empty catalogue."""
    work = _work()
    if work is None:
        return {}
    pk, slug = work
    address = f"{settings.SITE_URL}/works/{quote(slug, safe='')}"
    return {
        "addresses": [
            Example(_("The page, in the reader’s language"), f'curl -L "{address}"'),
            Example(
                _("The same address, asked for a record"),
                f'curl -H "Accept: {FORMATS["bib"].media_type}" "{address}"',
            ),
        ],
        "formats": [
            Example(one.name, f'curl "{address}.{one.ext}"') for one in FORMATS.values()
        ],
        "identifiers": list(_identifiers(pk)),
    }  # fmt: skip


def _work() -> tuple[int, str] | None:
    """The newest public work with a DOI, else the newest."""
    public = Work.objects.public().newest_first().values_list("pk", "slug")
    return public.filter(dois__isnull=False).first() or public.first()


def _identifiers(pk: int) -> Iterator[Example]:
    """One example for each scheme that something here has."""
    if doi := DOI.objects.filter(work=pk).values_list("value", flat=True).first():
        yield _leads("DOI", f"doi/{quote(doi, safe='/')}")
    issn = Serial.objects.exclude(issn="").order_by("pk").values_list("issn", flat=True).first()
    if issn:
        yield _leads("ISSN", f"id/issn/{issn}")
    orcid = Contributor.objects.exclude(orcid="").order_by("pk")
    if value := orcid.values_list("orcid", flat=True).first():
        yield _leads("ORCID", f"id/orcid/{value}")
    record = (
        ArchiveRecord.objects.filter(service__in=_SCHEMES, work__status=Work.Status.PUBLISHED)
        .order_by("pk")
        .values_list("service", "identifier")
        .first()
    )
    if record:
        service, value = record
        label = str(ArchiveRecord(service=service).get_service_display())
        yield _leads(label, f"id/{_SCHEMES[service]}/{quote(value, safe='')}")


def _leads(label: str, path: str) -> Example:
    return Example(label, f'curl -L "{settings.SITE_URL}/{path}"')
