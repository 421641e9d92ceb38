"""The small parts that pages are made of."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from catalogue.browse.works.addresses import outside, person_url, work_url
from catalogue.browse.works.attachments import readable_size
from catalogue.browse.works.batches import ROOMS, Batch
from catalogue.browse.works.cards import cards, issue_label
from catalogue.browse.works.credits import credit
from catalogue.browse.works.languages import language_name
from catalogue.browse.works.rows import as_named
from catalogue.browse.works.selection import ORDER, Selection
from catalogue.browse.works.showing import Source, show_all
from publications.models import Work
from publications.names import Name
from publications.records import Agent
from publications.translating.states import mark

from .making import make_work

PAIRS = st.tuples(st.sampled_from(ORDER), st.text(min_size=1, max_size=5))


@pytest.mark.parametrize(
    ("tag", "reader", "name"),
    [
        ("zh-Hans", "en", "Chinese (Simplified)"),
        ("zh-Hans", "zh-hans", "中文 (简体)"),
        ("fi", "fr", "Finnois"),
        ("lzh", "en", "Literary Chinese"),
        ("grc", "ar", "اليونانية القديمة"),
        ("lzh", "ar", "Literary Chinese"),
        ("x-own", "en", "X-own"),
    ],
)
def test_language_is_called_what_the_reader_calls_it(tag, reader, name):
    assert language_name(tag, reader) == name


def test_addresses_are_in_the_language_of_the_page_and_quoted():
    with translation.override("fr"):
        assert work_url("논설") == "/fr/works/%EB%85%BC%EC%84%A4/"
        assert person_url("a/b?c#d") == "/fr/people/a%2Fb%3Fc%23d/"
    with translation.override("ar"):
        assert work_url("a") == "/ar/works/a/"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//evil.example", "data:,x", "", " http://a"]
)
def test_only_web_addresses_lead_outside(url):
    assert outside(url) == ""
    assert outside("HTTPS://a.example") == "HTTPS://a.example"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 byte"),
        (999, "999 byte"),
        (1000, "1 kB"),
        (1_500_000, "1.5 MB"),
        (10**16, "10,000 TB"),
    ],
)
def test_size_is_in_the_unit_that_people_use(size, words):
    assert readable_size(size, "en") == words


@pytest.mark.parametrize(
    ("volume", "number", "label"),
    [("3", "2", "3 (2)"), ("3", "", "3"), ("", "2", "2"), ("", "", "")],
)
def test_issue_is_named_by_what_it_has(volume, number, label):
    assert issue_label(volume, number) == label


@given(st.lists(PAIRS))
def test_selection_is_the_same_however_it_was_come_to(pairs):
    one, other = Selection(), Selection()
    for name, value in pairs:
        one = one.having(name, value)
    for name, value in reversed(pairs):
        other = other.having(name, value)
    assert one == other


@given(st.lists(PAIRS, unique=True), PAIRS)
def test_value_put_in_and_taken_out_leaves_the_selection_as_it_was(pairs, pair):
    selection = Selection()
    for name, value in pairs:
        selection = selection.having(name, value)
    without = selection.lacking(*pair)
    assert pair not in without.pairs
    assert without.having(*pair).lacking(*pair) == without


@given(st.permutations(["slug", "title_fr", "title_en", "year", "pk", "original_title"]))
def test_columns_come_in_the_order_they_are_named(names):
    """A union would mix up columns that its parts name in different orders."""
    assert list(as_named(Work.objects.all()).values_list(*names).query.selected) == names


def test_credit_tells_the_printed_name_only_where_it_is_another():
    names = (Name("巫", "朝晖", script="Hans", lang="zh-Hans"), Name("Wu", "Zhaohui", lang="en"))
    assert credit(Agent(names), "en").printed == "巫朝晖"
    assert credit(Agent(names), "zh-hans").printed == ""
    assert credit(Agent(names), "fr").name == "巫朝晖"


@pytest.mark.django_db
def test_cards_keep_the_order_of_their_keys_and_leave_out_what_is_not_public():
    works = [make_work(name) for name in "abc"]
    draft = make_work("d", status="draft")
    keys = [works[2].pk, draft.pk, works[0].pk, 10**9]
    assert [str(card.title) for card in cards(keys, "en")] == ["c", "a"]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, 1, 2, 20, 21, max(ROOMS), max(ROOMS) + 1])
def test_batch_of_any_number_of_keys_has_its_rows(count, django_assert_num_queries):
    Work.objects.bulk_create(
        Work(slug=f"w{number}", datestamp="2026-01-01T00:00Z") for number in range(count)
    )
    keys = list(Work.objects.values_list("pk", flat=True))
    batch = Batch(lambda keys: Work.objects.rewrite(False).filter(pk__in=keys).values("pk"))
    with django_assert_num_queries(1 if count else 0):
        assert sorted(row["pk"] for row in batch.dicts(keys)) == sorted(keys)


@pytest.mark.django_db
def test_states_are_read_in_one_query_for_any_number_of_texts(django_assert_num_queries):
    works = [make_work("fi", original_language="fi", title_en="en") for _ in range(3)]
    mark(works[1], "title", "en", "machine")
    wanted = [(Source("work", work.pk, "title"), work) for work in works]
    with django_assert_num_queries(1):
        shown = show_all(wanted, "en")
    assert [one.text.state for one in shown.values()] == ["draft", "machine", "draft"]


@pytest.mark.django_db
def test_originals_need_no_states(django_assert_num_queries):
    work = make_work("On Paper")
    with django_assert_num_queries(0):
        shown = show_all([(Source("work", work.pk, "title"), work)], "en")
    assert next(iter(shown.values())).text.is_original
