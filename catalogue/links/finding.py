"""Web addresses in running text of any language, and the one form each is kept in. Pure."""

import re
from collections.abc import Iterator

from yarl import URL

# What no address in running text goes on over: white space, quotes and brackets that enclose it,
# and the punctuation of Chinese, Japanese, Korean and Arabic, which is never part of one.
_STOPS = r"\s<>\"`{}|\\^«»“”„‟‘‚‛‹›、。〃〈-】〔-〟！＂＇（）＊，．：；＜＝＞？［］｛｜｝～｟-､؟،؛…"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9@.])(?P<scheme>https?://|(?=www\.))(?P<host>[^/?#{_STOPS}]+)(?P<rest>[/?#][^{_STOPS}]*)?",
    re.IGNORECASE,
)
# Letters of scripts that are written without spaces, or (Hangul) with endings joined on.
_UNSPACED = "\u1100-\u11ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_HOST_END = re.compile(rf"(?<=[a-z0-9])(?:(?<=\.[a-z])|(?<=[a-z]))[{_UNSPACED}].*", re.IGNORECASE)
# The sentence goes on behind a Latin letter, or behind a bare slash.
_REST_END = re.compile(rf"(?:(?<=[A-Za-z0-9])|(?<=^/))[{_UNSPACED}].*")
_TRAILING = ".,;:!?'’*_~"
_PAIRS = {")": "(", "]": "["}
_MOST = 2000


def addresses_in(text: str) -> Iterator[str]:
    """Every address that stands in ``text``, in normal form, in order, as often as it does."""
    if "://" not in text and "ww." not in text.casefold():
        return
    for found in _ADDRESS.finditer(text):
        host = _HOST_END.sub("", found["host"])
        rest = found["rest"] or "" if host == found["host"] else ""
        written = (found["scheme"] or "http://") + host + _REST_END.sub("", rest)
        if address := normal_form(_without_trailing(written)):
            yield address


def normal_form(url: str) -> str:
    """``url`` as it is asked: host in lower case and ASCII, no fragment, no default port.

    Empty for what is no http(s) address with a host that has a dot, or carries a password.
    """
    try:
        parsed = URL(url)
        host, port = parsed.host_subcomponent or "", parsed.port
    except ValueError:
        return ""
    bare = host.removesuffix(".")
    if parsed.scheme not in ("http", "https") or "." not in bare or parsed.raw_user:
        return ""
    usual = {"http": 80, "https": 443}[parsed.scheme]
    at = bare.lower() if port in (None, usual) else f"{bare.lower()}:{port}"
    address = f"{parsed.scheme}://{at}{parsed.raw_path_qs or '/'}"
    return address if len(address) <= _MOST else ""


def _without_trailing(written: str) -> str:
    """Without the punctuation of the sentence; a closing bracket stays where one opened."""
    while written:
        last = written[-1]
        is_unpaired = last in _PAIRS and written.count(last) > written.count(_PAIRS[last])
        if last not in _TRAILING and not is_unpaired:
            break
        written = written[:-1]
    return written
