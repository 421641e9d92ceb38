"""Which citations are due, and that each is made once."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.asking import leases
from catalogue.exports.citations import preparing, working
from catalogue.exports.citations.pandoc import FormatterError, RefusedItemsError
from catalogue.exports.models import Citation
from publications.changes import touch
from publications.models import Work

pytestmark = pytest.mark.django_db
LANGUAGES = 10


def plain(items: Sequence[dict[str, Any]], style: str, locale: str) -> dict[str, str]:
    """A formatter that only writes titles."""
    return {item["id"]: f"{item['title']} ({locale})" for item in items}


def works(count: int) -> list[Work]:
    return [
        Work.objects.create(slug=f"w{n}", original_title=f"Title {n}", status="published")
        for n in range(count)
    ]


def test_public_work_is_cited_in_every_language() -> None:
    works(1)
    assert sum(preparing.prepare(formatter=plain)) == LANGUAGES
    citation = Citation.objects.get(language="de")
    assert (citation.style, citation.html) == ("apa", "Title 0 (de-DE)")


def test_draft_and_withdrawn_works_are_not_cited(draft: Work, withdrawn: Work) -> None:
    assert sum(preparing.prepare(formatter=plain)) == 0


def test_second_run_makes_nothing() -> None:
    works(2)
    list(preparing.prepare(formatter=plain))
    assert list(preparing.prepare(formatter=plain)) == []


def test_changed_record_is_cited_again_in_the_same_row() -> None:
    [work] = works(1)
    list(preparing.prepare(formatter=plain))
    Work.objects.filter(pk=work.pk).update(original_title="New")
    touch([work])
    assert preparing.count_due() == LANGUAGES
    list(preparing.prepare(formatter=plain))
    assert Citation.objects.count() == LANGUAGES
    assert Citation.objects.get(language="en").html == "New (en-US)"


def test_run_that_is_stopped_goes_on_where_it_was() -> None:
    works(3)
    first = next(preparing.prepare(batch=1, formatter=plain))
    assert (first, preparing.count_due()) == (LANGUAGES, 2 * LANGUAGES)
    list(preparing.prepare(batch=1, formatter=plain))
    assert preparing.count_due() == 0


def test_language_that_is_missing_is_made_alone() -> None:
    works(2)
    list(preparing.prepare(formatter=plain))
    Citation.objects.filter(language="ar").delete()
    assert sum(preparing.prepare(formatter=plain)) == 2


def test_one_work_that_cannot_be_cited_does_not_stop_the_others(caplog: Any) -> None:
    bad = works(5)[2]

    def choosy(items: Sequence[dict[str, Any]], style: str, locale: str) -> dict[str, str]:
        if any(item["id"] == f"w{bad.pk}" for item in items):
            raise RefusedItemsError("no")
        return plain(items, style, locale)

    list(preparing.prepare(formatter=choosy))
    assert Citation.objects.exclude(html="").count() == 4 * LANGUAGES
    assert list(preparing.prepare(formatter=choosy)) == []
    assert f"w{bad.pk} cannot be cited in en-US" in caplog.text


def test_without_a_formatter_everything_stays_due() -> None:
    works(1)

    def missing(items: Sequence[dict[str, Any]], style: str, locale: str) -> dict[str, str]:
        raise FormatterError("Pandoc cannot be started.")

    with pytest.raises(FormatterError):
        list(preparing.prepare(formatter=missing))
    assert preparing.count_due() == LANGUAGES


def test_queries_do_not_grow_with_the_works() -> None:
    counts = []
    for count in (1, 20):
        Work.objects.all().delete()
        works(count)
        with CaptureQueriesContext(connection) as queries:
            list(preparing.prepare(formatter=plain))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.fixture
def steps(monkeypatch: Any) -> list[int]:
    done: list[int] = []

    def prepare() -> Iterator[int]:
        for number in range(3):
            done.append(number)
            yield number

    monkeypatch.setattr(preparing, "prepare", prepare)
    return done


def test_turn_ends_when_its_time_is_over_and_says_that_there_is_more(steps: list[int]) -> None:
    assert working.work(timezone.now(), seconds=0) is True
    assert steps == [0]


def test_turn_that_does_all_asks_for_no_other(steps: list[int]) -> None:
    assert working.work(timezone.now()) is False
    assert steps == [0, 1, 2]


def test_second_worker_leaves_it_to_the_first(steps: list[int]) -> None:
    now = timezone.now()
    leases.take(["citations"], now)
    assert working.work(now) is False
    assert steps == []


def test_lease_is_given_back_after_a_turn(steps: list[int]) -> None:
    now = timezone.now()
    working.work(now)
    assert leases.take(["citations"], now) == ["citations"]


def test_look_when_nothing_has_changed_goes_through_no_works(
    steps: list[int], django_assert_num_queries: Any
) -> None:
    works(1)
    now = timezone.now()
    working.work(now)
    assert steps == [0, 1, 2]
    with django_assert_num_queries(1):
        assert working.work(now) is False
    assert steps == [0, 1, 2]


def test_change_is_looked_for_after_a_complete_turn(steps: list[int]) -> None:
    [work] = works(1)
    working.work(timezone.now())
    touch([work])
    working.work(timezone.now())
    assert len(steps) == 6


def test_change_that_was_heard_of_is_looked_for_whatever_its_number(steps: list[int]) -> None:
    working.work(timezone.now())
    working.work(timezone.now(), announced=True)
    assert len(steps) == 6


def test_turn_that_was_cut_short_is_gone_on_with(steps: list[int]) -> None:
    assert working.work(timezone.now(), seconds=0) is True
    working.work(timezone.now())
    assert steps == [0, 0, 1, 2]


def test_work_that_changes_behind_a_run_is_made_by_the_next() -> None:
    first, *_ = works(2)
    run = preparing.prepare(batch=1, formatter=plain)
    next(run)
    touch([first])
    list(run)
    assert preparing.count_due() in (0, LANGUAGES)
    list(preparing.prepare(formatter=plain))
    assert preparing.count_due() == 0
