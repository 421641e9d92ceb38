"""A result says why it matched."""

import gzip

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from catalogue.browse.works.cards import cards
from publications.translating.states import mark

from .making import make_full_work, make_person, make_serial, make_subject, make_work
from .reading_cards import excerpt, marked, tree

pytestmark = pytest.mark.django_db
BAD = "<script>alert(1)</script> \"'><img src=x onerror=alert(2)>"


def card(work, question, reader="en"):
    return cards([work.pk], reader, question)[0]


def page(work, question, reader="en"):
    """The list of one card, as a page shows it to a reader."""
    with translation.override(reader):
        html = render_to_string("works/cards.html", {"cards": cards([work.pk], reader, question)})
    return tree(html)


def test_words_are_marked_in_the_title():
    shown = page(make_work("On paper and Papers"), "paper")
    assert marked(shown, "entry-title") == ["paper", "Papers"]
    assert shown.xpath("string(//p[@class='entry-title']/a)") == "On paper and Papers"


def test_words_are_marked_in_the_original_title_in_its_own_language():
    work = make_work("纸张与图书馆", original_language="zh-Hans", title_en="Beyond Tokens")
    shown = page(work, "圖書館")
    assert marked(shown, "original") == ["图书馆"]
    assert shown.xpath("//p[@class='original']/span/@lang") == ["zh-Hans"]
    assert marked(shown, "entry-title") == []


def test_words_are_marked_in_names_and_in_the_serial():
    work = make_work(serial=make_serial("Letters of Ink"))
    make_person(work, en="Ada Quill")
    shown = page(work, "quill letters")
    assert marked(shown, "byline") == ["Quill"]
    assert marked(shown, "meta") == ["Letters"]


def test_words_are_marked_in_what_a_work_appeared_in():
    shown = page(make_work(container_title="A Book of Inks"), "ink")
    assert marked(shown, "meta") == ["Inks"]


def test_card_that_shows_all_words_has_no_excerpt_and_asks_nothing_more(django_assert_num_queries):
    work = make_work("On paper", abstract_en="All of it is about paper.")
    with django_assert_num_queries(3):
        plain = card(work, "")
    with django_assert_num_queries(3):
        assert card(work, "paper").why.excerpt is None
    assert plain.why is None


@pytest.mark.parametrize(
    ("field", "value", "label", "words"),
    [
        ("subtitle_en", "With papers", "Subtitle", ["papers"]),
        ("keywords_en", "ink\npaper trade", "Keywords", ["paper"]),
        ("abstract_en", "All of it is about paper.", "Abstract", ["paper"]),
        ("title_fr", "Le Paper", "Title", ["Paper"]),
        ("original_title_romanised", "Peipa: paper", "Title", ["paper"]),
        ("publisher", "Paper & Sons", "Publisher", ["Paper"]),
    ],
)
def test_what_the_card_does_not_show_is_told_in_an_excerpt(field, value, label, words):
    shown = page(make_work("Title", **{field: value}), "paper")
    assert excerpt(shown) == (label, words)


def test_excerpt_tells_the_subject_in_the_readers_language_first():
    work = make_work("Title")
    make_subject("Paper trade", work, label_fr="Paper, commerce du")
    assert excerpt(page(work, "paper", "fr"))[1] == ["Paper"]
    assert card(work, "paper", "fr").why.excerpt.lang == "fr"
    assert card(work, "paper", "en").why.excerpt.lang == "en"


def test_excerpt_tells_a_name_in_another_script():
    work = make_work("Title")
    make_person(work, en="Wu Zhaohui", zh_hans="巫朝晖")
    shown = page(work, "巫朝晖")
    assert excerpt(shown) == ("Name", ["巫朝晖"])
    assert shown.xpath("//p[@class='entry-why']/span/@lang") == ["zh-Hans"]


def test_excerpt_names_a_contributor_whom_the_card_leaves_out():
    work = make_work("Title")
    for number in range(9):
        make_person(work, en=f"Person Nr{number}")
    shown = card(work, "Nr8")
    assert shown.why.excerpt.text.value == "Person Nr8"


def test_excerpt_tells_a_serials_other_title():
    work = make_work("Title", serial=make_serial("Letters", title_fr="Lettres persanes"))
    assert excerpt(page(work, "lettres")) == ("Serial", ["Lettres"])


def test_abstract_is_cut_in_the_language_in_which_it_matches_and_says_which():
    abstract = {"abstract_en": "Nothing here.", "abstract_ru": "Бумага " * 3 + "и чернила. " * 90}
    shown = page(make_work("Title", **abstract), "чернил")
    [why] = shown.xpath("//p[@class='entry-why']/span[mark]")
    assert (why.get("lang"), why.get("dir")) == ("ru", "ltr")
    assert 100 < len(why.text_content()) < 170
    assert shown.xpath("string(//p[@class='entry-why']/span[@class='note'])") == "Русский"


def test_readers_own_language_is_told_before_the_others():
    work = make_work("Title", abstract_de="Das Papier ist da.", abstract_fr="Le papier est là.")
    assert card(work, "papier", "fr").why.excerpt.lang == "fr"
    assert card(work, "papier", "de").why.excerpt.lang == "de"


def test_place_that_says_most_of_what_is_missing_is_told():
    work = make_work("Title", keywords_en="paper", abstract_en="Of paper and of ink.")
    assert card(work, "paper ink").why.excerpt.label == "Abstract"


def test_words_that_the_title_says_are_marked_in_the_excerpt_too():
    work = make_work("Paper", abstract_en="Of paper and of ink.")
    shown = page(work, "paper ink")
    assert marked(shown, "entry-title") == ["Paper"]
    assert excerpt(shown) == ("Abstract", ["paper", "ink"])


def test_excerpt_of_a_machine_translation_says_so():
    work = make_work("Työ", original_language="fi", abstract_en="All about paper.")
    work.original_abstract = "Paperista."
    work.save()
    mark(work, "abstract", "en", "machine")
    notes = page(work, "paper").xpath(
        "//p[@class='entry-why']/span[contains(@class,'note')]/text()"
    )
    assert notes == ["machine translation"]


@pytest.mark.parametrize("question", ["", "year:1990", "papyrus", "-paper", "10.5281/zenodo.1234"])
def test_nothing_is_marked_where_nothing_matches(question):
    work = make_work("Paper 10.5281/zenodo.1234 of 1990", abstract_en="All about paper.")
    shown = page(work, question)
    assert shown.xpath("//mark") == [] and excerpt(shown) is None


CASES = [
    ("en", "archives", "The Archive", ["Archive"]),
    ("zh-hans", "圖書館", "中国图书馆史", ["图书馆"]),
    ("fr", "bibliotheque", "Les bibliothèques", ["bibliothèques"]),
    ("es", "educacion", "La educación", ["educación"]),
    ("pt", "informacao", "A informação", ["informação"]),
    ("de", "haeuser", "Alte Häuser", ["Häuser"]),
    ("ru", "архива", "О бумажных архивах", ["архивах"]),
    ("ja", "ガイド", "旅行ｶﾞｲﾄﾞ", ["ｶﾞｲﾄﾞ"]),
    ("ko", "도서관에서", "국립도서관 역사", ["도서관"]),
    ("ar", "مكتبة", "تاريخ المكتبـــات", ["المكتبـــات"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "question", "text", "words"), CASES)
def test_every_language_is_marked_in_titles_and_in_excerpts(language, question, text, words):
    column = language.replace("-", "_")
    titled = make_work("Työ", original_language="fi", **{f"title_{column}": text})
    told = make_work("Työ", original_language="fi", **{f"abstract_{column}": text})
    shown = page(titled, question, language)
    assert marked(shown, "entry-title") == words
    [direction] = shown.xpath("//p[@class='entry-title']//mark/../@dir")
    assert direction == ("rtl" if language == "ar" else "ltr")
    assert marked(page(told, question, language), "entry-why") == words


def test_hostile_texts_stay_escaped_marked_or_not():
    work = make_work(
        f"paper {BAD}", title_fr=f"{BAD} paper", abstract_en=f"ink {BAD} " * 9,
        serial=make_serial(f"Paper {BAD}"), original_language="en",
    )  # fmt: skip
    make_person(work, en=f"Script {BAD}")
    for question in ("paper ink", "script alert", BAD, "<mark> onerror"):
        html = render_to_string("works/cards.html", {"cards": cards([work.pk], "en", question)})
        assert "<script" not in html and "<img" not in html, question
        assert "onerror=alert(2)" not in "".join(tree(html).xpath("//@*")), question


def test_any_number_of_works_is_explained_by_one_query_more(django_assert_num_queries):
    works = [make_full_work(number) for number in range(3)]
    keys = [work.pk for work in works]
    cards(keys, "fr")  # prepares
    with django_assert_num_queries(4):
        cards(keys, "fr")
    with django_assert_num_queries(5):
        found = cards(keys, "fr", "Tiivistelmä sujet")
    assert all(one.why.excerpt for one in found)


def test_work_that_was_withdrawn_meanwhile_has_no_card():
    work = make_work("Paper", status="withdrawn", withdrawn_reason="Twice the same")
    assert cards([work.pk], "en", "ink") == []


@pytest.mark.parametrize("has_index", [True, False])
def test_list_says_why_whether_or_not_the_index_answers(client, index, has_index):
    make_work("Paper and more", abstract_en="Of ink. " * 60 + "The trail of paper.")
    if has_index:
        index()
    shown = tree(client.get("/en/works/", {"q": "paper"}).content.decode())
    assert marked(shown, "entry-title") == ["Paper"]
    if has_index:
        shown = tree(client.get("/en/works/", {"q": "paper trail"}).content.decode())
        assert excerpt(shown) == ("Abstract", ["trail", "paper"])


def test_twenty_explained_results_stay_within_the_budget_of_a_page(client, index):
    text = " ".join(f"word{number}" for number in range(100))
    for number in range(25):
        abstract = f"{text} of paper number {number} and its ink, {text}"
        make_work(f"On paper {number}", abstract_en=abstract, date=str(1900 + number))
    index()
    html = client.get("/en/works/", {"q": "paper ink"}).content
    assert html.count(b'class="entry-why"') == 20
    assert len(gzip.compress(html)) <= 15 * 1024
