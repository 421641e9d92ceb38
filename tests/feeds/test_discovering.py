"""Pages say where the feed of what they show is."""

import pytest

from tests.browse_pages.reading import tree
from tests.browse_works.making import make_work

pytestmark = pytest.mark.django_db
LINK = "//head/link[@type='application/atom+xml']/@href"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_front_page_leads_to_the_feed_of_everything(client, language):
    assert tree(client.get(f"/{language}/")).xpath(LINK) == [f"/{language}/feeds/works.atom"]


def test_list_leads_to_the_feed_of_the_very_search(client):
    make_work("Ink on paper", work_type="essay")
    page = tree(client.get("/en/works/?q=ink&sort=title&type=essay&size=50"))
    wanted = "/en/feeds/works.atom?q=ink&type=essay"
    assert page.xpath(LINK) == [wanted]
    assert page.xpath("//a[text()='Feed']/@href") == [wanted]


def test_search_that_finds_nothing_yet_can_be_followed(client):
    assert tree(client.get("/en/works/?q=nothing")).xpath(LINK) == [
        "/en/feeds/works.atom?q=nothing"
    ]


def test_every_feed_that_a_page_offers_answers(client):
    make_work("A & B", work_type="essay")
    for page in ("/en/", "/fr/works/?q=A+%26+B", "/ja/works/?year=1990&language=en"):
        (address,) = tree(client.get(page)).xpath(LINK)
        assert client.get(address).status_code == 200
