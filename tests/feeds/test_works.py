"""``/{lang}/feeds/works.atom``: what is in it, in which order, for whom, for how many queries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from lxml import etree

from catalogue.feeds.entries import MOST
from publications.changes import touch
from publications.models import Work
from tests.browse_works.making import (
    make_full_work,
    make_person,
    make_serial,
    make_subject,
    make_work,
)

pytestmark = pytest.mark.django_db
FEED = "/en/feeds/works.atom"
DAY = datetime(2026, 6, 1, tzinfo=UTC)


def changed(work, days):
    Work.objects.filter(pk=work.pk).update(datestamp=DAY + timedelta(days=days))


def titles(document):
    return document("//atom:entry/atom:title")


def test_last_changed_comes_first_whatever_its_date(followed):
    for title, date, days in (("Old", "1850", 2), ("New", "2026", 0), ("Undated", "", 1)):
        changed(make_work(title, date=date), days)
    assert titles(followed()) == ["Old", "Undated", "New"]


def test_feed_is_as_new_as_its_newest_entry(followed):
    changed(make_work(), 3)
    assert followed()("/atom:feed/atom:updated") == ["2026-06-04T00:00:00Z"]


def test_same_parameters_find_the_same_works_as_the_list(followed):
    essay, book = make_work("Essay", work_type="essay"), make_work("Book", work_type="book")
    make_subject("Ink", essay, book)
    assert titles(followed("?type=essay&subject=ink")) == ["Essay"]


def test_only_what_is_public_is_in_it(followed):
    make_work("Draft", status="draft")
    make_work("Withdrawn", status="withdrawn", withdrawn_reason="Twice the same")
    assert titles(followed()) == []


def test_entries_are_bounded(followed):
    for number in range(MOST + 2):
        make_work(f"Work {number}")
    assert len(titles(followed())) == MOST


def test_entry_is_known_by_its_permanent_address_and_leads_to_the_readers_page(followed, settings):
    make_work(slug="on-paper")
    document = followed(language="fr")
    assert document("//atom:entry/atom:id") == [f"{settings.SITE_URL}/works/on-paper"]
    assert document("//atom:entry/atom:link[@rel='alternate']/@href") == [
        f"{settings.SITE_URL}/fr/works/on-paper/"
    ]


def test_reader_is_shown_their_language_else_the_original(followed):
    work = make_work(
        "词元之后", original_language="zh-Hans", title_fr="Au-delà", abstract_de="Kurz"
    )
    make_person(work, en="Zhaohui Wu", zh_hans="巫朝晖")
    french, korean = followed(language="fr"), followed(language="ko")
    assert titles(french) == ["Au-delà"]
    assert french("//atom:summary/@xml:lang") == ["de"]
    assert korean("//atom:entry/atom:title/@xml:lang") == ["zh-Hans"]
    assert french("//atom:entry/atom:author/atom:name") == ["Zhaohui Wu"]


def test_untitled_work_says_so(followed):
    make_work("")
    assert titles(followed()) == ["Untitled"]


def test_whoever_did_not_write_it_contributed(followed):
    work = make_work()
    make_person(work, en="Ada Quill")
    make_person(work, role="trl", en="Bo Reed")
    document = followed()
    assert document("//atom:entry/atom:author/atom:name") == ["Ada Quill"]
    assert document("//atom:contributor/atom:name") == ["Bo Reed"]


def test_feed_names_its_search_and_the_press(followed):
    make_serial("The Press")
    assert followed("?q=paper&type=essay")("/atom:feed/atom:title") == [
        "“paper” in works · Type Essay · The Press"
    ]


def test_same_search_has_one_address_however_it_was_asked(followed, settings):
    one, other = followed("?type=essay&q=ink&sort=title"), followed("?q=ink&&type=essay")
    assert one("/atom:feed/atom:id") == other("/atom:feed/atom:id")
    assert one("/atom:feed/atom:link[@rel='alternate']/@href") == [
        f"{settings.SITE_URL}/en/works/?q=ink&type=essay"
    ]


def test_what_cannot_be_used_is_refused_with_the_reason(client):
    response = client.get(f"{FEED}?year=then")
    assert response.status_code == 400
    assert "“then” cannot be used for “Year”" in response.content.decode()


def test_client_that_has_it_is_told_so(client):
    make_work()
    etag = client.get(FEED)["ETag"]
    assert client.get(FEED, headers={"if-none-match": etag}).status_code == 304


def test_changed_work_makes_the_feed_another(client):
    work = make_work()
    changed(work, 1)
    etag = client.get(FEED)["ETag"]
    touch([work])
    response = client.get(FEED, headers={"if-none-match": etag})
    assert (response.status_code, response["ETag"] != etag) == (200, True)


def test_change_elsewhere_leaves_the_feed_what_it_was(client):
    make_work("Essay", work_type="essay")
    etag = client.get(f"{FEED}?type=essay")["ETag"]
    touch([make_work("Book", work_type="book")])
    response = client.get(f"{FEED}?type=essay", headers={"if-none-match": etag})
    assert response.status_code == 304


def test_client_that_knows_the_last_change_is_told_that_nothing_is_new(client):
    touch([make_work()])
    modified = client.get(FEED)["Last-Modified"]
    assert client.get(FEED, headers={"if-modified-since": modified}).status_code == 304


def test_feed_of_words_has_no_time_as_the_index_comes_after_the_change(client):
    make_work()
    assert "Last-Modified" not in client.get(f"{FEED}?q=paper")


def test_feed_needs_few_queries_and_one_when_it_is_kept(client, django_assert_max_num_queries):
    make_full_work(rows=3)
    for number in range(30):
        make_work(f"Work {number}", work_type="essay")
    cache.clear()
    query = f"{FEED}?type=essay&type=book&language=en&language=fi"
    with django_assert_max_num_queries(7):
        assert client.get(query).status_code == 200
    with django_assert_max_num_queries(1):
        client.get(query)


def test_nobody_writes_to_a_feed(client):
    assert client.post(FEED).status_code == 405


@pytest.mark.shared
@pytest.mark.parametrize("language", ["en", "ar", "zh-hans"])
def test_feed_of_everything_is_valid_atom(followed, shared, language):
    make_full_work(rows=3)
    make_work("<script>alert(1)</script> \x07 & ]]>", abstract_en="</summary>", licence="CC0-1.0")
    schema = etree.RelaxNG(file=str(shared / "standards/relaxng/atom/atom.rng"))
    schema.assertValid(followed(language=language).root)
