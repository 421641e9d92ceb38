"""Where words begin and end: runs of letters, and runs of characters written without blanks."""

import re
from collections.abc import Iterator
from functools import lru_cache

# Han (with 々 and 〇), kana and Bopomofo; Hangul is written with blanks, yet with particles.
_KANA = "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u31f0-\u31ff"
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3105-\u312f"
_HANGUL = "\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e"
# Scripts of India and South-East Asia, whose vowels are no letters to Python.
_MARKED = "\u0900-\u0963\u0966-\u109f\u1780-\u17dd"

_PLAIN = re.compile("[a-z0-9]+")
_PAIRED = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]")
_WORD = re.compile(f"(?:[^\\W_]|[{_MARKED}])+")
_HYPHEN = re.compile("[-‐‑]")
_HYPHENED = re.compile(r"[^\W_]{2,}(?:[-‐‑][^\W_]{2,})+")
_RUN = re.compile(
    f"(?P<pairs>[{_HAN}{_KANA}]+|[{_HANGUL}]+)|(?:[^\\W_{_HAN}{_KANA}{_HANGUL}]|[{_MARKED}])+"
)
_SCRIPTS = (
    ("Hang", re.compile(f"[{_HANGUL}]")),
    ("Hani", re.compile(f"[{_HAN}{_KANA}]")),
    ("Arab", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("Cyrl", re.compile("[\u0400-\u052f]")),
)


def spaced(text: str) -> list[str] | None:
    """The words of a ``spelled`` text; None where some are written without blanks."""
    if text.isascii():
        return _PLAIN.findall(text)
    return None if _PAIRED.search(text) else _WORD.findall(text)


def joined(text: str) -> list[str]:
    """Words of a ``spelled`` text that are written with hyphens, without them."""
    if "-" not in text and "‐" not in text:
        return []
    return [_HYPHEN.sub("", match[0]) for match in _HYPHENED.finditer(text)]


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """(run, whether it is to be parted into pairs of characters) of a ``spelled`` text."""
    for match in _RUN.finditer(text):
        yield match[0], match.lastgroup is not None


@lru_cache(maxsize=8192)
def script(word: str) -> str:
    """ISO 15924 code as in ``languages``: Latn where nothing says otherwise."""
    if word.isascii():
        return "Latn"
    return next((code for code, letters in _SCRIPTS if letters.search(word)), "Latn")
