"""A dozen works, two in three of them essays."""

import pytest

from publications.models import Issue, Serial, Work


@pytest.fixture
def works(db: None) -> list[Work]:
    serial = Serial.objects.create(slug="times", original_title="Times")
    issue = Issue.objects.create(serial=serial, slug="1-2", volume="1", number="2")
    return [
        Work.objects.create(
            slug=f"w{number}", original_title=f"Title {number}", title_fr=f"Titre {number}",
            status="published", work_type="book" if number % 3 == 0 else "essay",
            issue=issue if number == 4 else None, date=f"20{30 - number}",
        )
        for number in range(12)
    ]  # fmt: skip
