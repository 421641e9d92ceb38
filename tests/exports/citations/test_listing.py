"""Citations of many works, streamed one a line."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from catalogue.exports.citations import listing, making, styles
from catalogue.exports.citations.locales import nearest
from catalogue.exports.citations.pandoc import RefusedItemsError
from catalogue.exports.models import Citation
from publications.assembling import records
from publications.models import Work
from publications.records import Record

pytestmark = pytest.mark.django_db
ENGLISH = nearest("en")


class Formatter:
    """Writes titles, and remembers how many items each process was given."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def __call__(self, items: Sequence[dict[str, Any]], style: str, locale: str) -> dict[str, str]:
        self.batches.append(len(items))
        return {str(one["id"]): f"<i>{one['title']}</i>" for one in items}


def works(count: int) -> list[Work]:
    for n in range(count):
        Work.objects.create(slug=f"w{n}", original_title=f"Title {n}", status="published")
    return list(Work.objects.order_by("pk"))


def cited(formatter: Any, **options: Any) -> list[str]:
    found = records(Work.objects.order_by("pk"))
    chunks = listing.write(found, styles.DEFAULT, ENGLISH, formatter=formatter, **options)
    return [chunk.decode() for chunk in chunks]


def test_each_work_has_a_line_in_their_order_by_one_process_a_batch() -> None:
    works(5)
    formatter = Formatter()
    assert cited(formatter, batch=2) == [f"Title {n}\n" for n in range(5)]
    assert formatter.batches == [2, 2, 1]


def test_what_is_kept_is_not_made_again() -> None:
    first, *_ = works(3)
    making.keep({first.pk: "Kept"}, {first.pk: first.datestamp}, styles.DEFAULT, ENGLISH)
    formatter = Formatter()
    assert cited(formatter) == ["Kept\n", "Title 1\n", "Title 2\n"]
    assert formatter.batches == [2]
    assert Citation.objects.count() == 3
    assert cited(Formatter()) == ["Kept\n", "Title 1\n", "Title 2\n"]


def test_kept_citation_of_an_earlier_record_is_not_given() -> None:
    [work] = works(1)
    long_ago = work.datestamp.replace(year=2000)
    making.keep({work.pk: "Old"}, {work.pk: long_ago}, styles.DEFAULT, ENGLISH)
    assert cited(Formatter()) == ["Title 0\n"]


def test_work_that_cannot_be_cited_has_a_plain_line() -> None:
    works(1)

    def refusing(*_: Any) -> dict[str, str]:
        raise RefusedItemsError("no")

    assert cited(refusing) == ["Title 0. http://127.0.0.1:8000/works/w0\n"]


def test_no_more_records_are_taken_than_a_batch() -> None:
    taken: list[int] = []

    def many() -> Iterator[Record]:
        for number in range(1000):
            taken.append(number)
            yield Record(key=f"w{number}")

    lines = listing.write(many(), styles.DEFAULT, ENGLISH, batch=10, formatter=Formatter())
    next(lines)
    assert len(taken) == 10


def test_queries_do_not_grow_with_the_batch(django_assert_num_queries: Any) -> None:
    works(20)
    found = list(records(Work.objects.order_by("pk")))
    with django_assert_num_queries(3):
        list(listing.write(found, styles.DEFAULT, ENGLISH, formatter=Formatter()))
    with django_assert_num_queries(1):
        list(listing.write(found, styles.DEFAULT, ENGLISH, formatter=Formatter()))


def test_style_is_a_format_like_any_other() -> None:
    form = listing.format_of(styles.STYLES["mla"])
    assert (form.ext, form.content_type) == ("txt", "text/plain; charset=utf-8")
    assert list(form.write([], "de")) == []
