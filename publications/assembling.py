"""From rows to ``Record``s: the one road that pages, formats and protocols share."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from .addresses import file_url, work_url
from .models import Contribution, Serial, Subject, Translation, Work, WorkSubject
from .multilingual import States, texts, words
from .records import Agent, Attachment, Heading, Kept, Record, Related
from .relating import related_works
from .translating.states import OUTDATED

BATCH = 200
PREFETCH = (
    Prefetch("contributions", Contribution.objects.select_related("contributor")),
    "contributions__contributor__names",
    "dois",
    "identifiers",
    "files",
    "archive_records",
    Prefetch("work_subjects", WorkSubject.objects.select_related("subject")),
)
# States of archive records that say nothing to readers: not yet accepted, or not there.
_UNSAID = ("proposed", "missing")


def records(works: QuerySet[Work]) -> Iterator[Record]:
    """``works`` as records, in their own order; one batch in memory, eleven queries a batch."""
    batch: list[Work] = []
    for work in works.select_related("serial", "issue").iterator(chunk_size=BATCH):
        batch.append(work)
        if len(batch) == BATCH:
            yield from records_of(batch)
            batch = []
    yield from records_of(batch)


def record(work: Work) -> Record:
    """One work as a record, as the database has it now."""
    return next(records(Work.objects.filter(pk=work.pk)))


def records_of(works: Sequence[Work]) -> list[Record]:
    """Loaded works, with their serial and issue, as records: ten queries more."""
    if not works:
        return []
    prefetch_related_objects(list(works), *PREFETCH)
    states = _states(works)
    related = related_works([work.pk for work in works])
    return [_record(work, states, tuple(related.get(work.pk, ()))) for work in works]


def _record(
    work: Work, states: dict[tuple[str, int], States], related: tuple[Related, ...]
) -> Record:
    dois = list(work.dois.all())
    identifiers = list(work.identifiers.all())
    serial: Serial | None = work.serial
    issue = work.issue
    own = states.get(("work", work.pk), {})
    return Record(
        key=work.slug,
        url=work_url(work.slug),
        work_type=work.work_type,
        language=work.original_language,
        titles=tuple(texts(work, "title", own)),
        subtitles=tuple(texts(work, "subtitle", own)),
        abstracts=tuple(texts(work, "abstract", own)),
        keywords=tuple(word for text in texts(work, "keywords", own) for word in words(text)),
        contributors=tuple(agents(work)),
        date=work.date or (issue.date if issue else ""),
        container_titles=tuple(texts(serial, "title", states.get(("serial", serial.pk))))
        if serial
        else (),
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
        subjects=tuple(
            heading(link.subject, states.get(("subject", link.subject_id)))
            for link in work.work_subjects.all()
        ),
        related=related,
        files=tuple(attachments(work)),
        archives=tuple(
            Kept(kept.service, kept.identifier, kept.url)
            for kept in work.archive_records.all()
            if kept.state not in _UNSAID
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


def attachments(work: Work) -> Iterator[Attachment]:
    """The files of a prefetched work."""
    for file in work.files.all():
        yield Attachment(
            url=file_url(file.pk, file.name),
            name=file.name,
            language=file.language,
            media_type=file.media_type,
            size=file.size,
            sha256=file.sha256,
        )


def heading(subject: Subject, states: States | None = None) -> Heading:
    """A subject as plain data."""
    return Heading(tuple(texts(subject, "label", states)), subject.scheme, subject.uri)


def _states(works: Sequence[Work]) -> dict[tuple[str, int], States]:
    """(kind, id) -> states of the texts of works, their serials and subjects: one query.

    A machine translation says so even when it is outdated too.
    """
    ids = {
        "work": {work.pk for work in works},
        "serial": {work.serial_id for work in works if work.serial_id},
        "subject": {link.subject_id for work in works for link in work.work_subjects.all()},
    }
    whose = Q()
    for kind, keys in ids.items():
        whose |= Q(kind=kind, object_id__in=keys)
    machine = Translation.State.MACHINE
    found: dict[tuple[str, int], dict[tuple[str, str], str]] = {}
    for kind, pk, field, language, state, outdated in Translation.objects.filter(whose).values_list(
        "kind", "object_id", "field", "language", "state", "outdated"
    ):
        shown = OUTDATED if outdated and state != machine else state
        found.setdefault((kind, pk), {})[field, language] = shown
    return dict(found)
