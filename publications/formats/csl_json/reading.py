"""CSL-JSON as records: our own, and what Zotero, Crossref, DataCite and others write."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...records import Agent, Record
from ...texts import Text
from ...vocabularies.work_types import WORK_TYPES
from ..base import Entry, Source
from ..gathering import Gathering, own_text, parted_name, whole_name
from . import types
from .custom_reading import Custom
from .dates import candidates
from .streaming import Found, items

# CSL name variables: MARC relators.
ROLES = {
    "author": "aut",
    "editor": "edt",
    "collection-editor": "edt",
    "container-author": "",
    "editorial-director": "edt",
    "translator": "trl",
    "compiler": "com",
    "contributor": "ctb",
    "interviewer": "ivr",
    "illustrator": "ill",
    "composer": "cmp",
    "narrator": "nrt",
    "director": "drt",
    "producer": "pro",
    "performer": "oth",
    "host": "oth",
    "guest": "oth",
    "curator": "oth",
}
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]$")


def read(source: Source) -> Iterator[Entry]:
    """The items of a file in order."""
    for number, found in enumerate(items(source.text()), 1):
        yield _entry(number, found)


def _entry(number: int, found: Found) -> Entry:
    if found.item is None:
        problems = (found.problem,) if found.problem else ()
        return Entry(number, None, problems, found.line)
    gathering = Gathering()
    gathering.unreadable(found.raw)
    record = _Item(found.item, gathering).record()
    return Entry(number, record, tuple(gathering.problems), found.line, record.key)


class _Item:
    """One item while it is read."""

    def __init__(self, item: Mapping[str, Any], gathering: Gathering) -> None:
        self.item = item
        self.gathering = gathering
        self.custom = Custom(item.get("custom"), gathering)

    def text(self, *keys: str) -> str:
        """The first of ``keys`` that holds something; of a list the first (so Crossref)."""
        return next((value for key in keys for value in self.all(key)), "")

    def all(self, key: str) -> list[str]:
        value = self.item.get(key)
        values = value if isinstance(value, list) else [value]
        found = (
            self.gathering.text(key, one if isinstance(one, str) else str(one))
            for one in values
            if isinstance(one, str | int | float) and not isinstance(one, bool)
        )
        return list(filter(None, found))

    def record(self) -> Record:
        """The item as a record."""
        custom = self.custom
        language = custom.text("language") or self.gathering.language(
            "language", self.text("language")
        )
        kind = self.text("type")
        issns, _ = self.gathering.numbers("ISSN", self.all("ISSN"))
        isbns, container_isbns = self._isbns(kind)
        dois = self._dois()
        return Record(
            key=self.text("id"),
            url=self.text("URL"),
            work_type=self._type(kind),
            language=language,
            titles=custom.texts("titles") or own_text(self.text("title"), language),
            subtitles=custom.texts("subtitles"),
            abstracts=custom.texts("abstracts") or own_text(self.text("abstract"), language),
            keywords=self._keywords(),
            contributors=custom.agents() if "contributors" in custom else tuple(self._people()),
            date=self._date(),
            container_titles=custom.texts("container-titles") or self._container(),
            container_isbns=container_isbns,
            issns=tuple(issns),
            volume=self.text("volume"),
            issue=self.text("issue"),
            pages=custom.text("pages") or self.text("page"),
            extent=self.text("number-of-pages"),
            publisher=self.text("publisher"),
            place=self.text("publisher-place", "event-place"),
            version=self.text("version", "edition"),
            licence=custom.text("license"),
            dois=dois,
            concept_doi=self.gathering.identifier(
                "doi", "custom.concept-doi", custom.text("concept-doi")
            ),
            isbns=isbns,
            identifiers=tuple(self._identifiers()),
            subjects=custom.subjects(),
            related=custom.related(),
            files=custom.files(),
            archives=custom.archives(),
            links=custom.links(),
            agency=custom.text("agency"),
            datestamp=custom.datestamp(),
        )

    def _type(self, kind: str) -> str:
        told = self.custom.text("type")
        if told == types.UNKNOWN or told in WORK_TYPES:
            return "" if told == types.UNKNOWN else told
        return types.TYPES.get(kind, "")

    def _date(self) -> str:
        told = [self.custom.text("date")] if "date" in self.custom else []
        return self.gathering.date("issued", *told, *candidates(self.item.get("issued")))

    def _container(self) -> tuple[Text, ...]:
        title = self.text("container-title") or self.text("collection-title")
        return (Text(title),) if title else ()

    def _keywords(self) -> tuple[Text, ...]:
        if "keywords" in self.custom:
            return self.custom.texts("keywords")
        words = re.split(r"\s*[;,，；、]\s*", self.text("keyword")) or self.all("subject")
        return tuple(Text(word) for word in dict.fromkeys(filter(None, words)))

    def _isbns(self, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The work's own, and those of the book it is in, which an article's and chapter's are."""
        custom, gathering = self.custom, self.gathering
        if "isbns" in custom or "container-isbns" in custom:
            others = gathering.numbers("ISBN", custom.words("container-isbns"))[1]
            own = gathering.numbers("ISBN", self.all("ISBN"))[1]
            if "isbns" in custom:
                own = gathering.numbers("ISBN", custom.words("isbns"))[1]
            else:
                own = [number for number in own if number not in others]
            return tuple(own), tuple(others)
        numbers = tuple(gathering.numbers("ISBN", self.all("ISBN"))[1])
        return ((), numbers) if kind in types.PARTS else (numbers, ())

    def _dois(self) -> tuple[str, ...]:
        return tuple(self.gathering.dois("DOI", [*self.all("DOI"), *self.custom.words("dois")]))

    def _identifiers(self) -> Iterator[tuple[str, str]]:
        for scheme, raw in self.custom.identifiers():
            if value := self.gathering.identifier(scheme, f"custom.{scheme}", raw):
                yield scheme, value

    def _people(self) -> Iterator[Agent]:
        for variable, role in ROLES.items():
            people = self.item.get(variable)
            for person in people if role and isinstance(people, list) else ():
                if isinstance(person, Mapping) and (agent := self._person(variable, role, person)):
                    yield agent

    def _person(self, variable: str, role: str, person: Mapping[str, Any]) -> Agent | None:
        part = {
            key: self.gathering.text(variable, value)
            for key, value in person.items()
            if isinstance(value, str)
        }
        family = " ".join(filter(None, (part.get("non-dropping-particle"), part.get("family"))))
        given = " ".join(filter(None, (part.get("given"), part.get("dropping-particle"))))
        if given and (suffix := part.get("suffix")):
            given = f"{given}, {suffix}"
        literal = part.get("literal") or part.get("name") or ""
        name = whole_name(literal) if literal else parted_name(family, given)
        if not name.family and not name.literal:
            return None
        known = _ORCID.search(part.get("ORCID", ""))
        orcid = self.gathering.identifier("orcid", variable, known[0]) if known else ""
        return Agent((name,), role, bool(person.get("isInstitution")), orcid=orcid)
