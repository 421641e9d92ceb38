"""A work as plain data: the only thing that formats know. No Django, no queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .names import Name
from .texts import Text, same_language, shown


@dataclass(frozen=True)
class Agent:
    """A contributor. ``names``: the form printed on the work first, then the others.

    ``role``: MARC relator code. ``orcid`` as 0000-0000-0000-0000; ``isni`` 16 characters.
    """

    names: tuple[Name, ...]
    role: str = "aut"
    is_organisation: bool = False
    orcid: str = ""
    isni: str = ""
    viaf: str = ""

    @property
    def name(self) -> Name:
        return self.names[0]

    def name_for(self, language: str) -> Name:
        """The form a reader of ``language`` expects, else the printed one."""
        for name in self.names:
            if same_language(name.lang, language):
                return name
        return self.names[0]


@dataclass(frozen=True)
class Heading:
    """A subject heading, with its texts original first."""

    labels: tuple[Text, ...]
    scheme: str = ""
    uri: str = ""


@dataclass(frozen=True)
class Related:
    """Another work: ``kind`` is a DataCite relationType; ``doi`` or ``url`` says which."""

    kind: str
    titles: tuple[Text, ...] = ()
    doi: str = ""
    url: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file of the work; ``size`` in bytes, ``sha256`` in hexadecimal."""

    url: str
    name: str = ""
    language: str = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True)
class Kept:
    """A record of the work at an archive: service code, identifier, page."""

    service: str
    identifier: str
    url: str = ""


@dataclass(frozen=True)
class Linked:
    """An external address that the catalogue gives beside the work.

    ``state`` is a link state of ``docs/evidence.md`` (``ok``, ``broken`` …), handed in by
    whoever knows it; empty where nobody does.
    """

    url: str
    label: str = ""
    state: str = ""


@dataclass(frozen=True)
class Record:
    """One work. Texts stand original first, then the site's languages in their order.

    ``key`` is the slug, or what the file that it was read from calls it; ``url`` the permanent
    address; ``date`` EDTF; ``language`` BCP 47; ``licence`` SPDX; ``dois`` the one of this
    version first. ``container_…`` is what it appeared in: a serial, or a book whose ISBN is
    not the work's own. ``extent`` as printed: "312 p.". ``agency``: MARC organisation code of
    the catalogue that made the record. Everything may be empty.
    """

    key: str = ""
    url: str = ""
    work_type: str = ""
    language: str = ""
    titles: tuple[Text, ...] = ()
    subtitles: tuple[Text, ...] = ()
    abstracts: tuple[Text, ...] = ()
    keywords: tuple[Text, ...] = ()
    contributors: tuple[Agent, ...] = ()
    date: str = ""
    container_titles: tuple[Text, ...] = ()
    container_isbns: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    extent: str = ""
    publisher: str = ""
    place: str = ""
    version: str = ""
    licence: str = ""
    dois: tuple[str, ...] = ()
    concept_doi: str = ""
    isbns: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    subjects: tuple[Heading, ...] = ()
    related: tuple[Related, ...] = ()
    files: tuple[Attachment, ...] = ()
    archives: tuple[Kept, ...] = ()
    links: tuple[Linked, ...] = ()
    agency: str = ""
    datestamp: datetime | None = None

    @property
    def doi(self) -> str:
        """The DOI to cite: this version's, else the one of all versions."""
        return self.dois[0] if self.dois else self.concept_doi

    def title_for(self, language: str) -> str:
        return _value(self.titles, language)

    def subtitle_for(self, language: str) -> str:
        return _value(self.subtitles, language)

    def container_title_for(self, language: str) -> str:
        return _value(self.container_titles, language)

    def people(self, *roles: str) -> tuple[Agent, ...]:
        """Contributors in one of ``roles``, in order."""
        return tuple(agent for agent in self.contributors if agent.role in roles)


def _value(texts: Sequence[Text], language: str) -> str:
    text = shown(texts, language)
    return text.value if text else ""
