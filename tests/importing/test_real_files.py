"""Real files of many kinds are imported to their end, and a second time change nothing."""

from pathlib import Path

import pytest

from publications.importing import running
from publications.importing.running import Asked
from publications.models import Work

pytestmark = [pytest.mark.shared, pytest.mark.django_db]
FILES = (
    "sample_ten_languages.jsonl", "works_scielo.jsonl.gz", "works_jalc.jsonl.gz",
    "works_ko_books.jsonl.gz", "works_ru_irbis.jsonl.gz", "works_blog_posts.jsonl.gz",
)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_second_import_of_a_real_file_changes_nothing(shared: Path, name: str) -> None:
    first = running.run(Asked(shared / "data" / name))
    assert first.created == Work.objects.count() > 0
    history = Work.history.count()  # type: ignore[attr-defined]
    again = running.run(Asked(shared / "data" / name))
    assert (again.created, again.updated) == (0, 0)
    assert again.unchanged == first.created + first.updated + first.unchanged
    assert Work.history.count() == history  # type: ignore[attr-defined]
