"""A pasted list parted into its references, each with the line it begins on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .identifying import is_identifiers_only

# [12]  (12)  12.  12)  12、 （12） 【12】 ①, and bullets.
NUMBERED = re.compile(
    r"\s*(?:[\[(（【〔]\s*\d{1,4}\s*[\])）】〕][.、:]?|\d{1,4}\s*[.)、．](?!\d)|[①-⑳]|[•●▪◦*–—-](?=\s))\s*"
)
_HEADING = re.compile(
    r"[\W\d_]*(?:references?|bibliography|works cited|further reading"
    r"|literature(?: cited)?|sources|notes"
    r"|参考文献|參考文獻|参考资料|參考資料|引用文献|中文参考文献|英文参考文献|文献目录|参考书目"
    r"|références|bibliographie|literatur(?:verzeichnis)?|quellen"
    r"|bibliografía|referencias|referências|bibliografia"
    r"|литература|список литературы|библиография|참고문헌|참고 문헌|المراجع|المصادر)"
    r"(?:\s*[(（][^()（）]*[)）])?[\W_]*",
    re.I,
)
_ENDED = re.compile(r"[.。．!?！？)）\]】”\"»]\s*$|\d\s*$|https?://\S+\s*$")
_BEGINS = re.compile(
    r"[A-ZÀ-ÞА-ЯΑ-Ω\[“\"«《〈「『(\u3400-\u9fff\uac00-\ud7a3\u0600-\u06ff\u3040-\u30ff]"
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Reference:
    """``lines`` as they stand, without number; ``at`` the number of the first."""

    at: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def references(lines: Iterable[str]) -> Iterator[Reference]:
    """The references of a list: a numbered line, or a paragraph, or a line begins each.

    Only one paragraph is held at a time.
    """
    paragraph: list[tuple[int, str]] = []
    for at, line in enumerate(lines, 1):
        if line.strip():
            paragraph.append((at, line.rstrip()))
            if len(paragraph) < _LONGEST:
                continue
        yield from _parted(paragraph)
        paragraph = []
    yield from _parted(paragraph)


_LONGEST = 2_000
"""Lines of a paragraph that are looked at together."""


def _parted(paragraph: list[tuple[int, str]]) -> Iterator[Reference]:
    rows = [(at, line) for at, line in paragraph if not _HEADING.fullmatch(line)]
    if not rows:
        return
    if sum(bool(NUMBERED.match(line)) for _, line in rows) * 2 >= len(rows) or (
        NUMBERED.match(rows[0][1]) and any(NUMBERED.match(line) for _, line in rows[1:])
    ):
        begins = [bool(NUMBERED.match(line)) for _, line in rows]
    else:
        begins = _beginnings([line for _, line in rows])
    begins[0] = True
    group: list[tuple[int, str]] = []
    for (at, line), is_first in zip(rows, begins, strict=True):
        if is_first and group:
            yield _reference(group)
            group = []
        group.append((at, line))
    yield _reference(group)


def _beginnings(lines: list[str]) -> list[bool]:
    """Which lines of a paragraph without numbers begin a reference."""
    bare = [is_identifiers_only(line) for line in lines]
    if any(bare):
        # A title or two, then its identifiers; the next title begins the next one.
        return [not is_bare and (at == 0 or bare[at - 1]) for at, is_bare in enumerate(bare)]
    each_dated = sum(bool(_YEAR.search(line)) for line in lines) >= 0.7 * len(lines)
    found = []
    for at, line in enumerate(lines):
        after = at == 0 or bool(_ENDED.search(lines[at - 1])) or each_dated
        indented = at > 0 and line[:1].isspace() and not lines[0][:1].isspace()
        found.append(after and not indented and bool(_BEGINS.match(line.strip())))
    return found


def without_number(line: str) -> str:
    """A line without the number or bullet it begins with."""
    number = NUMBERED.match(line)
    return line[number.end() :] if number else line


def _reference(group: list[tuple[int, str]]) -> Reference:
    lines = [without_number(group[0][1]).strip()]
    lines += [line.strip() for _, line in group[1:]]
    return Reference(group[0][0], tuple(filter(None, lines)))
