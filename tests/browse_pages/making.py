"""Small catalogues for tests of pages."""

from typing import Any

from publications.models import Contribution, Contributor, ContributorName, Issue, Serial, Work
from publications.translating.states import mark


def make_serial(**facts: Any) -> Serial:
    """A Chinese serial with an English title, unless ``facts`` say otherwise."""
    given = {
        "original_language": "zh-Hans",
        "original_title": "时代跃迁",
        "title_en": "The Epochal Transition",
        "issn": "3083-5178",
    }
    return Serial.objects.create(**{**given, **facts})


def make_issue(serial: Serial, **facts: Any) -> Issue:
    return Issue.objects.create(serial=serial, **facts)


def make_work(title: str = "Beyond Tokens", **facts: Any) -> Work:
    """A published work in English, unless ``facts`` say otherwise."""
    given = {"original_language": "en", "original_title": title, "status": "published"}
    return Work.objects.create(**{**given, **facts})


def make_person(work: Work, *names: dict[str, str]) -> Contributor:
    """A contributor of ``work`` with these name forms, the first one printed on it."""
    person = Contributor.objects.create()
    forms = [
        ContributorName.objects.create(contributor=person, position=position, **name)
        for position, name in enumerate(names)
    ]
    Contribution.objects.create(work=work, contributor=person, name=forms[0])
    return person


def say_machine(row: Any, language: str) -> None:
    """Mark the title of ``row`` in ``language`` as a machine translation."""
    mark(row, "title", language, "machine")


def make_catalogue() -> tuple[Serial, Issue, list[Work]]:
    """A serial, an issue of June 2026 with two works, and an older issue with none."""
    serial = make_serial()
    make_issue(serial, date="2025-12", number="5")
    issue = make_issue(serial, date="2026-06", number="6", volume="2")
    works = [
        make_work(
            "词元之后", original_language="zh-Hans", title_en="Beyond Tokens", issue=issue,
            position=1, pages="1–9", date="2026-06",
        ),
        make_work("The Institutional Archiving", issue=issue, position=2, date="2026-06"),
    ]  # fmt: skip
    make_person(
        works[0],
        {"family": "Wu", "given": "Zhaohui", "language": "en", "script": "Latn"},
        {"family": "巫", "given": "朝晖", "language": "zh-Hans", "script": "Hans"},
    )
    return serial, issue, works
