"""Works of one issue, and works that a reader has chosen, as filters of the list."""

import pytest

from publications.models import Issue

from .making import make_serial, make_work
from .test_filters import found

pytestmark = pytest.mark.django_db


def chips(page) -> list[str]:
    return [
        " ".join(one.text_content().split())
        for one in page.xpath("//ul[@class='chips']//a[@class='chip']")
    ]


def test_issue_is_named_by_its_serial_and_itself():
    one, other = make_serial("Letters"), make_serial("Times")
    for serial in (one, other):
        issue = Issue.objects.create(serial=serial, slug="1-2")
        make_work(f"In {serial.original_title}", issue=issue)
        make_work(f"Elsewhere in {serial.original_title}", serial=serial)
    assert found(f"issue={one.slug}/1-2") == ["In Letters"]
    assert found(f"issue={one.slug}/1-2&issue={other.slug}/1-2") == ["In Letters", "In Times"]
    assert found(f"issue={one.slug}/9") == []


@pytest.mark.parametrize(
    "query", ["chosen={0}.{2}", "chosen={0}&chosen={2}", "chosen={2}.{0}..{0}.999999999999999999"]
)
def test_chosen_works_stand_joined_or_one_by_one(query):
    keys = [make_work(title).pk for title in "ABC"]
    assert found(query.format(*keys)) == ["A", "C"]


def test_list_shows_the_chosen_works_and_lets_go_of_the_choice(read, listed):
    keys = [make_work(title).pk for title in "ABC"]
    query = f"?chosen={keys[2]}.{keys[0]}"
    assert sorted(listed(query)) == ["A", "C"]
    page = read(f"/en/works/{query}")
    assert chips(page) == ["Chosen works 2 Remove this filter"]
    assert page.xpath("//ul[@class='chips']//a[@class='chip']/@href") == ["/en/works/"]


def test_list_of_an_issue_says_which(read):
    make_work("A", issue=Issue.objects.create(serial=make_serial(), slug="1-2"))
    assert chips(read("/en/works/?issue=letters/1-2")) == ["Issue letters/1-2 Remove this filter"]


def test_equal_choices_have_equal_addresses(read):
    keys = sorted(make_work(title).pk for title in "AB")
    page = read(f"/en/works/?chosen={keys[1]}.{keys[0]}&sort=oldest")
    [title] = page.xpath("//nav[@class='ways']//a[contains(@href, 'sort=title')]/@href")
    assert title == f"/en/works/?chosen={keys[0]}.{keys[1]}&sort=title"


def test_more_than_five_hundred_chosen_are_left_out_and_told(read):
    work = make_work()
    keys = [work.pk, *range(10**6, 10**6 + 500)]
    page = read("/en/works/?chosen=" + ".".join(map(str, keys)))
    [remark] = page.xpath("//p[@class='notice']")
    assert "“1000499” cannot be used for “Chosen works”" in remark.text_content()


@pytest.mark.parametrize("value", ["", ".", "x", "-1", "1e3", "9" * 40])
def test_choice_that_is_none_finds_everything(value):
    make_work("A")
    assert found(f"chosen={value}") == ["A"]
