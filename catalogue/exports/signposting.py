"""``Link`` headers that tell programs what stands where. Source: RFC 8288; FAIR Signposting
Profile (signposting.org/FAIR), level 1.
"""

from collections.abc import Iterator

from publications.addresses import file_url, work_url
from publications.formats import FORMATS
from publications.identifiers import SCHEMES
from publications.models import DOI, Contribution, File
from publications.vocabularies.licences import licence_url

# Servers refuse long headers: a collective work names its first authors and files.
MOST_OF_A_KIND = 30


def of_work(pk: int, slug: str, licence: str) -> str:
    """The header of a work's permanent address: three queries."""
    dois = DOI.objects.filter(work_id=pk).order_by("-kind", "pk").values_list("value", flat=True)
    authors = (
        Contribution.objects.filter(work_id=pk, role="aut")
        .exclude(contributor__orcid="")
        .values_list("contributor__orcid", flat=True)
    )
    files = File.objects.filter(work_id=pk).values_list("pk", "name", "media_type")
    doi = dois.first()
    links = [
        link(SCHEMES["doi"].url(doi) or "" if doi else work_url(slug), "cite-as"),
        *of_record(slug),
        *(link(SCHEMES["orcid"].url(one) or "", "author") for one in authors[:MOST_OF_A_KIND]),
        *(
            link(file_url(file, name), "item", media_type)
            for file, name, media_type in files[:MOST_OF_A_KIND]
        ),
    ]
    if licence:
        links.append(link(licence_url(licence), "license"))
    return ", ".join(links)


def of_record(slug: str) -> Iterator[str]:
    """Links between a work's permanent address and its record in each format."""
    permanent = work_url(slug)
    yield link(permanent, "canonical")
    for form in FORMATS.values():
        yield link(f"{permanent}.{form.ext}", "describedby", form.media_type)
        yield link(f"{permanent}.{form.ext}", "alternate", form.media_type)


def link(url: str, rel: str, media_type: str = "") -> str:
    """One link. ``url`` is a URI: it has neither ``<`` nor ``>`` in it."""
    kind = f'; type="{media_type}"' if media_type else ""
    return f'<{url}>; rel="{rel}"{kind}'
