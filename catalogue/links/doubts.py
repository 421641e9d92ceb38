"""Signs that a page which answered "here it is" is not what was linked to. Pure.

They are doubts, never a "no": a page may be called "Not found" and be meant. So a doubt changes
no state; it is written down, and a person looks.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from publications.outbound import Answer

SOFT_404, PARKED = "soft_404", "parked"

# What servers put into the title or heading of a page that says "not found" with status 200.
# A part of the title must say this and nothing else, so that no article about it is doubted.
_NOT_FOUND = (
    # English
    "(the )?(requested )?(page|file|document|url|resource|item|content)"
    "( was| is|s)?( not|n't) found",
    "(sorry|oops|whoops)[,.!… ]*(the |this |that )?page"
    " (not found|(can(no|')t|could not) be found)",
    "(the |this |that )?page (can(no|')t|could not) be found", "not found", "object not found!?",
    "(this |the )?page (does not|doesn't|no longer) exists?", "nothing found",
    "we can(no|')t find (that|the|this) page",
    # Chinese
    "(抱歉[,，!！ ]*)?(您(所)?(访问|请求|查找)的)?(页面|网页|頁面|網頁|文件|内容)"
    "(未找到|没有找到|不存在|找不到|已被删除|已删除|無法找到|不存在或已删除)(了)?",
    "(找不到|无法找到|找不到该|无法找到该)(页面|网页|頁面|網頁)", "未找到",
    # French
    "(la )?page (introuvable|non trouvée|inexistante|pas trouvée)",
    "(cette |la )?page n['’](existe (pas|plus)|a pas été trouvée)",
    "(document|contenu) introuvable",
    # Spanish
    "(la )?página no (encontrada|existe|disponible)", "no se (ha )?encontr(ó|ado) la página",
    "no encontrad[oa]",
    # Portuguese
    "(a )?página não (encontrada|existe|localizada)", "não encontrad[oa]",
    # German
    "(die )?(seite|datei|inhalt)( wurde)?( leider)? nicht (gefunden|vorhanden)",
    "(diese |die )?seite (existiert nicht( mehr)?|gibt es nicht( mehr)?)", "nicht gefunden",
    # Russian
    "(такая |эта |запрашиваемая |запрошенная )?страница не (найдена|существует)", "не найдено",
    "(такой )?страницы не существует", "страница удалена",
    # Japanese
    "(お探しの|ご指定の|指定された)?(ページ|ファイル|記事)[がは]?(見つかりません(でした)?|みつかりません"
    "(でした)?|存在しません)", "ページ(未検出|なし)",
    # Korean
    "(요청하신 |찾으시는 |해당 )?(페이지|문서)를? ?(찾을 수 없습니다|찾을 수 없음)",
    "(존재하지 않는|없는) (페이지|문서)(입니다)?", "(페이지|문서)가 (없습니다|존재하지 않습니다)",
    # Arabic
    "(عذر[اً]*[،, ]*)?(هذه )?(ال)?صفحة (غير موجودة|المطلوبة غير موجودة|لا توجد)",
    "لم يتم العثور على (هذه )?(ال)?صفحة( المطلوبة)?", "(ال)?صفحة غير متوفرة", "غير موجود",
)  # fmt: skip
_NUMBERED = (
    "(http )?(error|erreur|fehler|erro|ошибка|错误|錯誤|エラー|오류|خطأ)?[ :#]*404( ?({words}))?"
)
_ERROR_WORDS = (
    "error|erreur|fehler|erro|ошибка|错误|エラー|오류|خطأ|page|seite|página|страница|页面"
)
_SAYS_NOT_FOUND = re.compile(
    rf"(?:{_NUMBERED.format(words=_ERROR_WORDS)})"
    rf"|(?:(?:error |erreur |fehler |erro |ошибка )?404[ .:,]*)?(?:{'|'.join(_NOT_FOUND)})"
    r"(?:[ ,(]*(?:error |erreur |fehler )?404\)?)?"
)
_PARTS = re.compile(r"\s*[|–—·•»«:‹›/]+\s*|\s+-+\s+|\s*[。.!?！？]+\s*|\s*_+\s*")
# Patterns are tried only from where a plain search finds their beginning: pages are long.
_NAMES = (
    (b"<title", re.compile(rb"<title[^>]*>(.{0,500}?)</title", re.IGNORECASE | re.DOTALL)),
    (b"<h1", re.compile(rb"<h1[^>]*>(.{0,500}?)</h1", re.IGNORECASE | re.DOTALL)),
)
_TAG = re.compile(r"<[^>]*>")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)

# Where names that nobody uses any more are put up for sale.
_PARKING = (
    "sedoparking.com", "sedo.com", "parkingcrew.net", "bodis.com", "dan.com", "afternic.com",
    "hugedomains.com", "parklogic.com", "above.com", "domainmarket.com", "buydomains.com",
    "undeveloped.com", "uniregistry.com", "parkingpage.namecheap.com", "searchhounds.com",
)  # fmt: skip
_PARKED_BODY = (
    b"data-adblockkey=", b"sedoparking.com", b"parkingcrew.net", b"bodis.com", b"parklogic.com",
    b'window.location.href="/lander"', b"afternic.com/forsale",
)  # fmt: skip
_FOR_SALE = re.compile(
    r"(?:this |the )?domain(?: name)?(?: [\w.-]+)? (?:is|may be) (?:for sale|available for purchase"
    r"|parked)|buy this domain|[\w.-]+\.[a-z]{2,} is for sale|domain parking|parked domain"
    r"|(?:此)?域名(?:正在)?(?:出售|转让)|domain steht zum verkauf|diese domain kaufen"
    r"|ce (?:nom de )?domaine est à vendre|(?:este )?dominio (?:está )?en venta"
    r"|este domínio está à venda|домен продаётся|домен продается|このドメインは売り出し中"
)


def doubt(answer: Answer) -> tuple[str, str]:
    """(``soft_404`` or ``parked``, why in English) for a successful answer; two empty texts
    when nothing speaks against it."""
    if _at_parking(answer):
        return PARKED, "the address leads to a place where domains are sold"
    if _to_front_page(answer):
        return SOFT_404, "a deep address leads to the front page of its site"
    if answer.media_type not in ("text/html", "application/xhtml+xml", ""):
        return "", ""
    body = answer.body.lower()
    titles = list(_titles(answer, body))
    if any(sign in body for sign in _PARKED_BODY) or any(map(_FOR_SALE.search, titles)):
        return PARKED, "the page says that the domain is for sale or parked"
    if any(_says_not_found(title) for title in titles):
        return SOFT_404, "the page says that it was not found, with a status of success"
    return "", ""


def _at_parking(answer: Answer) -> bool:
    host = _host(answer.final_url)
    asked = _host(answer.url)
    return host != asked and any(host == name or host.endswith(f".{name}") for name in _PARKING)


def _to_front_page(answer: Answer) -> bool:
    """True when redirects gave up everything that the address had behind its host.

    A front page in another language (``/en/``) is one too.
    """
    asked, got = urlsplit(answer.url), urlsplit(answer.final_url)
    steps = [step for step in asked.path.split("/") if step]
    if not answer.hops or got.query or not (len(steps) > 1 or asked.query or "." in asked.path):
        return False
    return _site(answer.url) == _site(answer.final_url) and bool(
        re.fullmatch(
            r"/?(?:[a-z]{2}(?:[-_][a-zA-Z]{2,4})?/?)?(?:(?:index|home|default)\.\w+)?", got.path
        )
    )


def _says_not_found(title: str) -> bool:
    parts = [part.strip(" ,;") for part in _PARTS.split(title)]
    whole = title.strip(" .!?。！")
    return any(part and _SAYS_NOT_FOUND.fullmatch(part) for part in (whole, *parts))


def _titles(answer: Answer, lowered: bytes) -> Iterator[str]:
    """The title and the first heading, as plain folded text."""
    for beginning, pattern in _NAMES:
        at = lowered.find(beginning)
        if at >= 0 and (found := pattern.match(answer.body, at)):
            yield _plain(_decoded(found[1], answer, lowered))


def _decoded(text: bytes, answer: Answer, lowered: bytes) -> str:
    named = _CHARSET.search(answer.headers.get("content-type", "").encode("utf-8", "replace"))
    if named is None and (at := lowered.find(b"charset")) >= 0:
        named = _CHARSET.match(lowered, at)
    try:
        return text.decode(named[1].decode("ascii") if named else "utf-8", "replace")
    except (LookupError, ValueError):
        return text.decode("utf-8", "replace")


def _plain(markup: str) -> str:
    text = html.unescape(_TAG.sub(" ", markup)).casefold()
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").split())


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _site(url: str) -> str:
    return _host(url).removeprefix("www.")
