"""Which of a thing's texts a reader is shown, and its original beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from publications.texts import Text, same_language, shown


@dataclass(frozen=True)
class Shown:
    """``text``: for this reader. ``original``: the original text where that is another one."""

    text: Text | None = None
    original: Text | None = None

    def __bool__(self) -> bool:
        return self.text is not None

    def __str__(self) -> str:
        return self.text.value if self.text else ""


def pick(texts: Iterable[Text], language: str) -> Shown:
    """What a reader of ``language`` (a site code or BCP 47 tag) is shown."""
    texts = list(texts)
    text = shown(texts, language)
    original = next((one for one in texts if one.is_original and one.value.strip()), None)
    return Shown(text, None if original is text else original)


def is_foreign(text: Text, language: str) -> bool:
    """Whether the reader must be told what language ``text`` is in."""
    return bool(text.lang) and not same_language(text.lang, language)
