"""From rows to ``Record``s: the one road that pages, formats and protocols share."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models import QuerySet

from .models import Serial, Subject, Work
from .multilingual import columns, texts, words
from .records import Agent, Attachment, Heading, Kept, Record, Related
from .translating.states import states_of
from .vocabularies.relations import RELATIONS

BATCH = 200
PREFETCH = (
    "contributions__contributor__names",
    "dois",
    "identifiers",
    "files",
    "archive_records",
    "work_subjects__subject",
)


def records(works: QuerySet[Work]) -> Iterator[Record]:
    """``works`` as records, in their own order, prefetched in batches, one batch in memory."""
    prepared = works.select_related("serial", "issue").prefetch_related(*PREFETCH)
    batch: list[Work] = []
    for work in prepared.iterator(chunk_size=BATCH):
        batch.append(work)
        if len(batch) == BATCH:
            yield from _batch(batch)
            batch = []
    yield from _batch(batch)


def record(work: Work) -> Record:
    """One work as a record."""
    return next(iter(records(Work.objects.filter(pk=work.pk))))


def permanent_url(work: Work) -> str:
    """The language-neutral address of a work, whole."""
    return f"{settings.SITE_URL}/works/{work.slug}"


def _batch(batch: list[Work]) -> Iterator[Record]:
    if not batch:
        return
    states = states_of(Work, [work.pk for work in batch])
    related = _related([work.pk for work in batch])
    for work in batch:
        yield _record(work, states.get(work.pk, {}), tuple(related.get(work.pk, ())))


def _record(work: Work, states: dict[tuple[str, str], str], related: tuple[Related, ...]) -> Record:
    dois = list(work.dois.all())
    identifiers = list(work.identifiers.all())
    serial: Serial | None = work.serial
    issue = work.issue
    return Record(
        key=work.slug,
        url=permanent_url(work),
        work_type=work.work_type,
        language=work.original_language,
        titles=tuple(texts(work, "title", states)),
        subtitles=tuple(texts(work, "subtitle", states)),
        abstracts=tuple(texts(work, "abstract", states)),
        keywords=tuple(word for text in texts(work, "keywords", states) for word in words(text)),
        contributors=tuple(agents(work)),
        date=work.date or (issue.date if issue else ""),
        container_titles=tuple(texts(serial, "title")) if serial else (),
        issns=tuple(dict.fromkeys(filter(None, (serial.issn, serial.issn_l)))) if serial else (),
        volume=issue.volume if issue else "",
        issue=issue.number if issue else "",
        pages=work.pages,
        publisher=work.publisher or (serial.publisher if serial else ""),
        place=work.place or (serial.place if serial else ""),
        version=work.version,
        licence=work.licence,
        dois=tuple(doi.value for doi in dois if doi.kind == "version"),
        concept_doi=next((doi.value for doi in dois if doi.kind == "concept"), ""),
        isbns=tuple(one.value for one in identifiers if one.scheme == "isbn"),
        identifiers=tuple((one.scheme, one.value) for one in identifiers if one.scheme != "isbn"),
        subjects=tuple(heading(link.subject) for link in work.work_subjects.all()),
        related=related,
        files=tuple(
            Attachment(
                url=f"{settings.SITE_URL}/files/{file.pk}/{quote(file.name)}",
                name=file.name,
                language=file.language,
                media_type=file.media_type,
                size=file.size,
                sha256=file.sha256,
            )
            for file in work.files.all()
        ),  # fmt: skip
        archives=tuple(
            Kept(kept.service, kept.identifier, kept.url)
            for kept in work.archive_records.all()
            if kept.state not in ("proposed", "missing")
        ),
        datestamp=work.datestamp,
    )


def agents(work: Work) -> Iterator[Agent]:
    """The contributors of a prefetched work, the printed form of each name first."""
    for contribution in work.contributions.all():
        person = contribution.contributor
        forms = list(person.names.all())
        forms.sort(key=lambda form: form.pk != contribution.name_id)
        if not forms:
            continue
        yield Agent(
            names=tuple(form.name for form in forms),
            role=contribution.role,
            is_organisation=person.kind == "organisation",
            orcid=person.orcid,
            isni=person.isni,
            viaf=person.viaf,
        )


def heading(subject: Subject) -> Heading:
    """A subject as plain data."""
    return Heading(tuple(texts(subject, "label")), subject.scheme, subject.uri)


def _related(ids: Iterable[int]) -> dict[int, list[Related]]:
    """Relations of the works ``ids`` in both directions, public other ends only: two queries."""
    from .models import Relation

    result: dict[int, list[Related]] = {}
    ids = list(ids)
    other = [
        "slug", "original_language", *columns("title"),
    ]  # fmt: skip
    for end, far, name in (
        ("source_id", "target", lambda kind: kind),
        ("target_id", "source", lambda kind: RELATIONS[kind][1]),
    ):
        rows: Iterable[Any] = (
            Relation.objects.filter(**{f"{end}__in": ids, f"{far}__status": "published"})
            .select_related(far)
            .prefetch_related(f"{far}__dois")
            .only("kind", "position", "source", "target", *(f"{far}__{column}" for column in other))
        )
        for row in rows:
            work = getattr(row, far)
            doi = next((doi.value for doi in work.dois.all()), "")
            result.setdefault(getattr(row, end), []).append(
                Related(name(row.kind), tuple(texts(work, "title")), doi, permanent_url(work))
            )
    return result
