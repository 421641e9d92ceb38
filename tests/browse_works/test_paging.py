"""Pages by key: every work once, in order, forwards and back."""

import itertools

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalogue.browse.works import keys
from catalogue.browse.works.keys import Key
from catalogue.browse.works.ordering import order_called, orders
from catalogue.browse.works.paging import fetch, read_key
from publications.models import Work

from .making import make_work

ROWS = st.lists(
    st.tuples(st.sampled_from(["", "1990", "1990-05", "2020", "-0300"]), st.sampled_from("aAbé ")),
    max_size=12,
)
SLOW = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def make_all(rows: list[tuple[str, str]]) -> None:
    Work.objects.all().delete()
    for date, title in rows:
        make_work(title, date=date)


def walk(order: str, size: int) -> list[int]:
    """Primary keys of every page, from the first on."""
    found, after, chosen = [], None, order_called(order, "en")
    for _ in range(100):  # more pages than any test has
        page = fetch(Work.objects.public(), chosen, size, after=after)
        found += page.keys
        if not page.after:
            return found
        after = read_key(page.after, chosen)
        assert after is not None
    raise AssertionError("The pages have no end.")


@pytest.mark.django_db
@pytest.mark.parametrize("order", list(orders("en")))
@SLOW
@given(rows=ROWS, size=st.integers(1, 5))
def test_walking_on_visits_every_work_exactly_once(order, rows, size):
    make_all(rows)
    found = walk(order, size)
    assert sorted(found) == sorted(Work.objects.values_list("pk", flat=True))
    assert found == walk(order, 100)


@pytest.mark.django_db
@pytest.mark.parametrize("order", list(orders("en")))
@SLOW
@given(rows=ROWS, size=st.integers(1, 4))
def test_walking_back_passes_the_same_pages(order, rows, size):
    make_all(rows)
    chosen, works = order_called(order, "en"), Work.objects.public()
    pages = [fetch(works, chosen, size)]
    while pages[-1].after and len(pages) < 100:
        pages.append(fetch(works, chosen, size, after=read_key(pages[-1].after, chosen)))
    for earlier, page in itertools.pairwise(pages):
        back = fetch(works, chosen, size, before=read_key(page.before, chosen))
        assert back.keys == earlier.keys


@pytest.mark.django_db
def test_first_page_has_nothing_before_it_even_when_it_is_come_back_to():
    for number in range(3):
        make_work(str(number), date=f"200{number}")
    order, works = order_called("newest", "en"), Work.objects.public()
    second = fetch(works, order, 2, after=read_key(fetch(works, order, 2).after, order))
    first = fetch(works, order, 2, before=read_key(second.before, order))
    assert (len(first.keys), first.before) == (2, "")


@pytest.mark.django_db
def test_position_outlives_the_work_it_was_taken_from():
    works = [make_work(str(number), date=f"200{number}") for number in range(4)]
    order = order_called("newest", "en")
    after = read_key(fetch(Work.objects.public(), order, 2).after, order)
    works[2].delete()
    assert fetch(Work.objects.public(), order, 2, after=after).keys == (works[1].pk, works[0].pk)


@pytest.mark.django_db
def test_position_beyond_the_end_shows_the_beginning(read):
    make_work("Only one", date="2000")
    key = keys.encode(Key(0, -(2**40), 1))
    assert "Only one" in read(f"/en/works/?after={key}").text_content()


@given(st.integers(0, 3), st.one_of(st.integers(-(2**63) + 1, 2**63 - 1), st.text(max_size=60)),
       st.integers(0, 2**63 - 1))  # fmt: skip
def test_key_reads_back_what_it_wrote(part, value, pk):
    storable = isinstance(value, int) or "\x00" not in value
    if not storable:
        with pytest.raises(ValueError, match="no key"):
            keys.decode(keys.encode(Key(part, value, pk)))
    else:
        assert keys.decode(keys.encode(Key(part, value, pk))) == (part, value, pk)


@given(st.text())
@example("WzAsMSwx")
@example("bnVsbA")
@example("WzAsMSx0cnVlXQ")
@example("W1tdLDEsMV0")
@example("[" * 800)
def test_whatever_stands_for_a_key_is_read_or_refused(text):
    for order in orders("en").values():
        key = read_key(text, order)
        assert key is None or keys.decode(text) == key


def test_key_of_one_order_is_none_in_another():
    by_title = keys.encode(Key(0, "abc", 1))
    assert read_key(by_title, order_called("newest", "en")) is None
    assert read_key(by_title, order_called("title", "en")) is not None


@pytest.mark.django_db
def test_unreadable_place_is_said_and_the_list_begins_anew(read):
    make_work("Here")
    page = read("/en/works/?after=rubbish")
    assert "The place in the list could not be read" in page.text_content()
    assert "Here" in page.text_content()
