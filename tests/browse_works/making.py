"""Works in every state and language, for tests of the works' pages."""

from typing import Any

from django.conf import settings

from publications.models import (
    DOI,
    ArchiveRecord,
    Contribution,
    Contributor,
    ContributorName,
    File,
    Identifier,
    Issue,
    Link,
    Relation,
    Serial,
    Subject,
    Work,
    WorkSubject,
)

LANGUAGES = [language.code for language in settings.CATALOGUE_LANGUAGES]


def make_work(title: str = "On Paper", **facts: Any) -> Work:
    """A published work in English, unless ``facts`` say otherwise."""
    given = {"original_language": "en", "original_title": title, "status": "published"}
    return Work.objects.create(**{**given, **facts})


def make_person(*works: Work, role: str = "aut", **forms: str) -> Contributor:
    """A contributor of ``works``; ``forms``: language (``zh_hans``) -> whole name."""
    person = Contributor.objects.create()
    for position, (language, literal) in enumerate((forms or {"en": "Ada Quill"}).items()):
        ContributorName.objects.create(
            contributor=person, position=position, literal=literal, language=_tag(language)
        )
    for position, work in enumerate(works):
        Contribution.objects.create(work=work, contributor=person, role=role, position=position)
    return person


def make_subject(label: str, *works: Work, **facts: Any) -> Subject:
    """A subject in English that ``works`` are about."""
    given = {"original_language": "en", "original_label": label}
    subject = Subject.objects.create(**{**given, **facts})
    for work in works:
        WorkSubject.objects.create(work=work, subject=subject)
    return subject


def make_serial(title: str = "Letters", **facts: Any) -> Serial:
    return Serial.objects.create(**{"original_language": "en", "original_title": title, **facts})


def keep(work: Work, service: str, identifier: str, state: str = "verified") -> ArchiveRecord:
    """A record of ``work`` at an archive."""
    record = ArchiveRecord.objects.create(work=work, service=service, identifier=identifier)
    ArchiveRecord.objects.filter(pk=record.pk).update(state=state)
    return record


def make_full_work(number: int = 1, rows: int = 2) -> Work:
    """A work with ``rows`` of everything that a page of a work can show."""
    serial = make_serial(f"Serial {number}", title_fr="Cahiers")
    issue = Issue.objects.create(serial=serial, volume="1", number="2", date="1990")
    texts = {
        f"{field}_{code.replace('-', '_')}": f"{field} {code} {number}"
        for field in ("title", "subtitle", "abstract", "keywords")
        for code in LANGUAGES
    }
    texts |= {"original_title": f"Alkuteos {number}", "original_abstract": "Tiivistelmä"}
    work = make_work(original_language="fi", **texts, issue=issue, position=5, date="1990-05-01")
    make_work("Before", issue=issue, position=4)
    make_work("After", issue=issue, position=6)
    for row in range(rows):
        name = f"{number}-{row}"
        make_person(work, en=f"Person {name}", fr=f"Personne {name}")
        make_subject(f"Subject {name}", work, label_fr=f"Sujet {name}")
        DOI.objects.create(work=work, value=f"10.5555/{name}")
        keep(work, "zenodo", f"9{number}{row}")
        Link.objects.create(work=work, url=f"https://example.org/{name}")
        Relation.objects.create(source=work, target=make_work(f"Cited {name}"), kind="Cites")
        File.objects.create(work=work, content=f"works/{name}.pdf", name=f"{name}.pdf", size=1234)
        Identifier.objects.create(work=work, scheme="handle", value=f"2027/{name}")
    return work


def _tag(language: str) -> str:
    return {"zh_hans": "zh-Hans"}.get(language, language)
