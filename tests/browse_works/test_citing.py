"""How the page of a work cites it: what is there at once, and what can be chosen."""

import subprocess
from types import SimpleNamespace

import pytest

from catalogue.browse.shown import Shown
from catalogue.browse.works.citing import downloads, formatted, plain
from catalogue.browse.works.credits import Credit
from catalogue.browse.works.evidence import KnownDOI
from catalogue.exports.citations import pandoc
from catalogue.exports.citations.styles import STYLES
from publications.formats import FORMATS
from publications.texts import Text
from tests.browse_pages.reading import tree

from .making import LANGUAGES, make_work

DOI = KnownDOI("10.5555/a<b", "version", "findable", "", "", None, None, None)


def a_work(**facts):
    known = {"slug": "work", "year": None, "pages": "", "publisher": "", "issue": None}
    return SimpleNamespace(**{**known, **facts})


def shown(text: str) -> Shown:
    return Shown(Text(text, "en"))


def by(*names: str, role: str = "aut") -> list[Credit]:
    return [Credit(name, "en", "ltr", "", role) for name in names]


def test_all_that_is_known_stands_in_it():
    issue = SimpleNamespace(volume="3", number="2")
    work = a_work(year=1993, pages="7–9", issue=issue)
    assert plain(work, shown("On Paper"), shown("Letters"), by("A", "B"), [DOI]) == (
        "A; B (1993). On Paper. Letters, 3 (2), 7–9. https://doi.org/10.5555/a%3Cb"
    )


def test_nothing_known_leaves_title_and_address():
    assert plain(a_work(), shown("On Paper"), None, [], []) == (
        "On Paper. http://127.0.0.1:8000/works/work"
    )


def test_work_without_even_a_title_has_its_address():
    assert plain(a_work(), Shown(), None, [], []) == "http://127.0.0.1:8000/works/work"


def test_helpers_are_not_named_as_makers():
    citation = plain(a_work(year=1993), shown("On Paper"), None, by("T", role="trl"), [])
    assert citation.startswith("On Paper (1993).")


def test_publisher_stands_where_there_is_no_serial():
    assert "A Press." in plain(a_work(publisher="A Press"), shown("Ink"), None, [], [])
    assert "A Press" not in plain(a_work(publisher="A Press"), shown("Ink"), shown("L"), [], [])


@pytest.mark.parametrize("end", ["?", "!", "。", "؟"])
def test_title_that_ends_itself_gets_no_second_stop(end):
    assert f"Who{end} http" in plain(a_work(), shown(f"Who{end}"), None, [], [])


def test_slug_in_any_script_makes_an_address():
    work = a_work(slug="词元")
    assert plain(work, shown("A"), None, [], []).endswith("/works/%E8%AF%8D%E5%85%83")
    assert next(one.url for one in downloads("词元")) == "/works/%E8%AF%8D%E5%85%83.bib"


@pytest.mark.parametrize(
    ("html", "safe", "text"),
    [
        ("A <i>B</i> &amp; C.", "A <i>B</i> &amp; C.", "A B & C."),
        ("A <b>B</b>", "A B", "A B"),
        ("<i onclick=x>A</i>", "A", "A"),
        ("1 &lt; 2", "1 &lt; 2", "1 < 2"),
        ("<i><script>x</script></i>", "x", "x"),
    ],
)
def test_italics_alone_pass(html, safe, text):
    assert formatted(html) == (safe, text)


@pytest.fixture
def work(db):
    return make_work(slug="work")


def test_every_style_and_language_can_be_chosen_by_a_plain_form(read, work):
    [form] = read("/fr/works/work/").xpath("//form[@data-cite]")
    assert (form.get("action"), form.get("method")) == ("/works/work.txt", "get")
    assert form.xpath(".//select[@name='style']/option/@value") == list(STYLES)
    assert form.xpath(".//select[@name='lang']/option/@value") == LANGUAGES
    assert form.xpath(".//option[@selected]/@value") == ["apa", "fr"]


def test_citation_says_its_language(read, work):
    assert read("/ar/works/work/").xpath("//p[@class='citation']/bdi/@lang") == ["ar"]


def test_every_format_of_the_table_can_be_downloaded(read, work):
    links = read("/en/works/work/").xpath("//ul[@class='downloads']//a/@href")
    assert links == [f"/works/work.{ext}" for ext in FORMATS]


def test_draft_s_preview_offers_no_citation_that_is_not_there(admin_client, db):
    make_work(slug="draft", status="draft")
    page = tree(admin_client.get("/en/works/draft/"))
    assert not page.xpath("//form[@data-cite]")


@pytest.mark.parametrize("query", ["", "?style=mla&lang=de"])
def test_view_of_the_page_starts_no_formatter(client, work, monkeypatch, query):
    def started(*_, **__):
        raise AssertionError("a page view started a process")

    monkeypatch.setattr(pandoc, "_program", lambda: "pandoc")
    monkeypatch.setattr(subprocess, "run", started)
    monkeypatch.setattr(subprocess, "Popen", started)
    with pytest.raises(AssertionError):
        client.get("/works/work.txt")
    assert client.get(f"/en/works/work/{query}").status_code == 200
