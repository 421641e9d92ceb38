"""A text and the language it is in, and which one a reader is shown.

Shown: the reader's language, else the original, else English, else any; always labelled.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})
RTL_LANGUAGES = frozenset({"ar", "fa", "ur", "ps", "he", "yi", "ug", "sd", "ckb", "dv", "syr"})


@dataclass(frozen=True, init=False)
class Text:
    """``value`` in the language ``lang`` (BCP 47; empty when not known).

    ``state`` is the translation's (``machine``, ``draft``, ``reviewed``, ``outdated``), or
    ``original``.
    """

    value: str
    lang: str = ""
    state: str = ""
    reading: str = ""
    romanised: str = ""

    def __init__(
        self,
        value: str,
        lang: str = "",
        state: str = "",
        reading: str = "",
        romanised: str = "",
    ) -> None:
        # A record has dozens, an export millions: the constructor that a frozen dataclass is
        # given takes more than twice as long.
        own = self.__dict__
        own["value"] = value
        own["lang"] = lang
        own["state"] = state
        own["reading"] = reading
        own["romanised"] = romanised

    @property
    def is_original(self) -> bool:
        return self.state == "original"

    @property
    def direction(self) -> str:
        """``ltr``, ``rtl``, or ``auto`` where the language is not known."""
        return direction(self.lang)

    def __str__(self) -> str:
        return self.value


def direction(tag: str) -> str:
    """Writing direction of a BCP 47 tag: by script subtag, else by language."""
    if not tag:
        return "auto"
    language, *rest = tag.split("-")
    scripts = [part.title() for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in RTL_SCRIPTS else "ltr"
    return "rtl" if language.lower() in RTL_LANGUAGES else "ltr"


def same_language(one: str, other: str) -> bool:
    """Whether a reader of ``one`` reads ``other`` without being told.

    Regions do not part languages (pt-BR is pt); scripts do (zh-Hant is not zh-Hans), and a
    Chinese tag without script is taken as simplified, as our language switch names it.
    """
    return bool(one) and bool(other) and _key(one) == _key(other)


@lru_cache(maxsize=1024)
def _key(tag: str) -> tuple[str, str]:
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if language in ("zh", "cmn"):
        regions = {"tw", "hk", "mo"}
        return "zh", script or ("hant" if regions & set(rest) else "hans")
    return language, script


def shown(texts: Iterable[Text], language: str) -> Text | None:
    """The text for a reader of ``language`` (BCP 47 or a site code), None when there is none."""
    candidates = [text for text in texts if text.value.strip()]
    for wanted in (
        lambda text: same_language(text.lang, language),
        lambda text: text.is_original,
        lambda text: same_language(text.lang, "en"),
    ):
        for text in candidates:
            if wanted(text):
                return text
    return candidates[0] if candidates else None
