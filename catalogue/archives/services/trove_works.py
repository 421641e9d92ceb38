"""What a work of Trove holds, wherever in its record it stands. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...evidence.canonical import Json
from ..readings import Subject
from .agreement import thirteen
from .bodies import rows, texts

# National Union Catalogue symbols of the National Library: itself, its digital library, and
# what was deposited electronically.
THE_LIBRARY = frozenset({"ANL", "ANL:DL", "ANL:NED"})
DEPOSIT = "ANL:NED"
_OPEN = frozenset({"fulltext", "viewcopy"})
_CLOSED = frozenset({"restricted", "notonline"})

_PID = re.compile(r"nla\.(?:obj-|cat-vn)\d+", re.I)
MOST_KEEPERS = 50


@dataclass(frozen=True, slots=True)
class Link:
    """An identifier of the library that stands in a record; ``kind``: Trove's linktype."""

    pid: str
    kind: str


@dataclass(frozen=True, slots=True)
class Part:
    """A work, or one of its versions."""

    isbns: frozenset[str]
    links: tuple[Link, ...]
    keepers: frozenset[str]

    def pids(self, prefix: str) -> list[str]:
        """Identifiers that begin with ``prefix``, each once; pictures of covers are none."""
        found = (link.pid for link in self.links if link.kind != "thumbnail")
        return list(dict.fromkeys(pid for pid in found if pid.startswith(prefix)))

    @property
    def is_closed(self) -> bool:
        """Whether it can be had on site only: such a link, and none that is open."""
        kinds = {link.kind for link in self.links}
        return bool(kinds & _CLOSED) and not kinds & _OPEN


def parts(work: Mapping[str, Any]) -> list[Part]:
    """The versions, then what stands at the work itself.

    A work mixes print and digital versions of many years, so each is read by itself.
    """
    return [_part(version) for version in rows(work.get("version"))] + [_part(work)]


def ours(work: Mapping[str, Any], subject: Subject, pid: str = "") -> list[Part]:
    """The parts that have an ISBN of ours, or ``pid``."""
    return [
        part
        for part in parts(work)
        if part.isbns.intersection(subject.isbns) or (pid and pid in part.pids("nla."))
    ]


def joined(some: list[Part]) -> Part:
    """Several parts as one."""
    return Part(
        isbns=frozenset().union(*(part.isbns for part in some)),
        links=tuple(link for part in some for link in part.links),
        keepers=frozenset().union(*(part.keepers for part in some)),
    )


def title_of(work: Mapping[str, Any]) -> str:
    """The work's title without the statement of responsibility."""
    found = texts(work.get("title"))
    return found[0].partition(" / ")[0] if found else ""


def facts(work: Mapping[str, Any], part: Part) -> dict[str, Json]:
    """What people want to know of ``part`` of ``work``."""
    said: dict[str, Json] = {
        "work": str(work.get("id", "")),
        "title": title_of(work),
        "issued": str(work.get("issued", "")),
        "keepers": [*sorted(part.keepers)[:MOST_KEEPERS]],
        "objects": [*part.pids("nla.obj-")],
        "catalogue records": [*part.pids("nla.cat-vn")],
        "deposited": DEPOSIT in part.keepers,
        "held by the library": bool(part.keepers & THE_LIBRARY),
    }
    if isinstance(work.get("holdingsCount"), int):
        said["holdings"] = work["holdingsCount"]
    return {name: value for name, value in said.items() if value not in ("", [])}


def _part(node: Mapping[str, Any]) -> Part:
    found = list(_identifiers(node))
    holdings = rows(node.get("holding"))
    deep = [url for one in holdings for url in rows(one.get("url"))]
    return Part(
        isbns=frozenset(thirteen(value for kind, _, value in found if kind == "isbn")),
        links=tuple(
            Link(pid.lower(), kind)
            for kind, value in [
                *((link, value) for _, link, value in found),
                *(("holding", value) for url in deep for value in texts(url.get("value"))),
            ]
            for pid in _PID.findall(value)
        ),
        keepers=frozenset(nuc for one in holdings for nuc in texts(one.get("nuc"))),
    )


def _identifiers(node: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Type, linktype and value of each, the innermost first."""
    places = [
        core.get("identifier")
        for record in rows(node.get("record"))
        for metadata in rows(record.get("metadata"))
        for core in rows(metadata.get("dc"))
    ]
    for place in (*places, node.get("identifier")):
        for value in texts(place):
            yield "", "", value
        for entry in rows(place):
            for value in texts(entry.get("value")):
                yield str(entry.get("type", "")), str(entry.get("linktype", "")), value
