"""What may be typed into the search box, and what may stand in an address: words of ten
languages, marks that mean something to some search engine, and noise."""

from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from config.languages import LANGUAGES

SCRIPT = "<script>alert(1)</script>"
WORDS = (
    "mossbauer effect", "褥疮", "楞严经", "梨", "l’archeologie", "œuvres", "sequía", "reseña",
    "eça de queirós", "Jud Süß", "Grossinquisitor", "к звёздам", "ручеек", "ｶﾞｽﾒｰﾀｰ", "睡眠時無呼吸",
    "네트워크의", "間島", "اساس البلاغه", "سيـــرة", "الطِّبّ", "10.1088/0026-1394/49/6/772",
    "https://doi.org/10.1002/1097-4628(20001121)78:8%3C1478::AID-APP30%3E3.0.CO;2-K", "1880-8247",
    "979-11-6224-187-5", "nla.obj-243253818", "0000-0003-1258-5002", "JIS B 8571:2022", SCRIPT,
)  # fmt: skip
MARKS = (
    '"', "«", "»", "“", "-", "--", "title:", "author:", "subject:", "year:", "year:1990..2005",
    "year:..", "year:9..1", "year:-500..", "issn:", "doi:", "lang:", "lang:xx", "archived:trove",
    "archived:", 'title:"', "-title:", "AND", "OR", "NOT", "(", ")", "[", "]", "{1 TO 2}", "*", "?",
    "~2", "^9", "+", "\\", "/.*/", ":", "::", "'", "%", "%00", "%zz", "&", "=", "#", ";", "\x00",
    "\t", "\r\n", "\u202e", "\u200d", "\ufeff", "\ufffe", "\u0301" * 40, "\u0640" * 40,
    "\U0001f468", "\U000e0001", "\ud7a3", "\u1100", "ﷺ", "İ", "ﬁ", "ß" * 60, "9" * 400, "x" * 700,
    "中" * 600, "-" * 60, "title:" * 30, '"a" ' * 40,
)  # fmt: skip
NAMES = (
    "q", "type", "language", "year", "year_min", "year_max", "subject", "contributor", "serial",
    "issue", "archive", "archive_state", "chosen", "sort", "size", "after", "before", "page",
)  # fmt: skip
VALUES = (
    "relevance", "newest", "oldest", "title", "essay", "book", "en", "zh-Hans", "1", "0", "-1",
    "2", "50", "51", "1000", "9" * 30, "1e9", "٣", "null", "None", "NaN", "a/b", "1.2.3", "trove",
    "healthy", "../..", "", " ", "[]", "{}",
)  # fmt: skip

_pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.text(max_size=20))
questions = st.builds(
    str.join, st.sampled_from([" ", "", " -", ' "']), st.lists(_pieces, max_size=10)
)
pages = st.sampled_from([f"/{one.code}/works/" for one in LANGUAGES])

_names = st.one_of(st.sampled_from(NAMES), st.sampled_from(NAMES), st.text(max_size=5))
_values = st.one_of(questions, st.sampled_from(VALUES), st.text(max_size=30))


def _pair(name: str, value: str, safe: str) -> str:
    first, second = (quote_from_bytes(text.encode(), safe=safe) for text in (name, value))
    return f"{first}={second}"


_pairs = st.lists(
    st.builds(_pair, _names, _values, st.sampled_from(["", "/:", "%", "&=;+%"])), max_size=8
)
_proper = _pairs.map("&".join)
# A server hands the bytes of an address on as characters of Latin-1 (PEP 3333).
_raw = st.binary(max_size=80).map(lambda some: some.decode("latin-1"))
_asking = st.builds(_pair, st.just("q"), questions, st.sampled_from(["", "%"]))
addresses = st.one_of(
    st.builds("{}&{}".format, _asking, _proper),
    _proper,
    st.builds("{}&q={}".format, _proper, _raw),
    _raw,
)
