"""A seeded catalogue of any size: the same number makes the same works, everywhere.

Every work has what a full real one has: titles in all ten languages, two abstracts, three
contributors, a DOI, two archive records, four subjects, an issue, a relation, citations. Rows
are written in bulk, past signals and history, which a benchmark of reading does not need.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction

from publications import models

from .vocabulary import FAMILY_NAMES, GIVEN_NAMES, WORDS

BATCH = 1000
SERIALS, ISSUES, PEOPLE, SUBJECTS = 5, 60, 200, 80
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
TYPES = ("journal-article", "essay", "book", "report", "review")
ORIGINALS = ("en", "zh-Hans", "fr", "de", "ko", "ar", "fi")


def generate(count: int, seed: int = 1) -> None:
    """Fill an empty database with ``count`` published works."""
    chance = random.Random(seed)  # noqa: S311 (a benchmark, not a secret)
    with transaction.atomic():
        serials = _serials(chance)
        issues = _issues(serials)
        people = _people(chance)
        subjects = _subjects()
        works = _works(count, chance, issues)
        previous: models.Work | None = None
        while batch := list(islice(works, BATCH)):
            models.Work.objects.bulk_create(batch)
            previous = _around(batch, previous, chance, people, subjects)


def _phrase(chance: random.Random, language: str, words: int) -> str:
    space = "" if language in ("zh-hans", "ja") else " "
    return space.join(chance.choices(WORDS[language].split(), k=words)).capitalize()


def _titles(chance: random.Random, field: str, words: int) -> dict[str, str]:
    return {
        f"{field}_{language.column}": _phrase(chance, language.code, words)
        for language in settings.CATALOGUE_LANGUAGES
    }


def _serials(chance: random.Random) -> list[models.Serial]:
    rows = [
        models.Serial(
            slug=f"serial-{n}", original_language="en", original_title=f"Serial number {n}",
            start_date="1980", first_day=19800101, **_titles(chance, "title", 2),
        )
        for n in range(SERIALS)
    ]  # fmt: skip
    return models.Serial.objects.bulk_create(rows)


def _issues(serials: list[models.Serial]) -> list[models.Issue]:
    rows = [
        models.Issue(
            serial=serial, slug=f"{year}-{number}", volume=str(year - 1979), number=str(number),
            date=str(year), first_day=year * 10000 + 101, last_day=year * 10000 + 1231, year=year,
            sequence=year * 10 + number,
        )
        for serial in serials
        for year in range(1980, 1980 + ISSUES // 4)
        for number in range(1, 5)
    ]  # fmt: skip
    return models.Issue.objects.bulk_create(rows)


def _people(chance: random.Random) -> list[models.Contributor]:
    people = models.Contributor.objects.bulk_create(
        models.Contributor(slug=f"person-{n}") for n in range(PEOPLE)
    )
    models.ContributorName.objects.bulk_create(
        models.ContributorName(
            contributor=person, language="en", script="Latn",
            family=chance.choice(FAMILY_NAMES), given=chance.choice(GIVEN_NAMES),
        )
        for person in people
    )  # fmt: skip
    return people


def _subjects() -> list[models.Subject]:
    rows = [
        models.Subject(
            slug=f"subject-{n}",
            original_language="en",
            original_label=f"Subject {n}",
            **{
                f"label_{language.column}": f"{WORDS[language.code].split()[n % 20]} {n}"
                for language in settings.CATALOGUE_LANGUAGES
            },
        )
        for n in range(SUBJECTS)
    ]
    return models.Subject.objects.bulk_create(rows)


def _works(count: int, chance: random.Random, issues: list[models.Issue]) -> Iterator[models.Work]:
    for number in range(count):
        issue = issues[number % len(issues)]
        language = ORIGINALS[number % len(ORIGINALS)]
        words = {"zh-Hans": "zh-hans", "fi": "en"}.get(language, language)
        day = (issue.year or 1980) * 10000 + chance.randint(1, 12) * 100 + chance.randint(1, 28)
        yield models.Work(
            slug=f"work-{number}", status="published", work_type=TYPES[number % len(TYPES)],
            original_language=language, original_title=_phrase(chance, words, 5),
            original_abstract=_phrase(chance, words, 40), abstract_en=_phrase(chance, "en", 60),
            original_keywords="\n".join(WORDS[words].split()[:6]),
            date=f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}",
            first_day=day, last_day=day, year=day // 10000, sort_day=day,
            serial_id=issue.serial_id, issue=issue, position=number // len(issues) + 1,
            pages=f"{number % 90 + 1}-{number % 90 + 9}", publisher="A small press",
            licence="CC-BY-4.0", datestamp=NOW, published_at=NOW, **_titles(chance, "title", 5),
        )  # fmt: skip


def _around(
    works: list[models.Work],
    previous: models.Work | None,
    chance: random.Random,
    people: list[models.Contributor],
    subjects: list[models.Subject],
) -> models.Work:
    """The rows that surround a batch of works. Returns its last work."""
    rows: dict[type[Any], list[Any]] = {}

    def add(row: Any) -> None:
        rows.setdefault(type(row), []).append(row)

    for work in works:
        for position, person in enumerate(chance.sample(people, 3)):
            add(models.Contribution(work=work, contributor=person, position=position))
        for position, subject in enumerate(chance.sample(subjects, 4)):
            add(models.WorkSubject(work=work, subject=subject, position=position))
        add(
            models.DOI(work=work, value=f"10.5555/{work.slug}", state="findable", agency="DataCite")
        )
        add(models.ArchiveRecord(work=work, service="zenodo", identifier=str(work.pk)))
        add(models.ArchiveRecord(work=work, service="nla", identifier=f"nla.obj-{work.pk}"))
        add(models.Change(work_id=work.pk, slug=work.slug, changed_at=NOW))
        for language in settings.CATALOGUE_LANGUAGES:
            add(
                models.Translation(
                    kind="work", object_id=work.pk, field="title", language=language.code,
                    state="machine", source_digest="0" * 64, text_digest="0" * 64,
                )
            )  # fmt: skip
        if previous is not None:
            add(models.Relation(source=work, target=previous, kind="References"))
        previous = work
    for model, made in rows.items():
        model._default_manager.bulk_create(made, batch_size=BATCH)
    assert previous is not None
    return previous
