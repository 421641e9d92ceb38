"""Text files by their lines: tagged formats, BibTeX, tables."""

import csv
import re

_LINES = 400
"""Lines that are looked at."""

# What stands at the beginning of a line, in the order in which it decides.
_TAGGED = (
    ("ris", re.compile(r"^\W{0,3}TY {0,2}- ?\S", re.M)),
    ("nbib", re.compile(r"^PMID ?- *\d", re.M)),
    ("web-of-science", re.compile(r"\A\W{0,3}(?:FN |PT [A-Z]\b)|^PT [JBSPC]\s*$", re.M)),
    ("refworks", re.compile(r"^RT [A-Z]\w+", re.M)),
    ("endnote", re.compile(r"^%0 \S", re.M)),
    ("refer", re.compile(r"^%[ATJDV] .*\n(?:%[A-Z@] .*\n)", re.M)),
    ("ovid", re.compile(r"\A<\d+\.? ?>|^VN +- Ovid", re.M)),
    ("biblioscape", re.compile(r"^--[A-Z]{2}--", re.M)),
    ("copac", re.compile(r"^TI- .*\n(?:(?: {4}|[A-Z]{2}-).*\n)", re.M)),
    ("inspec", re.compile(r"^Record.*INSPEC", re.M)),
    ("noteexpress", re.compile(r"^\{Reference Type\}:", re.M)),
    ("repec", re.compile(r"^NEP: |^Template-Type:", re.M)),
    (
        "marc-lines",  # MarcEdit, Aleph, Innovative, yaz-marcdump
        re.compile(
            r"^=LDR  |^\d{9} LDR   L |^(?:LDR|LEADER) +\d{5}|^\d{5}[a-z]{3}.{14,16}\n001 ", re.M
        ),
    ),
    ("diff", re.compile(r"\Adiff --git |\A--- a/")),
)  # fmt: skip
_BIBTEX = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]\w*[ \t]*[{(]", re.M)
_IN_A_LINE = re.compile(r"@\w+\s*\{\s*[^\s,{}]*\s*,\s*\w+\s*=")
_KBART = {"publication_title", "title_url"}
_HEADER = re.compile(r"[^\n]{0,80}")
_DELIMITERS = "\t,;|"


def tagged(text: str) -> str:
    """The tagged format of a text, empty when it is in none."""
    head = "\n".join(text.splitlines()[:_LINES]) + "\n"
    return next((kind for kind, pattern in _TAGGED if pattern.search(head)), "")


def is_bibtex(text: str, is_named_so: bool) -> bool:
    """Whether an entry begins somewhere (BibTeX has no header: anything may stand before)."""
    return bool(_BIBTEX.search(text) or _IN_A_LINE.search(text)) or is_named_so


def table(text: str, is_named_so: bool) -> str:
    """``csv`` for rows of cells under a header, ``kbart`` for title lists of serials."""
    lines = text.splitlines()[:_LINES]
    if not lines:
        return ""
    for delimiter in sorted(_DELIMITERS, key=lambda one: -lines[0].count(one)):
        header = _cells(lines[:1], delimiter)[0] if lines[0].count(delimiter) else []
        if len(header) < 2 or not _is_header(header):
            continue
        if {cell.strip().lower() for cell in header} >= _KBART:
            return "kbart"
        rows = [row for row in _cells(lines[1:], delimiter) if any(row)]
        rows = rows[:-1] or rows  # the last one may be cut
        regular = sum(len(row) == len(header) for row in rows)
        if is_named_so or (rows and regular >= 0.8 * len(rows)) or _are_columns(header):
            return "csv"
    return "csv" if is_named_so and len(lines) > 1 else ""


def _cells(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter)) or [[]]
    except csv.Error:
        return [[]]


def _is_header(cells: list[str]) -> bool:
    """Whether cells are names of columns: short, different, most of them filled."""
    filled = [cell.strip().lower() for cell in cells if cell.strip()]
    return (
        len(filled) * 2 >= len(cells)
        and all(len(cell) <= 60 and not re.search(r"[.!?]\s|\d{4}", cell) for cell in filled)
        and len(set(filled)) > len(filled) * 0.8
    )


def _are_columns(cells: list[str]) -> bool:
    """Whether two of the cells are names that only columns of bibliographies have."""
    known = {"title", "author", "authors", "year", "date", "doi", "isbn", "issn", "publisher"}
    return len(known & {cell.strip().lower() for cell in cells}) >= 2
