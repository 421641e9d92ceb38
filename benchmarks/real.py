"""Real records in ten languages, where the shared data stands beside the repository."""

import json
from typing import Any

from django.db import transaction

from publications import dates, identifiers, models
from publications.models.fields import free_slug

from .servers import SAMPLE


def load() -> int:
    """Make works of the sample's records. Returns how many; 0 where the sample is absent."""
    if not SAMPLE.exists():
        return 0
    with SAMPLE.open(encoding="utf-8") as lines, transaction.atomic():
        return sum(_work(json.loads(line), number) for number, line in enumerate(lines))


def _work(record: dict[str, Any], number: int) -> int:
    work = models.Work(
        slug=f"real-{number}", status="published", original_language=record["language"],
        original_title=record["title"], original_abstract=record.get("abstract") or "",
        date=_date(record.get("date") or record.get("year")),
        publisher=(record.get("publisher") or "")[:300],
    )  # fmt: skip
    work.save()
    names = {creator["name"]: creator for creator in record.get("creators") or []}
    for position, name in enumerate(list(names)[:20]):
        person = _person(name)
        models.Contribution.objects.create(work=work, contributor=person, position=position)
    for position, label in enumerate(dict.fromkeys(record.get("subjects") or [])):
        subject = models.Subject.objects.filter(original_label=label[:300]).first()
        subject = subject or models.Subject.objects.create(
            original_label=label[:300], slug=free_slug(models.Subject, label, fallback="subject")
        )
        models.WorkSubject.objects.get_or_create(
            work=work, subject=subject, defaults={"position": position}
        )
    _doi(work, record.get("doi"))
    return 1


def _date(value: object) -> str:
    try:
        return dates.parse(str(value or "")).text
    except dates.DateError:
        return ""


def _person(name: str) -> models.Contributor:
    known = models.ContributorName.objects.filter(literal=name[:500]).first()
    if known:
        return known.contributor
    person = models.Contributor.objects.create(slug=free_slug(models.Contributor, name))
    models.ContributorName.objects.create(contributor=person, literal=name[:500])
    return person


def _doi(work: models.Work, value: str | None) -> None:
    try:
        doi = identifiers.parse("doi", value or "")
    except identifiers.IdentifierError:
        return
    if not models.DOI.objects.filter(value=doi).exists():
        models.DOI.objects.create(work=work, value=doi)
