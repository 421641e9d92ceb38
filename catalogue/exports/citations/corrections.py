"""Styles as works are cited here: each alone, and without the slips of a style's own file.

A style is written for a list at the end of a paper, with numbers, letters and dashes that
tell its entries apart. A citation of one work has none of that.
"""

import re
from typing import NamedTuple


class Correction(NamedTuple):
    """``pattern`` (a regular expression over the style's XML) -> ``replacement``, and why."""

    pattern: str
    replacement: str
    why: str


# In a bibliography two works of one author and year become 2026a and 2026b, and in some
# styles a repeated author a dash.
_AMONG_OTHERS = re.compile(r'\s(?:disambiguate-[a-z-]+|subsequent-author-[a-z-]+)="[^"]*"')
# "1." or "[1]", and with it the margin that it stands in.
_NUMBER = re.compile(r'<(?:text|number)\s[^>]*variable="citation-number"[^>]*/>')
_MARGIN = re.compile(r'\ssecond-field-align="[^"]*"')

_LABEL_FIRST = Correction(
    r"(<names\b[^>]*>\s*)(<label\b)", r"\1<name/>\2",
    "pandoc sets a label before the names when nothing says where the names stand",
)  # fmt: skip

CORRECTIONS: dict[str, tuple[Correction, ...]] = {
    "apa": (
        Correction(
            r'<text term="retrieved" text-case="capitalize-first"/>', "",
            "no day is known on which a reader retrieved an undated work",
        ),
    ),
    "nlm-citation-sequence": (_LABEL_FIRST,),
    "american-medical-association": (_LABEL_FIRST,),
    "associacao-brasileira-de-normas-tecnicas": (
        Correction(
            r'(<text value="\[S\.(?:l\.: S\.)?n\.\]" font-style="italic")/>',
            r'\1 suffix=", "/><text macro="issued"/>',
            "a work without a publisher has a date all the same",
        ),
        Correction(r"\[S\.l\.: S\.n\.\]", "[S.l.: s.n.]", "NBR 6023 writes s.n. in small letters"),
        Correction(r"\[S\.n\.\]", "[s.n.]", "NBR 6023 writes s.n. in small letters"),
        Correction(r"\[S\.d\.\]", "[s.d.]", "NBR 6023 writes s.d. in small letters"),
        Correction(
            r'text-case="uppercase"(/>\s*<substitute>)', r'text-case="capitalize-first"\1',
            "(Eds.) as in every other place",
        ),
        Correction(
            r'<text macro="locators"/>(\s*<!--[^>]*-->\s*</group>)',
            r'<text macro="locators" suffix=". "/>\1',
            "a book in volumes ends with a full stop too",
        ),
        Correction(
            r'<text macro="access"[^>]*/>', "",
            "every type has its address, at the end: below",
        ),
        Correction(
            r"(</choose>\s*)(</layout>\s*</bibliography>)",
            r'\1<text macro="access" prefix=" " suffix="."/>\2',
            "every type has its address, at the end",
        ),
    ),
    "gost-r-7-0-5-2008-numeric": (
        Correction(
            r'(<macro name="access">.*?)<if type="webpage post-weblog" match="any">',
            r'\1<if variable="URL">',
            "an article or a book that is online has an address too",
        ),
    ),
    "sist02": (
        Correction(
            r'(<names variable="author"[^>]*>\s*<name [^>]*/>)(\s*</names>)',
            r'\1<label form="short" prefix=" " plural="never"/>'
            r'<substitute><names variable="editor"/></substitute>\2',
            "a book that has editors alone is theirs",
        ),
        Correction(
            r'(<names variable="(?:editor|translator)">.*?)<label form="short" plural',
            r'\1<label form="short" prefix=" " plural',
            "“Brown, Peter ed.” in languages that part their words",
        ),
    ),
}  # fmt: skip


def corrected(name: str, xml: str) -> str:
    """The style ``name`` of the package, for works cited each by itself."""
    for pattern, replacement, _ in CORRECTIONS.get(name, ()):
        xml = re.sub(pattern, replacement, xml, flags=re.S)
    for superfluous in (_AMONG_OTHERS, _NUMBER, _MARGIN):
        xml = superfluous.sub("", xml)
    return xml
