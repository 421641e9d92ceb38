"""Identifiers made at random, and the ways in which people spoil them when they paste."""

from urllib.parse import quote

from hypothesis import strategies as st
from stdnum import damm, ean, issn
from stdnum.iso7064 import mod_11_2

digits = st.text("0123456789", min_size=1, max_size=9)


def numbers(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


positive = st.integers(min_value=1, max_value=10**12).map(str)

_REGISTRANT = st.builds(
    "10.{}{}".format,
    st.integers(min_value=1000, max_value=999_999_999),
    st.sampled_from(["", ".7", ".1000.10"]),
)
_WORD = st.text("abcxyz0123456789-._/=+*$~@:", max_size=8)
plain_suffixes = st.builds(
    "{}{}{}".format,
    _WORD,
    st.one_of(st.just(""), _WORD.map("({})".format), _WORD.map("([{}])".format)),
    st.text("abcxyz0123456789=*$~+-_", min_size=1, max_size=8),
).filter(lambda suffix: suffix.strip("*_~"))
sici_suffixes = st.builds(
    "(sici){}-{}({}){}:{}<{}::aid-{}>3.0.co;2-{}".format,
    numbers(4),
    numbers(4),
    numbers(6),
    positive,
    positive,
    positive,
    st.text("abcxyz0123456789", min_size=1, max_size=6),
    st.sampled_from([*"0123456789abcxyz", "#"]),
)
plain_dois = st.builds("{}/{}".format, _REGISTRANT, plain_suffixes)
dois = st.builds("{}/{}".format, _REGISTRANT, plain_suffixes | sici_suffixes)

issns = (
    numbers(7)
    .filter(lambda n: n != "0000000")
    .map(lambda n: f"{n[:4]}-{n[4:]}{issn.calc_check_digit(n)}")
)
isbns = (
    st.builds("{}{}".format, st.sampled_from(["978", "9791", "9798"]), numbers(9))
    .map(lambda n: n[:12])
    .filter(lambda n: not n.startswith("978000000000"))
    .map(lambda n: n + ean.calc_check_digit(n))
)
isnis = numbers(15).map(lambda n: n + mod_11_2.calc_check_digit(n))
orcids = isnis.map(lambda n: "-".join(n[start : start + 4] for start in range(0, 16, 4)))
nla_objects = digits.map(lambda n: f"nla.obj-{n}{damm.calc_check_digit(n)}")
nlas = nla_objects | st.builds(
    "{}{}".format,
    st.sampled_from(["nla.cat-vn", "nla.news-article", "nla.party-", "anbd.bib-an", "nla.pic-an"]),
    digits,
)
pandoras = st.builds("nla.arc-{}{}".format, st.sampled_from(["", "c"]), digits)
viafs = st.integers(min_value=10, max_value=999_999_999).map(str)
handles = st.builds(
    "{}/{}".format,
    st.sampled_from(["2027", "20.500.12345", "1721.1", "10535"]),
    st.text("abcXYZ0123456789._-", max_size=8).map(lambda t: t + "A1"),
)
_ARK_PART = st.text("abcXYZ0123456789=~*+@_$", min_size=1, max_size=6)
arks = st.builds(
    "ark:{}/{}{}".format,
    st.sampled_from(["12148", "13030", "b5488"]),
    _ARK_PART,
    st.builds("{}{}".format, st.sampled_from("./"), _ARK_PART) | st.just(""),
)

NORMAL = {
    "doi": dois,
    "issn": issns,
    "isbn": isbns,
    "orcid": orcids,
    "isni": isnis,
    "nla": nlas,
    "pandora": pandoras,
    "trove": positive,
    "oclc": positive,
    "viaf": viafs,
    "handle": handles,
    "ark": arks,
}
"""Normal forms of every scheme."""

any_normal = st.sampled_from(sorted(NORMAL)).flatmap(
    lambda scheme: NORMAL[scheme].map(lambda value: (scheme, value))
)

_PIECES = (
    *("10.1000/", "10.5281/zenodo.", "https://doi.org/", "http://", "doi:", "10/", "www."),
    *("%25", "%2F", "%3C", "%E3%80%82", "%e9", "%", "&lt;", "&amp;", "&#37;", "&", "\\_", "{\\_}"),
    *("<1::a>3.0.co;2-#", "(", ")", "[", "]", "<", ">", "#", "?", ";", ",", ".", "/", "-", "*"),
    *("ISSN ", "issn:", "0317-8471", "1050-124X", "ISBN-13: ", "9780306406157", "0306406152"),
    *("orcid.org/", "0000-0002-1825-0097", "ISNI ", "nla.obj-", "nla.arc-", "nla.gov.au/", "view"),
    *("trove.nla.gov.au/work/", "(OCoLC)", "ocm", "worldcat.org/title/", "viaf.org/viaf/", "hdl:"),
    *("https://hdl.handle.net/", "handle/", "2027/x", "ark:", "ark:/", "12148/b", "login?url="),
    *(
        "１０．",
        "／",
        "。",
        "，",
        "（",
        "ー",
        "–",
        "\u200b",
        "\u202e",
        "\x00",
        "\ud800",
        "٣",
        "½",
        "Х",
    ),
    *("H\u0331", "é", "文", "…", " ", "\n", "1", "23", "x", "A"),
)
pastes = st.text(max_size=60) | st.lists(st.sampled_from(_PIECES), max_size=9).map("".join)
"""Anything that may be pasted: any text, and rubble of identifiers."""


def full_width(text: str) -> str:
    """As an East Asian input method types it."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def percent_encoded(text: str) -> str:
    return quote(text, safe="")


def with_invisible(text: str) -> str:
    """Zero-width space and bidi marks between the characters, as word processors leave them."""
    return "\u200e" + "\u200b".join(text) + "\u202c"


def in_en_dashes(text: str) -> str:
    return text.replace("-", "\u2013")


def as_entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


BRACKETS = ("()", "[]", "<>", "“”", "«»", "「」", "『』", "（）", "《》", "【】", '""', "''", "{}")
SENTENCE_ENDS = (
    ".",
    ",",
    ";",
    "。",
    "，",
    "、",
    "；",
    "؟",
    "،",
    "؛",
    "!",
    "…",
    ")",
    "》",
    "”",
    '".',
    ").",
)

around = st.sampled_from(BRACKETS)
after = st.sampled_from(SENTENCE_ENDS)
spaces = st.sampled_from(["", " ", "\n", "\t", "\u3000", "\u00a0", "\ufeff"])
