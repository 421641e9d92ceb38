"""What a page may weigh, compressed (design budget: 15 KB each of HTML, CSS and JS)."""

import gzip

import pytest
from django.conf import settings

from publications.models import Issue

from .making import make_person, make_work

LIMIT = 15 * 1024
STATIC = settings.BASE_DIR / "static"


@pytest.fixture
def full(catalogue):
    """As much on every page as it will show."""
    serial, issue, _ = catalogue
    Issue.objects.bulk_create(
        Issue(
            serial=serial, slug=f"n{number}", number=str(number), date=str(1500 + number),
            year=1500 + number, first_day=(1500 + number) * 10_000,
        )
        for number in range(200)
    )  # fmt: skip
    for number in range(100):
        work = make_work(
            f"第{number}号の論文", original_language="ja", issue=issue, position=number,
            title_en=f"An essay with a long title and number {number}", date=str(1900 + number),
        )  # fmt: skip
        make_person(work, {"literal": f"Writer {number}", "language": "en"})


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_weighs_more_than_its_budget(client, full, path, language):
    html = client.get(f"/{language}/{path}").content
    assert len(gzip.compress(html)) <= LIMIT


@pytest.mark.parametrize("kind", ["css", "js"])
def test_all_style_sheets_and_all_scripts_together_stay_within_theirs(kind):
    files = [path for path in (STATIC / kind).glob(f"*.{kind}") if "admin" not in path.name]
    assert files
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= LIMIT


def test_style_sheet_knows_no_left_and_no_right():
    css = (STATIC / "css/site.css").read_text(encoding="utf-8")
    for word in ("left:", "right:", "-left", "-right", "float"):
        assert word not in css, word


def test_no_font_and_no_picture_is_fetched_by_the_style_sheet():
    assert "url(" not in (STATIC / "css/site.css").read_text(encoding="utf-8")
