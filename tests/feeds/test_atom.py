"""The document itself, for whatever records hold."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalogue.feeds.atom import Entry, Feed, Person, Words, write

from .conftest import Document

NOW = datetime(2026, 6, 30, 12, 0, 0, 123456, tzinfo=UTC)
LISTED = "https://example.org/en/works/"


def made(*entries: Entry, title: str = "Works") -> Feed:
    return Feed("https://example.org/en/feeds/works.atom?q=a&type=b", LISTED, title, "The Press",
                "en", NOW, entries)  # fmt: skip


def entry(title: str = "On Paper", lang: str = "en", **facts) -> Entry:
    return Entry("https://example.org/works/p", f"{LISTED}p/", Words(title, lang), NOW, **facts)


def read(*entries: Entry) -> Document:
    return Document(write(made(*entries)))


hostile = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
people = st.lists(st.builds(Person, st.builds(Words, hostile, hostile), st.just(LISTED)))


@given(title=hostile, lang=hostile, summary=hostile, people=people, kind=hostile, date=hostile)
def test_whatever_a_record_holds_the_document_is_well_formed(
    title, lang, summary, people, kind, date
):
    one = entry("Title", lang, summary=Words(summary, lang), authors=people, kind=kind,
                kind_label=title, date=date)  # fmt: skip
    document = Document(write(made(one, title=f"Works {title}")))
    assert document("//atom:entry/atom:id") == ["https://example.org/works/p"]
    assert all(document("//atom:author/atom:name"))


def test_markup_in_a_title_is_its_letters():
    title = "<script>alert(1)</script> & ]]> “x”"
    assert read(entry(title))("//atom:entry/atom:title") == [title]


def test_each_text_says_its_own_language():
    document = read(entry("词元之后", "zh-Hans", summary=Words("Kurz", "de")))
    assert document("//atom:entry/atom:title/@xml:lang") == ["zh-Hans"]
    assert document("//atom:summary/@xml:lang") == ["de"]
    assert document("/atom:feed/@xml:lang") == ["en"]


@pytest.mark.parametrize("lang", ["", "not a tag", "x" * 9])
def test_text_in_a_language_nobody_knows_is_not_taken_for_the_feeds(lang):
    assert read(entry("…", lang))("//atom:entry/atom:title/@xml:lang") == ["und"]


def test_moments_are_in_utc_to_the_second():
    late = datetime(2026, 6, 30, 23, 30, tzinfo=timezone(timedelta(hours=-2)))
    document = read(entry(published=late))
    assert document("//atom:entry/atom:updated") == ["2026-06-30T12:00:00Z"]
    assert document("//atom:published") == ["2026-07-01T01:30:00Z"]


def test_long_abstract_is_cut_between_words():
    (summary,) = read(entry(summary=Words("word " * 900, "en")))("//atom:summary")
    assert len(summary) <= 1001
    assert summary.endswith("word…")


def test_long_abstract_without_blanks_is_cut_all_the_same():
    (summary,) = read(entry(summary=Words("紙" * 5000, "ja")))("//atom:summary")
    assert summary == "紙" * 1000 + "…"


def test_person_without_a_name_that_xml_can_hold_is_left_out():
    document = read(entry(authors=[Person(Words("\x00\x01"), LISTED)]))
    assert document("//atom:entry/atom:author") == []


def test_authors_stand_apart_from_others_who_took_part():
    document = read(
        entry(
            authors=[Person(Words("Ada Quill", "en"), LISTED)],
            contributors=[Person(Words("羽毛笔", "zh-Hans"), LISTED)],
        )
    )
    assert document("//atom:entry/atom:author/atom:name") == ["Ada Quill"]
    assert document("//atom:contributor/atom:name") == ["羽毛笔"]
    assert document("//atom:contributor/@xml:lang") == ["zh-Hans"]


def test_address_with_several_parameters_is_whole():
    document = read()
    assert document("/atom:feed/atom:id") == ["https://example.org/en/feeds/works.atom?q=a&type=b"]
    assert document("//atom:link[@rel='self']/@href") == document("/atom:feed/atom:id")


@pytest.mark.shared
def test_document_is_valid_atom(shared):
    schema = etree.RelaxNG(file=str(shared / "standards/relaxng/atom/atom.rng"))
    full = entry(
        summary=Words("Short", ""), published=NOW, kind="essay", kind_label="Essay", date="1850~",
        authors=[Person(Words("Ada", "en"), LISTED)], contributors=[Person(Words("B"), LISTED)],
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    )  # fmt: skip
    for feed in (made(), made(full), made(full, entry("<b>&"))):
        schema.assertValid(etree.fromstring(write(feed)))
