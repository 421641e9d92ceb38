"""``/works/{slug}/timemap``: the archived copies known of a work. Source: RFC 7089, section 5;
the format is RFC 6690's, as RFC 7089 uses it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from catalogue.archives.models import ArchiveCheck
from catalogue.exports.neutral import language_neutral
from catalogue.links.models import LinkState
from publications.models import Link, Work

from ..works.addresses import outside
from . import reading

MEDIA_TYPE = "application/link-format"


class Copy(NamedTuple):
    """An archived copy, and when it was made."""

    at: datetime
    url: str


@language_neutral
@require_safe
def timemap(request: HttpRequest, slug: str) -> HttpResponse:
    """For a public work, 404 for any other, and where no copy is known. Four queries."""
    work = reading.find(slug)
    copies = sorted(set(_copies(work))) if work else []
    if work is None or not copies:
        raise Http404
    original = f"{settings.SITE_URL}/works/{work.slug}"
    response = HttpResponse(write(original, copies), content_type=MEDIA_TYPE)
    response["Cache-Control"] = "public, max-age=3600"
    return response


def write(original: str, copies: Iterable[Copy]) -> str:
    """The TimeMap of ``original``; ``copies`` in order of time. Pure."""
    known = list(copies)
    lines = [
        f'<{_uri(original)}>; rel="original"',
        f'<{_uri(original)}/timemap>; rel="self"; type="{MEDIA_TYPE}"; '
        f'from="{_moment(known[0].at)}"; until="{_moment(known[-1].at)}"',
    ]
    for number, copy in enumerate(known):
        relations = [
            *(["first"] if number == 0 else []),
            *(["last"] if number == len(known) - 1 else []),
            "memento",
        ]
        lines.append(
            f'<{_uri(copy.url)}>; rel="{" ".join(relations)}"; datetime="{_moment(copy.at)}"'
        )
    return ",\n".join(lines) + "\n"


def _uri(address: str) -> str:
    # What would end the address, or the header that some put it in, is encoded.
    return iri_to_uri(address).replace("<", "%3C").replace(">", "%3E").replace('"', "%22")


def _moment(moment: datetime) -> str:
    return http_date(moment.timestamp())


def _copies(work: Work) -> Iterator[Copy]:
    checks = ArchiveCheck.objects.filter(record__work=work.pk).exclude(copy_url="")
    for url, moment in checks.values_list("copy_url", "copied_at"):
        try:
            at = datetime.strptime(moment, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            continue
        if address := outside(url):
            yield Copy(at, address)
    digests = list(Link.objects.filter(work=work.pk).values_list("digest", flat=True))
    states = LinkState.objects.filter(digest__in=digests, copied_at__isnull=False)
    for url, copied_at in states.exclude(copy_url="").values_list("copy_url", "copied_at"):
        if copied_at and (address := outside(url)):
            yield Copy(copied_at, address)
