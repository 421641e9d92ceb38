"""RIS as records: every variant that reference managers and databases write."""

import re
from collections.abc import Iterator

from ...identifiers import SCHEMES, detect
from ...identifiers.base import gettext_noop
from ...records import Agent, Attachment, Linked, Record
from ...texts import Text
from ..base import Entry, Problem, Source
from ..gathering import TOO_LARGE, Gathering, edtf, is_address
from . import names, types
from .notes import Notes
from .tagging import Lines, Tagged, records

NOTHING = gettext_noop(
    "No record begins in this file: in RIS each begins with a line such as “TY  - JOUR”. "
    "Choose another format."
)
EMPTY = gettext_noop("The record says nothing but its type (TY): it was left out.")
NO_TYPE = gettext_noop("The record has no type (TY) before its first line.")
UNKNOWN_TYPE = gettext_noop("“%(value)s” is no type (TY) of RIS: the work has none now.")

_PEOPLE = {"AU": "aut", "A1": "aut", "ED": "edt", "A2": "edt", "A3": "ctb", "A4": "trl"}
_DATE = re.compile(r"(\d{4})(?:/(\d{0,2})(?:/(\d{0,2})(?:/.*)?)?)?/*", re.DOTALL)
_DOI = re.compile(r"(?:doi[:\s]*|https?://(?:dx\.)?doi\.org/)?10\.\d", re.I)
_RESOLVER = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/10\.", re.I)
_KNOWN_TYPES = frozenset(types.TYPES) | {
    "AGGR", "ANCIENT", "BILL", "CASE", "EQUA", "GRANT", "GRNT", "HEAR", "LEGAL", "MISC", "OTHER",
    "STAT", "UNBILL",
}  # fmt: skip


def read(source: Source) -> Iterator[Entry]:
    """The records of a RIS file in order."""
    lines = Lines(source.text())
    number = 0
    for number, tagged in enumerate(records(lines), 1):
        yield _entry(number, tagged)
    if number == 0 and lines.any:
        yield Entry(1, None, (Problem(NOTHING),), 1)


def _entry(number: int, tagged: Tagged) -> Entry:
    key = next((value for tag, value in tagged.fields if tag == "ID"), "")
    if tagged.is_too_large:
        return Entry(number, None, (Problem(TOO_LARGE),), tagged.line, key)
    if len(tagged.fields) == 1 and tagged.fields[0][0] == "TY" and not tagged.is_closed:
        return Entry(number, None, (Problem(EMPTY, field="TY"),), tagged.line)
    gathering = Gathering()
    gathering.unreadable("".join(value for _, value in tagged.fields))
    record = _Reading(tagged, gathering).record()
    return Entry(number, record, tuple(gathering.problems), tagged.line, record.key)


class _Reading:
    """One record while it is read."""

    def __init__(self, tagged: Tagged, gathering: Gathering) -> None:
        self.gathering = gathering
        self.values: dict[str, list[str]] = {}
        self.notes = Notes()
        self.people: list[tuple[str, str]] = []
        self.kind = ""
        for tag, raw in tagged.fields:
            if value := gathering.text(tag, raw):
                self._take(tag, value)

    def _take(self, tag: str, value: str) -> None:
        if role := _PEOPLE.get(tag):
            self.people.append((role, value))
        elif tag == "N1" and (found := self.notes.take(value)):
            self.people.append(found)
        else:
            self.values.setdefault(tag, []).append(value)

    def first(self, *tags: str) -> str:
        """The first value of the first of ``tags`` that has one."""
        return next((self.values[tag][0] for tag in tags if tag in self.values), "")

    def all(self, *tags: str) -> list[str]:
        return [value for tag in tags for value in self.values.get(tag, ())]

    def record(self) -> Record:
        """All of it as a record."""
        self._type()
        language = self.gathering.language("LA", self.first("LA"))
        container = self._container()
        issns, isbns = self.gathering.numbers("SN", self.all("SN"))
        is_part = self.kind in types.PARTS
        dois = self._dois()
        url, identifiers, links = self._addresses(dois)
        pages, extent = self._pages()
        return Record(
            key=self.first("ID"),
            url=url,
            work_type=types.read(self.kind, self.all("M3"), bool(container)),
            language=language,
            titles=self._titles(language),
            abstracts=self.notes.text("abstract", self.first("AB", "N2"), language),
            keywords=tuple(Text(word) for word in self._keywords()),
            contributors=tuple(self._contributors()),
            date=self._date(),
            container_titles=(Text(container),) if container else (),
            container_isbns=tuple(isbns) if is_part else (),
            issns=tuple(issns),
            volume=self.first("VL"),
            issue=self.first("IS"),
            pages=pages,
            extent=self.notes.extent or extent,
            publisher=self.first("PB"),
            place=self.first("CY", "PP"),
            version=self.first("ET"),
            licence=self.notes.licence,
            dois=tuple(dois),
            isbns=() if is_part else tuple(isbns),
            identifiers=identifiers,
            files=tuple(Attachment(url) for url in self.all("L1") if is_address(url)),
            links=links,
        )

    def _type(self) -> None:
        self.kind = self.first("TY").upper()
        if not self.kind:
            self.gathering.problem(NO_TYPE, "TY")
        elif self.kind not in _KNOWN_TYPES:
            self.gathering.problem(UNKNOWN_TYPE, "TY", self.kind)

    def _titles(self, language: str) -> tuple[Text, ...]:
        tags = ("TI", "T1", "CT", "BT") if self.kind in ("BOOK", "UNPB") else ("TI", "T1", "CT")
        found = self.notes.text("title", self.first(*tags), language)
        if found and self.notes.state:
            found = (Text(found[0].value, found[0].lang, self.notes.state),)
        return tuple(sorted((*found, *self.notes.titles), key=lambda text: not text.is_original))

    def _container(self) -> str:
        if self.kind in types.IN_PERIODICALS:
            return self.first("JF", "T2", "JO", "JA", "J2", "J1", "BT")
        if self.kind in ("BOOK", "UNPB"):
            return self.first("T2", "T3")
        return self.first("BT", "T2", "JF", "JO")

    def _contributors(self) -> Iterator[Agent]:
        for role, value in self.people:
            name = names.read(value)
            if name.family or name.literal:
                is_maker = role == "aut" and self.notes.authors
                yield Agent((name,), self.notes.authors if is_maker else role)

    def _keywords(self) -> list[str]:
        words = self.all("KW")
        if len(words) == 1:  # several on one line, as CNKI and Zotero write them
            words = re.split(r"\s*[;；]\s*", words[0])
        return list(dict.fromkeys(filter(None, words)))

    def _date(self) -> str:
        if self.notes.date:
            return self.gathering.date("N1", self.notes.date)
        values = list(filter(None, map(_iso, self.all("DA", "PY", "Y1"))))
        found = self.gathering.date("PY", *values)
        # Zotero and publishers give the year in one tag and the day in another.
        exact = [date for value in values if (date := edtf(value)).startswith(f"{found}-")]
        return exact[0] if found and exact else found

    def _pages(self) -> tuple[str, str]:
        start, end = self.first("SP"), self.first("EP")
        if self.kind in types.WHOLES and start.isdigit() and not end:
            return "", start
        if not start or not end or re.search("[-–—]", start):
            return start or end, ""
        return f"{start}-{end}", ""

    def _dois(self) -> list[str]:
        """Those of ``DO``, else what other tags hold that is nothing but a DOI."""
        found = self.gathering.dois("DO", self.all("DO"))
        if not found:
            others = self.all("M3", "N1", "L3", "L2", "L1", "AN")
            found = self.gathering.dois("N1", [text for text in others if _DOI.match(text)])[:1]
        resolvers = [text for text in self.all("UR") if _RESOLVER.match(text)]
        return list(dict.fromkeys([*found, *self.gathering.dois("UR", resolvers)]))

    def _addresses(
        self, dois: list[str]
    ) -> tuple[str, tuple[tuple[str, str], ...], tuple[Linked, ...]]:
        """The work's address, identifiers that stand as addresses, and all other addresses."""
        values = [one for value in self.all("UR") for one in re.split(r";\s*(?=https?://)", value)]
        addresses = [one for one in values if is_address(one) and not _RESOLVER.match(one)]
        identifiers, others = [], []
        for address in dict.fromkeys(addresses):
            if known := _identifier(address):
                identifiers.append(known)
            else:
                others.append(address)
        url = others[0] if others else ""
        return url, tuple(identifiers), tuple(map(Linked, others[1:]))


def _identifier(address: str) -> tuple[str, str] | None:
    """Scheme and value where ``address`` is exactly the one that the scheme gives out."""
    for scheme, value in detect(address):
        known = SCHEMES[scheme].url(value)
        if scheme != "doi" and known == address.replace("/ark:/", "/ark:"):
            return scheme, value
    return None


def _iso(value: str) -> str:
    """``YYYY/MM/DD/note`` as a date with as many parts as it has; others as they are."""
    match = _DATE.fullmatch(value)
    if match is None:
        return "" if not re.search(r"\d", value) else value
    year, *parts = (part for part in match.groups(""))
    if year == "0000":
        return ""
    known = []
    for part in parts:
        if not part.strip("0"):
            break
        known.append(f"{int(part):02}")
    return "-".join([year, *known])
