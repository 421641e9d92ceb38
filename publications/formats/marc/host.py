"""What the work appeared in: 773, or 490 for a volume of a series; publisher, date and extent."""

import re

from ...records import Record
from ...texts import Text
from . import dates, kinds, related
from .fields import Field
from .linking import Builder, Subfields, in_order, romanised, script
from .reading import Reading, unbracketed

# $g of 773 in the form "label:value", as the German union catalogues write and programs read.
_LABELS = {"volume": "volume", "number": "issue", "pages": "pages"}
# The same in words: "Vol. 24, no. 9 (Sept. 1993), p. 235-48", "Bd. 3, H. 2, S. 12".
_WORDS = (
    ("volume", r"(?:vol(?:ume|\.)?|bd\.?|band|t\.|tome|т\.|том|jg\.?|v\.)\s*"
               r"([\w./-]*\d[\w./-]*|[ivxlc]+\b)"),
    ("issue", r"(?:no\.?|nr\.?|n[°º.]|num(?:ber|éro)?\.?|issue|iss\.|h\.|heft|fasc\.|№|вып\.)"
              r"\s*(\d[\w./-]*)"),
    ("pages", r"(?:pp?\.?|pages?|s\.|seiten?|с\.|стр\.)\s*([a-z]?\d+(?:\s*[-–]\s*[a-z]?\d+)?)"),
)  # fmt: skip
_PATTERNS = [(name, re.compile(rf"(?<!\w){pattern}", re.I)) for name, pattern in _WORDS]
_BRIEF = re.compile(r"(\d[\w]*)(?::([\w-]+))?(?:<(\w+(?:-\w+)?))?")
_UNKNOWN = re.compile(
    r"\b(?:s\.?\s?[ln]\.?|s\. l\.|place of publication not identified|publisher not identified|"
    r"б\. ?[ми]\.|n\.p\.|not identified)\b\.?", re.I
)  # fmt: skip


def write(build: Builder, record: Record) -> None:
    """250, 264, 300."""
    build.add("250", "  ", ("a", record.version))
    build.add(
        "264", " 1",
        ("a", record.place), ("b", record.publisher), ("c", dates.as_printed(record.date)),
    )  # fmt: skip
    build.add("300", "  ", ("a", record.extent))


def is_series(record: Record) -> bool:
    """Whether the work is a volume of a series, with nothing that only 773 can say."""
    rest = record.issue or record.pages or record.container_isbns
    return bool(record.container_titles) and record.work_type in kinds.MONOGRAPHS and not rest


def write_series(build: Builder, record: Record, language: str) -> None:
    """490: the series as the volume names it."""
    end = (*(("x", issn) for issn in record.issns), ("v", record.volume))
    _write(build, record, language, "490", "0 ", "a", end)


def write_host(build: Builder, record: Record, language: str) -> None:
    """773: the serial or book that the work is a part of."""
    end = (
        *(
            ("g", f"{label}:{value}")
            for label, name in _LABELS.items()
            if (value := getattr(record, name))
        ),
        *(("x", issn) for issn in record.issns[:1]),
        *(("z", isbn) for isbn in record.container_isbns),
    )
    if record.container_titles:
        _write(build, record, language, "773", "0 ", "t", end)
    elif record.volume or record.issue or record.pages or record.container_isbns:
        build.add("773", "0 ", *end)


def _write(
    build: Builder,
    record: Record,
    language: str,
    tag: str,
    indicators: str,
    code: str,
    end: Subfields,
) -> None:
    """The title in its first language; the other scripts and languages in 880."""
    main, *rest = in_order(record.container_titles, language) or [Text("")]
    others = []
    link = build.linked(main.lang, main.state)
    first = (*link, (code, romanised(main) or main.value), *end)
    if romanised(main):
        others.append((indicators, script(main.value, main.lang), (*link, (code, main.value))))
    others += [
        (indicators, script(text.value, text.lang),
         (*(build.linked(text.lang, text.state) or build.unknown()), (code, text.value)))
        for text in rest
    ]  # fmt: skip
    build.add_pair(tag, indicators, first, others)


class Host:
    """What 773, else 490 and 830, say."""

    def __init__(self, reading: Reading) -> None:
        self.titles: tuple[Text, ...] = ()
        self.isbns: tuple[str, ...] = ()
        self.issns: tuple[str, ...] = ()
        self.volume = self.issue = self.pages = ""
        hosts = [one for one in reading.marc.all("773") if not related.is_related(one)]
        for one in hosts:
            self._read_host(reading, one)
        if not hosts:
            self._read_series(reading)

    def _read_host(self, reading: Reading, one: Field) -> None:
        if not self.titles:
            self.titles = tuple(reading.texts(one, "t")) or tuple(reading.texts(one, "s"))
        isbns = [reading.valid("isbn", text, "773") for text in one.all("z")]
        self.isbns += tuple(isbn for isbn in isbns if isbn)
        issns = [reading.valid("issn", text, "773") for text in one.all("x")]
        self.issns += tuple(issn for issn in issns if issn)
        for text in one.all("g"):
            self._read_parts(text)
        if not self.volume and not self.issue and (match := _BRIEF.fullmatch(one.first("q"))):
            self.volume, self.issue = match[1], match[2] or ""
            self.pages = self.pages or match[3] or ""

    def _read_parts(self, text: str) -> None:
        label, colon, value = text.partition(":")
        if colon and label in _LABELS:
            setattr(self, _LABELS[label], getattr(self, _LABELS[label]) or value.strip())
            return
        for name, pattern in _PATTERNS:
            match = pattern.search(text)
            if match and not getattr(self, name):
                setattr(self, name, match[1].strip(" .,-/"))

    def _read_series(self, reading: Reading) -> None:
        one = next((one for one in reading.marc.all("490", "830", "440") if one.first("a")), None)
        if one is None:
            return
        self.titles = tuple(reading.texts(one, "a"))
        self.volume = reading.trim(one.first("v"))
        for text in one.all("x"):
            if issn := reading.valid("issn", reading.trim(text), one.tag):
                self.issns += (issn,)


def read_imprint(reading: Reading) -> tuple[str, str]:
    """Place and publisher, in the original script where there is one."""
    fields = [one for one in reading.marc.all("264") if one.indicators[1:] == "1"]
    fields = fields or [*reading.marc.all("260")] or [*reading.marc.all("264")]
    place, publishers = "", []
    for one in fields:
        others = [other for _, other in reading.links.others(one)]
        best = next((other for other in others if other.first("ab")), one)
        place = place or _known(reading, best.first("a"))
        publishers += [_known(reading, text) for text in best.all("b")]
    return place, "; ".join(dict.fromkeys(filter(None, publishers)))


def _known(reading: Reading, text: str) -> str:
    """Place or publisher without brackets; empty for "[S.l.]" and the like."""
    if reading.marc.is_plain:
        return text
    found = unbracketed(reading.trim(text))
    return "" if _UNKNOWN.fullmatch(found) or found in ("S.l", "s.n", "S. l", "s. n") else found
