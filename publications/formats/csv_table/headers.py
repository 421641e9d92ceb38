"""Headers of columns as libraries, reference managers and spreadsheets in many languages
write them, and our field each stands for.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NAMES = {
    "key": "key|id|citation key|citekey|record id|book id|编号|編號|번호",
    "url": "url|link|web address|permalink|uri|trove url|work url|链接|網址|网址|リンク|링크"
    "|адрес|ссылка|lien|enlace|الرابط",
    "type": "type|item type|document type|work type|publication type|文献类型|類型|種別|資料種別"
    "|자료유형|тип|type de document|tipo|tipo de documento|dokumenttyp|النوع",
    "language": "language|languages|lang|language of original document|language of materials|langue"
    "|sprache|idioma|lengua|língua|语言|語言|语种|言語|언어|язык|اللغة",
    "title": "title|titles|article title|document title|work title|book title|full title"
    "|title proper|titre|título|titulo|titel|название|заглавие|наименование|заголовок|titolo"
    "|题名|題名|标题|標題|篇名|书名|書名|文章题目|タイトル|論題|제목|서명|표제|논문명|도서명"
    "|العنوان|عنوان",
    "subtitle": "subtitle|sub title|sous titre|subtítulo|untertitel|подзаголовок|副标题|副標題|副題"
    "|サブタイトル|부제|부제목|العنوان الفرعي",
    "contributors": "author|authors|creator|creators|author text|author full names|primary author"
    "|auteur|auteurs|autor|autores|autoren|verfasser|autore|автор|авторы|作者|著者|责任者|責任者"
    "|編著者|저자|지은이|글쓴이|المؤلف|المؤلفون|contributor|contributors",
    "editors": "editor|editors|éditeur scientifique|editor científico|herausgeber|редактор|编者"
    "|主编|編者|編集者|편집자|엮은이|المحرر",
    "translators": "translator|translators|traducteur|traductor|tradutor|übersetzer|переводчик|译者"
    "|譯者|訳者|옮긴이|역자|المترجم",
    "date": "date|year|publication date|publication year|date of publication|published|issued"
    "|date range|année|annee|date de publication|fecha|año|ano|data de publicação|jahr"
    "|erscheinungsjahr|datum|год|дата|год издания|年|年份|年代|出版年|发表时间|出版日期|出版時間"
    "|発行年|出版年月|연도|년도|발행년|발행연도|출판년도|السنة|تاريخ النشر",
    "container_title": "journal|journal title|publication title|source title|source|container"
    "|container title|magazine|newspaper|journal name|journal full title|publication name|revue"
    "|periodical|revista|periódico|zeitschrift|журнал|издание|期刊|刊名|来源|來源|刊物|雑誌"
    "|雑誌名|掲載誌|収録誌|학술지|학술지명|잡지|수록지|المجلة|series title|is part of",
    "issn": "issn|issns|issn1|issn 1|print issn|online issn|issn print|issn online|issn electronic"
    "|eissn|e issn|pissn|issn l|issnl|issnp|issne",
    "isbn": "isbn|isbns|isbn 13|isbn13|isbn 10|isbn10|isbn uid",
    "volume": "volume|vol|tome|tomo|band|jahrgang|том|卷|卷号|巻|권|المجلد",
    "issue": "issue|number|no|num|numéro|numero|número|heft|nummer|номер|выпуск|期|期号|号|号数|호"
    "|العدد",
    "pages": "pages|page|page range|pp|seiten|páginas|страницы|页|页码|頁|頁碼|ページ|쪽|면수"
    "|페이지|الصفحات",
    "first_page": "page start|first page|start page",
    "last_page": "page end|last page|end page",
    "extent": "extent|num pages|number of pages|page count|physical description|页数|頁數|ページ数"
    "|쪽수",
    "publisher": "publisher|publisher name|publishing company|éditeur|editeur|editorial|editora"
    "|verlag|издательство|издатель|出版社|出版者|发行者|発行者|출판사|발행처|발행자|الناشر",
    "place": "place|place of publication|city|lieu|lieu d édition|lugar|local|ort|erscheinungsort"
    "|место издания|出版地|發行地|발행지|مكان النشر",
    "version": "version|edition|édition|edición|edição|auflage|版本|版次|版|판|الطبعة",
    "licence": "licence|license|rights|licencia|lizenz|лицензия|许可|ライセンス|라이선스",
    "doi": "doi|dois|digital object identifier",
    "keywords": "keywords|keyword|author keywords|tags|manual tags|subject|subjects|mots clés"
    "|mots cles|palabras clave|palavras chave|schlagwörter|schlüsselwörter|ключевые слова|关键词"
    "|關鍵詞|主题|キーワード|件名|키워드|주제어|الكلمات المفتاحية",
    "abstract": "abstract|abstract note|summary|description|résumé|resumen|resumo|zusammenfassung"
    "|аннотация|реферат|摘要|提要|抄録|要旨|초록|요약|الملخص",
}
FIELDS = frozenset(_NAMES)
"""What a column of another's file may be said to hold."""
IN_LANGUAGES = frozenset({"title", "subtitle", "abstract", "keywords", "container_title"})
"""Fields whose name may end in a language: ``title_fr``."""
OWN = frozenset({"title_language", "other_titles"})
"""Columns that only a file of ours has."""

# What makes a list one of works, where the titles might be those of serials.
_MAKERS = frozenset({"contributors", "editors"})
_OF_WORKS = _MAKERS | {"doi", "container_title", "pages", "isbn"}
# Headers of title lists of serials: KBART (NISO RP-9) and its like.
_OF_SERIALS = frozenset(
    {"publication title", "journal title", "journaltitle", "periodical title", "serial title"}
)
_TAGGED = re.compile(r"(.+?)\s*[_ \-(\[]\s*([a-z]{2,3}(?:[-_][a-z]{2,4})?)\s*[)\]]?", re.I)
_LANGUAGES = frozenset(
    {"ar", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "it", "ja", "ko"}
    | {"nl", "pl", "pt", "ru", "sv", "th", "tr", "uk", "vi", "zh"}
)


@dataclass(frozen=True)
class Column:
    """What a column holds: a field of ours, in a language where the header names one."""

    place: int
    header: str
    field: str
    language: str = ""


def normal(header: str) -> str:
    """Lower case, compatibility forms to plain ones, anything but letters and digits a blank."""
    text = unicodedata.normalize("NFKC", header).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


_FIELDS = {normal(name): field for field, names in _NAMES.items() for name in names.split("|")}


def columns(headers: Sequence[str], told: Mapping[str, str]) -> list[Column]:
    """The columns that hold something; ``told`` says what a header stands for, before all."""
    wanted = {normal(header): field for header, field in told.items()}
    found = []
    for place, header in enumerate(headers):
        name = normal(header)
        if name in wanted:
            field, language = _told(wanted[name])
        else:
            field, language = _known(header, name)
        if field:
            found.append(Column(place, header.strip(), field, language))
    return found


def _told(field: str) -> tuple[str, str]:
    if field in FIELDS:
        return field, ""
    base, _, language = field.rpartition("_")
    return (base, language) if base in IN_LANGUAGES else ("", "")


def _known(header: str, name: str) -> tuple[str, str]:
    if name in _FIELDS:
        return _FIELDS[name], ""
    match = _TAGGED.fullmatch(header.strip())
    if match and match[2].split("-")[0].split("_")[0].lower() in _LANGUAGES:
        field = _FIELDS.get(normal(match[1]), "")
        if field in IN_LANGUAGES:
            return field, match[2].replace("_", "-")
    return "", ""


def is_list_of_serials(headers: Sequence[str], found: Sequence[Column]) -> bool:
    """Whether the titles are those of serials: they have ISSNs and nothing that works have."""
    fields = {column.field for column in found}
    if "title" in fields:
        return "issn" in fields and not fields & _OF_WORKS
    return bool({normal(header) for header in headers} & _OF_SERIALS) and not fields & _MAKERS
