"""Texts as files have them, made fit to keep, with the language each is in."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ...names import script_of as _script_of
from ...texts import Text
from .languages import tag

LONGEST = 100_000
"""Characters of a field that are kept."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Embeddings and overrides round a field's end are left from columns of a bidi screen.
_EDGE = " \t\r\n\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\u3000\xa0"
# Punctuation that ISBD puts before the next element of a description.
_ISBD = re.compile(
    r"(?:(?<=[^\s/:;=,،؛])[\s\u202a-\u202e]*[,،]|\s[\s\u202a-\u202e]*[/:;=؛])[\s\u202a-\u202e.]*$"
)

# Scripts that texts in a language are written in; Latin letters where nothing is said.
_WRITTEN = {
    "zh lzh yue": {"Hani"},
    "ja": {"Hani", "Jpan"},
    "ko": {"Hang", "Hani"},
    "ar fa ur ps ckb ug": {"Arab"},
    "ru uk be bg mk kk ky mn tt": {"Cyrl"},
    "sr": {"Cyrl", "Latn"},
    "el grc": {"Grek"},
    "he yi": {"Hebr"},
}
_SCRIPTS = {tag: scripts for tags, scripts in _WRITTEN.items() for tag in tags.split()}


@lru_cache(maxsize=8192)
def script_of(text: str) -> str:
    """``names.script_of``, remembered: places, publishers and serials come again and again."""
    return _script_of(text)


def clean(value: object) -> str:
    """A value as text: trimmed, without controls, whole characters only; "" for no text."""
    if value is None or value == "":
        return ""
    if isinstance(value, str) and value.isprintable():
        return value.strip(_EDGE)[:LONGEST]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = _SURROGATE.sub("\ufffd", _UNFIT.sub("", str(value))).strip(_EDGE)
    return text[:LONGEST]


def whole(value: object) -> str:
    """``clean`` without the punctuation that ISBD left at the end: ``القاهرة :``"""
    return _ISBD.sub("", clean(value)).strip(_EDGE)


def fits(text: str, language: str) -> bool:
    """Whether the script of ``text`` is one its language is written in."""
    script = script_of(text)
    if not script or not language:
        return True
    if "-Latn" in language:
        return script == "Latn"
    return script in _SCRIPTS.get(language.split("-")[0], {"Latn"})


def is_romanised(text: str, language: str) -> bool:
    """Whether ``text`` is in Latin letters though its language has other ones."""
    return not fits(text, language) and script_of(text) == "Latn"


def language_of(text: str, language: str) -> str:
    """``language`` where the text is in its script; what kana and Hangul say; else nothing."""
    if fits(text, language):
        return language
    return {"Jpan": "ja", "Hang": "ko"}.get(script_of(text), "")


def titles(row: dict[str, object], language: str) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Titles and subtitles, original first.

    The original is what the source calls so, else the title in the record's language, else
    the one under ``title``.
    """
    main, listed = whole(row.get("title")), list(_listed(row.get("titles")))
    subtitles = [Text(value, lang) for value, lang, kind in listed if kind == "sub"]
    forms = [(value, lang, kind) for value, lang, kind in listed if kind != "sub"]
    romanised = next((value for value, _, kind in forms if kind == "romanized"), "")
    found = [Text(value, lang) for value, lang, kind in forms if kind != "romanized"]
    if older := whole(row.get("original_title")):
        found.insert(0, Text(older, language_of(older, language)))
    if main and main not in {text.value for text in found} and main != romanised:
        found.insert(1 if older else 0, Text(main, language_of(main, language)))
    if not found and romanised:
        found, romanised = [Text(romanised, f"{language}-Latn" if language else "")], ""
    found = [
        text if text.lang else Text(text.value, language_of(text.value, language)) for text in found
    ]
    found = _original_first(found, "" if older else language, older or main)
    if romanised and found:
        found[0] = Text(found[0].value, found[0].lang, "original", romanised=romanised)
    subtitles += [
        Text(value, language_of(value, found[0].lang if found else language))
        for value in [whole(row.get("subtitle"))]
        if value
    ]
    return tuple(found), tuple(_original_first(subtitles, language, ""))


def _listed(value: object) -> Iterable[tuple[str, str, str]]:
    """(text, tag, kind) of a list or a mapping of titles."""
    if isinstance(value, dict):
        value = [{"lang": lang, "value": text} for lang, text in value.items()]
    for one in value if isinstance(value, list) else []:
        if isinstance(one, str):
            one = {"value": one}
        if not isinstance(one, dict):
            continue
        lang = tag(clean(one.get("lang") or one.get("language")))
        if text := whole(one.get("value") or one.get("title")):
            yield text, lang, clean(one.get("kind"))
        if text := whole(one.get("subtitle")):
            yield text, lang, "sub"


def _original_first(found: list[Text], language: str, main: str) -> list[Text]:
    """One text a language; the original leads and says so.

    Of titles in several languages, none of them the record's, none is said to be first.
    """
    if not found:
        return []
    if not language and not main and len({text.lang for text in found}) > 1:
        return list({text.lang or text.value: text for text in reversed(found)}.values())[::-1]
    original = next(
        (text for text in found if language and text.lang == language and text.value == main),
        next((text for text in found if language and text.lang == language), None),
    ) or next((text for text in found if text.value == main), found[0])
    others = [text for text in found if text is not original and text.lang != original.lang]
    once = {(text.lang or text.value): text for text in reversed(others)}
    kept = [text for text in others if once.get(text.lang or text.value) is text]
    return [Text(original.value, original.lang, "original"), *kept]


def forms(values: Iterable[object], language: str) -> tuple[Text, ...]:
    """Forms of one title (of a serial) in several scripts.

    The first in the record's language is the original. Its Latin form and, in Korean, its
    form in Hangul are its romanisation and its reading; forms in other languages follow.
    """
    plain = [text for value in values if (text := whole(value))]
    if not plain:
        return ()
    first = next((text for text in plain if fits(text, language)), plain[0])
    lang = language_of(first, language)
    rest = [text for text in dict.fromkeys(plain) if text != first]
    reading = next((t for t in rest if lang == "ko" and script_of(t) == "Hang"), "")
    # Only a third form can be the romanisation: a second one may be a title of its own.
    romanised = next((t for t in rest if reading and is_romanised(t, lang)), "")
    others = [t for t in rest if t not in (reading, romanised)]
    found = [Text(first, lang, "original", reading, romanised)]
    for text in others:
        other = language_of(text, language)
        found.append(Text(text, "" if other == lang else other))
    return tuple(found)


def words(value: object, language: str) -> tuple[Text, ...]:
    """Keywords: a list, one string parted by commas or semicolons, or lists by language."""
    found: list[Text] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            lang = tag(clean(one.get("lang")))
            listed = one.get("values") or [one.get("value")]
            found += [_word(word, lang, language) for word in listed if clean(word)]
        elif isinstance(value, list):
            found += [_word(one, language, language)] if clean(one) else []
        else:
            parts = re.split(r"\s*[;；,，、]\s*", clean(one))
            found += [_word(part, language, language) for part in parts if part]
    found.sort(key=lambda text: not text.is_original)
    return tuple(dict.fromkeys(found))


def _word(word: object, lang: str, language: str) -> Text:
    return Text(clean(word), lang, "original" if lang == language else "")


def abstracts(row: dict[str, object], language: str) -> tuple[Text, ...]:
    """Abstracts, the one in the record's language first."""
    found = [Text(value, lang) for value, lang, _ in _listed(row.get("abstracts"))]
    for key in ("abstract", "abstractNote", "summary"):
        if not found and (value := clean(row.get(key))):
            found.append(Text(value, language_of(value, language)))
    return tuple(_original_first(found, language, ""))
