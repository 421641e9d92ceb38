"""A record made of one work the plain way: model instances, a query for each thing.

What ``publications.assembling`` does fast must be equal to this.
"""

from typing import Any

from django.conf import settings

from publications.addresses import file_url, work_url
from publications.models import Relation, Translation, Work
from publications.records import Agent, Attachment, Heading, Kept, Linked, Record, Related
from publications.texts import Text, same_language
from publications.vocabularies.relations import RELATIONS


def texts(row: Any, field: str, kind: str = "") -> tuple[Text, ...]:
    """The original, then the site's languages; states only where ``kind`` says whose."""
    found = []
    original = getattr(row, f"original_{field}").strip()
    if original:
        reading = getattr(row, f"original_{field}_reading", "") if kind else ""
        romanised = getattr(row, f"original_{field}_romanised", "") if kind else ""
        found.append(Text(original, row.original_language, "original", reading, romanised))
    for language in settings.CATALOGUE_LANGUAGES:
        value = (getattr(row, f"{field}_{language.column}") or "").strip()
        if value and not (original and same_language(language.tag, row.original_language)):
            state = _state(kind, row.pk, field, language.code)
            found.append(Text(value, language.tag, state))
    return tuple(found)


def _state(kind: str, pk: int, field: str, language: str) -> str:
    row = Translation.objects.filter(
        kind=kind, object_id=pk, field=field, language=language
    ).first()
    if row is None:
        return ""
    return "outdated" if row.outdated and row.state != "machine" else row.state


def record(work: Work) -> Record:
    serial, issue = work.serial, work.issue
    dois = list(work.dois.order_by("pk"))
    others = list(work.identifiers.order_by("scheme", "pk"))
    titles = texts(serial, "title", "serial") if serial else ()
    if not serial and work.container_title.strip():
        titles = (Text(work.container_title.strip(), work.original_language, "original"),)
    return Record(
        key=work.slug,
        url=work_url(work.slug),
        work_type=work.work_type,
        language=work.original_language,
        titles=texts(work, "title", "work"),
        subtitles=texts(work, "subtitle", "work"),
        abstracts=texts(work, "abstract", "work"),
        keywords=tuple(
            Text(line.strip(), text.lang, text.state)
            for text in texts(work, "keywords", "work")
            for line in text.value.splitlines()
            if line.strip()
        ),
        contributors=tuple(_agents(work)),
        date=work.date or (issue.date if issue else ""),
        container_titles=titles,
        container_isbns=tuple(work.container_isbn.split()),
        issns=tuple(dict.fromkeys(n for n in (serial.issn, serial.issn_l) if n)) if serial else (),
        volume=issue.volume if issue else work.volume,
        issue=issue.number if issue else work.number,
        pages=work.pages,
        extent=work.extent,
        publisher=work.publisher or (serial.publisher if serial else ""),
        place=work.place or (serial.place if serial else ""),
        version=work.version,
        licence=work.licence,
        dois=tuple(doi.value for doi in dois if doi.kind == "version"),
        concept_doi=next((doi.value for doi in dois if doi.kind == "concept"), ""),
        isbns=tuple(one.value for one in others if one.scheme == "isbn"),
        identifiers=tuple((one.scheme, one.value) for one in others if one.scheme != "isbn"),
        subjects=tuple(
            Heading(texts(one.subject, "label", "subject"), one.subject.scheme, one.subject.uri)
            for one in work.work_subjects.order_by("position", "pk")
        ),
        related=tuple(_related(work)),
        files=tuple(
            Attachment(
                file_url(file.pk, file.name), file.name, file.language, file.media_type,
                file.size, file.sha256,
            )
            for file in work.files.order_by("position", "pk")
        ),
        archives=tuple(
            Kept(kept.service, kept.identifier, kept.url)
            for kept in work.archive_records.order_by("service", "pk")
            if kept.state not in ("proposed", "missing")
        ),
        links=tuple(Linked(link.url, link.label) for link in work.links.order_by("pk")),
        agency=str(getattr(settings, "MARC_ORGANIZATION_CODE", "")),
        datestamp=work.datestamp,
    )  # fmt: skip


def _agents(work: Work) -> list[Agent]:
    agents = []
    for one in work.contributions.order_by("position", "pk"):
        person = one.contributor
        forms = list(person.names.order_by("position", "pk"))
        printed = [form for form in forms if form.pk == one.name_id]
        rest = [form for form in forms if form.pk != one.name_id]
        names = tuple(form.name for form in [*printed, *rest])
        if names:
            is_organisation = person.kind == "organisation"
            agents.append(
                Agent(names, one.role, is_organisation, person.orcid, person.isni, person.viaf)
            )
    return agents


def _related(work: Work) -> list[Related]:
    ties = [
        (row.target, row.kind)
        for row in Relation.objects.filter(source=work).order_by("position", "pk")
    ]
    ties += [
        (row.source, RELATIONS[row.kind][1])
        for row in Relation.objects.filter(target=work).order_by("position", "pk")
    ]
    return [
        Related(kind, texts(other, "title"), _doi(other), work_url(other.slug))
        for other, kind in ties
        if other.status == "published"
    ]


def _doi(work: Work) -> str:
    for kind in ("version", "concept"):
        if doi := work.dois.filter(kind=kind).order_by("pk").first():
            return str(doi.value)
    return ""
