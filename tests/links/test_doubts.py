"""Pages that say "here it is" and are not what was linked to: doubted, never taken for gone."""

import pytest

from catalogue.links.doubts import doubt
from catalogue.links.meaning import read
from catalogue.links.transitions import LinkFacts, after

from .outcomes import NOON, answer

DEEP = "https://example.org/a/b.html"


def page(title: str, heading: str = "", charset: str = "utf-8") -> bytes:
    text = f"<html><head><title>{title}</title></head><body><h1>{heading}</h1>"
    return text.encode(charset)


@pytest.mark.parametrize(
    "title",
    [
        "404", "404 Not Found", "Page not found | Museum", "Error 404: Page Not Found",
        "Museum – Sorry, this page can’t be found", "HTTP 404", "Page Not Found (404)",
        "页面不存在", "404 - 找不到页面", "您访问的页面不存在", "頁面未找到",
        "Page introuvable - Musée", "La page n’existe pas", "Erreur 404",
        "Página no encontrada", "No se encontró la página",
        "Página não encontrada | Museu", "Seite nicht gefunden", "Diese Seite existiert nicht",
        "Страница не найдена", "Ошибка 404 – страница не найдена", "Такой страницы не существует",
        "お探しのページは見つかりませんでした", "ページが見つかりません | 博物館",
        "페이지를 찾을 수 없습니다", "존재하지 않는 페이지입니다",
        "الصفحة غير موجودة", "لم يتم العثور على الصفحة", "خطأ 404",
    ],
)  # fmt: skip
def test_title_that_says_not_found_is_doubted_in_every_language(title: str) -> None:
    assert doubt(answer(body=page(title)))[0] == "soft_404"
    assert doubt(answer(body=page("Museum", title)))[0] == "soft_404"


@pytest.mark.parametrize(
    "title",
    [
        "Fossils not found in Europe", "How to make a good page not found page", "Room 404",
        "A history of the error 404 page", "Die nicht gefundene Seite des Mondes", "",
        "Lost and found", "页面设计的历史", "Peugeot 404 in the museum", "1404",
    ],
)  # fmt: skip
def test_title_that_only_speaks_of_it_is_not(title: str) -> None:
    assert doubt(answer(body=page(title))) == ("", "")


def test_title_is_read_in_the_charset_of_the_page() -> None:
    assert doubt(answer(body=page("Страница не найдена", charset="cp1251"))) == ("", "")
    declared = page("Страница не найдена", charset="cp1251")
    found = answer(body=declared, media_type="text/html; charset=windows-1251")
    assert doubt(found)[0] == "soft_404"


@pytest.mark.parametrize(
    "body",
    [
        page("museum.org is for sale"), page("This domain may be for sale"), page("域名出售"),
        b"<html data-adblockkey='x'>", b"<script>window.location.href=\"/lander\"</script>",
    ],
)  # fmt: skip
def test_parked_domain_is_doubted(body: bytes) -> None:
    assert doubt(answer(body=body))[0] == "parked"


def test_redirect_to_a_seller_of_domains_is_doubted() -> None:
    sold = answer(final_url="https://www.hugedomains.com/x", hops=((302, DEEP),))
    assert doubt(sold)[0] == "parked"


@pytest.mark.parametrize("front", ["/", "", "/en/", "/zh-hans/", "/index.html", "/home.php"])
def test_deep_address_that_leads_to_the_front_page_is_doubted(front: str) -> None:
    moved = answer(url=DEEP, final_url=f"https://www.example.org{front}", hops=((301, DEEP),))
    reading = read(moved)
    assert (reading.meaning, reading.problem, reading.moved_to) == ("doubtful", "soft_404", "")


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("https://example.org/", "https://www.example.org/"),
        ("https://example.org/en", "https://example.org/"),
        (DEEP, "https://other.example.com/"),
        (DEEP, "https://example.org/c/d"),
    ],
)
def test_other_redirects_are_not(asked: str, got: str) -> None:
    assert doubt(answer(url=asked, final_url=got, hops=((301, asked),))) == ("", "")


def test_file_is_not_read_for_words() -> None:
    assert doubt(answer(body=page("404"), media_type="application/pdf")) == ("", "")


@pytest.mark.parametrize("state", ["unchecked", "ok", "redirected", "broken", "blocked"])
def test_doubt_changes_no_state(state: str) -> None:
    facts = LinkFacts(state, failures=1, last_failure_at=NOON)
    assert after(facts, read(answer(body=page("404 Not Found"))), NOON) == facts
