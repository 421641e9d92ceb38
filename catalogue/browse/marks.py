"""The marks that a language puts around a title in running text."""

from typing import Literal

from publications.texts import same_language

Kind = Literal["serial", "work"]

# Language: marks of a whole publication, marks of a part of one. Sources: GB/T 15834-2011
# (Chinese), くぎり符号の使ひ方 (Japanese), 문장 부호 2014 (Korean), Imprimerie nationale
# (French, no-break spaces inside), Duden (German), Правила 1956 (Russian).
# Where a publication has no marks, it is set in italics.
_MARKS: tuple[tuple[str, tuple[str, str], tuple[str, str]], ...] = (
    ("en", ("", ""), ("“", "”")),
    ("zh-Hans", ("《", "》"), ("《", "》")),
    ("zh-Hant", ("《", "》"), ("〈", "〉")),
    ("lzh", ("《", "》"), ("《", "》")),
    ("ja", ("『", "』"), ("「", "」")),
    ("ko", ("『", "』"), ("「", "」")),
    ("fr", ("«\u00a0", "\u00a0»"), ("«\u00a0", "\u00a0»")),
    ("es", ("«", "»"), ("«", "»")),
    ("pt", ("«", "»"), ("«", "»")),
    ("de", ("„", "“"), ("„", "“")),
    ("ru", ("«", "»"), ("«", "»")),
    ("ar", ("«", "»"), ("«", "»")),
)


def marks(tag: str, kind: Kind = "work") -> tuple[str, str]:
    """Opening and closing mark of a title in the language ``tag`` (BCP 47)."""
    for language, whole, part in _MARKS:
        if same_language(language, tag):
            return whole if kind == "serial" else part
    return ("", "") if kind == "serial" else ("“", "”")


def marked(title: str, tag: str, kind: Kind = "work") -> str:
    """``title`` inside its marks; a title that brings the pair with it gets no second one."""
    opening, closing = marks(tag, kind)
    inner = title.removeprefix(opening).removesuffix(closing)
    if (
        opening
        and title == f"{opening}{inner}{closing}"
        and not set(opening + closing) & set(inner)
    ):
        return title
    return f"{opening}{title}{closing}"
