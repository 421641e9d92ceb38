"""How the demonstration's data files are laid out, and reading them.

Each file is one JSON object with some of the lists of ``Catalogue``. A key that is absent
is a fact that its source does not state. Things refer to each other by slug.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NotRequired, TypedDict, cast

DATA = Path(__file__).parent / "data"
# The serial of the first file leads: it is entered first.
FILES = ("epochal_transition.json", "kaebyok.json", "art_and_architecture.json")

# state of the translation -> language code -> text
Texts = dict[str, dict[str, str]]
Keywords = dict[str, dict[str, list[str]]]


class Original(TypedDict):
    """What is in an original language (BCP 47)."""

    language: str
    title: NotRequired[str]
    reading: NotRequired[str]
    romanised: NotRequired[str]
    label: NotRequired[str]
    keywords: NotRequired[list[str]]


class Archive(TypedDict):
    """Where a source says that something is kept."""

    service: str
    identifier: str


class Address(TypedDict):
    """An address that a source gives; ``field`` is where it stands on its owner."""

    url: str
    label: NotRequired[str]
    field: NotRequired[str]


class SerialRow(TypedDict):
    slug: str
    source: str
    original: NotRequired[Original]
    titles: NotRequired[Texts]
    issn: NotRequired[str]
    medium: NotRequired[str]
    frequency: NotRequired[str]
    publisher: NotRequired[str]
    place: NotRequired[str]
    url: NotRequired[str]
    start_date: NotRequired[str]
    end_date: NotRequired[str]
    archives: NotRequired[list[Archive]]
    links: NotRequired[list[Address]]


class IssueRow(TypedDict):
    """``slug`` is unique within ``serial``."""

    serial: str
    slug: str
    source: str
    sequence: int
    number: NotRequired[str]
    date: NotRequired[str]
    archives: NotRequired[list[Archive]]


class NameRow(TypedDict):
    """One form of a name, as given: ``literal``, or ``family`` and ``given``."""

    literal: NotRequired[str]
    family: NotRequired[str]
    given: NotRequired[str]
    language: NotRequired[str]
    script: NotRequired[str]


class ContributorRow(TypedDict):
    slug: str
    kind: str
    names: list[NameRow]
    orcid: NotRequired[str]
    links: NotRequired[list[Address]]


class SubjectRow(TypedDict):
    slug: str
    scheme: str
    original: Original


class ContributionRow(TypedDict):
    """``name``: the printed form, family name first (``publications.names.inverted``)."""

    contributor: str
    name: str
    role: str


class RelationRow(TypedDict):
    kind: str
    target: str


class WorkRow(TypedDict):
    slug: str
    source: str
    type: NotRequired[str]
    original: NotRequired[Original]
    titles: NotRequired[Texts]
    keywords: NotRequired[Keywords]
    serial: NotRequired[str]
    issue: NotRequired[str]
    position: NotRequired[int]
    date: NotRequired[str]
    publisher: NotRequired[str]
    contributions: NotRequired[list[ContributionRow]]
    subjects: NotRequired[list[str]]
    dois: NotRequired[list[str]]
    archives: NotRequired[list[Archive]]
    links: NotRequired[list[Address]]
    relations: NotRequired[list[RelationRow]]


class Catalogue(TypedDict):
    """The lists of all files, one after the other."""

    serials: list[SerialRow]
    issues: list[IssueRow]
    contributors: list[ContributorRow]
    subjects: list[SubjectRow]
    works: list[WorkRow]


def read(files: Iterable[str] = FILES) -> Catalogue:
    """Everything that the demonstration holds."""
    parts = [json.loads((DATA / name).read_text(encoding="utf-8")) for name in files]
    lists = {key: [row for part in parts for row in part.get(key, ())] for key in _LISTS}
    return cast(Catalogue, lists)


_LISTS = tuple(Catalogue.__annotations__)
