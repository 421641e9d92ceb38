"""Works of every shape, the same for the same seed: any field may be empty, shared or odd."""

import random
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
    Translation,
    Work,
    WorkSubject,
    url_digest,
)
from publications.vocabularies.relations import RELATIONS

WORDS = ("词元之后", "  Beyond tokens ", "", "", "Après", "トークン", "ما بعد", "\n", "x\n y \n\nz")
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "fi", "pt-BR", "ar", "")
STATES = ("machine", "draft", "reviewed")
SERVICES = ("nla", "trove", "zenodo", "internet-archive")


class Maker:
    """Fills a database; ``works`` are in the order of their making."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.number = 0
        self.serials = [self.serial() for _ in range(3)]
        self.issues = [self.issue() for _ in range(4)]
        self.people = [self.person() for _ in range(6)]
        self.subjects = [self.subject() for _ in range(5)]
        self.works: list[Work] = []

    def works_made(self, count: int) -> list[Work]:
        for _ in range(count):
            self.works.append(self.work())
        return self.works

    def work(self) -> Work:
        choice, some = self.chance.choice, self.some
        status = choice(("published", "published", "published", "draft", "withdrawn"))
        issue = choice((*self.issues, None, None))
        work = Work(
            slug=self.name("work"), status=status, original_language=choice(LANGUAGES),
            withdrawn_reason="A mistake" if status == "withdrawn" else "",
            work_type=choice(("", "book", "essay")), date=choice(("", "2026-06", "1993/")),
            issue=issue, serial=issue.serial if issue else choice((*self.serials, None)),
            container_title=some(), container_isbn=choice(("", "9780306406157 9781861972712")),
            volume=choice(("", "7")), number=choice(("", "1a")), pages=choice(("", "1-9")),
            extent=choice(("", "312 p.")), publisher=choice(("", "P")), place=choice(("", "L")),
            version=choice(("", "2")), licence=choice(("", "CC-BY-4.0")),
            original_title_reading=some(), original_title_romanised=some(),
            **self.texts("title"), **self.texts("subtitle"), **self.texts("abstract"),
            **self.texts("keywords"),
        )  # fmt: skip
        Work.objects.bulk_create([work])
        self.states("work", work.pk, ("title", "subtitle", "abstract", "keywords"))
        self.around(work)
        return work

    def around(self, work: Work) -> None:
        choice, chance = self.chance.choice, self.chance
        for person in chance.sample(self.people, chance.randint(0, 4)):
            printed = choice((None, *person.names.all()))
            Contribution.objects.create(
                work=work, contributor=person, name=printed, role=choice(("aut", "edt")),
                position=choice((0, 0, 1, 2)),
            )  # fmt: skip
        for subject in chance.sample(self.subjects, chance.randint(0, 3)):
            WorkSubject.objects.create(work=work, subject=subject, position=choice((0, 1)))
        for kind in chance.choices(("version", "concept"), k=chance.randint(0, 3)):
            DOI.objects.create(work=work, kind=kind, value=f"10.5555/{self.name('doi')}")
        for scheme in chance.choices(("handle", "ark"), k=chance.randint(0, 2)):
            value = {"handle": "1885/", "ark": "ark:/12345/x"}[scheme] + str(self.next())
            Identifier.objects.create(work=work, scheme=scheme, value=value)
        for service in chance.choices(SERVICES, k=chance.randint(0, 3)):
            ArchiveRecord.objects.bulk_create(
                [ArchiveRecord(
                    work=work, service=service, identifier=self.name("kept"),
                    state=choice(("claimed", "proposed", "verified", "missing", "stale")),
                )]
            )  # fmt: skip
        for _ in range(chance.randint(0, 2)):
            File.objects.bulk_create(
                [File(work=work, name=choice(("a b.pdf", "词.txt")), position=choice((0, 1)))]
            )
            url = f"https://example.org/{self.next()}"
            Link.objects.create(work=work, url=url, digest=url_digest(url), label=choice(("", "x")))
        for other in chance.sample(self.works, min(len(self.works), chance.randint(0, 2))):
            Relation.objects.create(
                source=work, target=other, kind=choice(list(RELATIONS)), position=choice((0, 1))
            )

    def serial(self) -> Serial:
        serial = Serial(
            slug=self.name("serial"), original_language=self.chance.choice(LANGUAGES),
            issn_l=self.chance.choice(("", "2049-3630")), publisher=self.some(), place=self.some(),
            original_title_reading=self.some(), **self.texts("title"),
        )  # fmt: skip
        Serial.objects.bulk_create([serial])
        self.states("serial", serial.pk, ("title",))
        return serial

    def issue(self) -> Issue:
        number = self.chance.choice(("", "3"))
        return Issue.objects.create(
            serial=self.chance.choice(self.serials), slug=self.name("issue"),
            volume=self.chance.choice(("", "2")), number=number, date="2025",
        )  # fmt: skip

    def person(self) -> Contributor:
        person = Contributor.objects.create(
            slug=self.name("person"), kind=self.chance.choice(("person", "organisation"))
        )
        for position in range(self.chance.randint(0, 3)):
            family, literal = self.chance.choice((("Wu", ""), ("", "巫朝晖"), ("", "ميخائيل")))
            ContributorName.objects.create(
                contributor=person, family=family, literal=literal, position=position % 2,
                given="Zhaohui" if family else "", language=self.chance.choice(LANGUAGES),
            )  # fmt: skip
        return person

    def subject(self) -> Subject:
        subject = Subject(
            slug=self.name("subject"), original_language=self.chance.choice(LANGUAGES),
            scheme=self.chance.choice(("", "lcsh")), **self.texts("label"),
        )  # fmt: skip
        Subject.objects.bulk_create([subject])
        self.states("subject", subject.pk, ("label",))
        return subject

    def texts(self, field: str) -> dict[str, Any]:
        columns = [f"{field}_{language.column}" for language in settings.CATALOGUE_LANGUAGES]
        found: dict[str, Any] = {
            column: self.chance.choice((None, self.some())) for column in columns
        }
        return found | {f"original_{field}": self.some()}

    def states(self, kind: str, pk: int, fields: tuple[str, ...]) -> None:
        for field in fields:
            for language in self.chance.sample(settings.CATALOGUE_LANGUAGES, 4):
                Translation.objects.create(
                    kind=kind, object_id=pk, field=field, language=language.code,
                    state=self.chance.choice(STATES), outdated=self.chance.choice((True, False)),
                    source_digest="", text_digest="",
                )  # fmt: skip

    def some(self) -> str:
        return self.chance.choice(WORDS)

    def name(self, what: str) -> str:
        return f"{what}-{self.next()}"

    def next(self) -> int:
        self.number += 1
        return self.number
