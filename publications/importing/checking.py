"""Values of a record as the database can hold them; what it cannot is said and left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from .. import dates, identifiers
from ..formats.base import Problem
from ..formats.lines import line
from ..identifiers.base import gettext_noop
from ..models import Work
from ..models.archive_record import SCHEMES
from ..names import Name
from ..records import Agent, Heading, Kept
from ..vocabularies import roles, services
from ..vocabularies.licences import SPDX_ID
from ..vocabularies.work_types import WORK_TYPES
from .placing import canonical

TOO_LONG = gettext_noop("It is longer than %(length)s characters: it was left out.")
CUT = gettext_noop("It is longer than %(length)s characters: it was cut.")
NO_TYPE = gettext_noop("“%(value)s” is no type of work known here: it was left out.")
NO_LICENCE = gettext_noop("“%(value)s” is no SPDX licence identifier: it was left out.")
NO_DATE = gettext_noop("“%(value)s” is not a date we can read: it was left out.")
NO_ROLE = gettext_noop("“%(value)s” is no role known here: the contributor stands as “other”.")
NO_SCHEME = gettext_noop("“%(value)s” is no kind of identifier kept here: it was left out.")
NO_SERVICE = gettext_noop("“%(value)s” is no archive known here: its record was left out.")
NO_ADDRESS = gettext_noop("“%(value)s” is no web address: it was left out.")

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\sA-Z]{1,380}")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_URL = URLValidator(schemes=("http", "https"))
# What URLValidator accepts too, at a tenth of the cost: most addresses are so.
_PLAIN_URL = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}[a-z]{2,12}"
    r"(?:/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"
)
_OWN_PATH = re.compile(r"(?:/[a-z]{2}(?:-[a-z]+)?)?/works/([^/?#]+)/?")
KEPT_SCHEMES = ("isbn", "handle", "ark")


class Checker:
    """Checks the values of one record and collects what was wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def says(self, message: str, field: str, value: str, **params: str) -> None:
        shown = line(value)
        given = {"value": shown if len(shown) <= 80 else shown[:79] + "…", **params}
        self.problems.append(Problem(message, given, field, value))

    def column(self, name: str, value: str) -> str:
        """A text for the column ``name`` of works, empty when it does not fit."""
        found = line(value) if value else ""
        length = _length(name)
        if length and len(found) > length:
            self.says(TOO_LONG, name, value, length=str(length))
            return ""
        return found

    def cut(self, value: str, length: int, field: str) -> str:
        """A text that is better shortened than missed."""
        found = line(value) if value else ""
        if len(found) > length:
            self.says(CUT, field, value, length=str(length))
            return found[:length].strip()
        return found

    def work_type(self, value: str) -> str:
        return self._known(value, value in WORK_TYPES, NO_TYPE, "work_type")

    def licence(self, value: str) -> str:
        fits = bool(SPDX_ID.fullmatch(value)) and len(value) <= 60
        return self._known(value, fits, NO_LICENCE, "licence")

    def date(self, value: str) -> dates.Span:
        try:
            return dates.parse(value if len(value) <= 60 else "?")
        except dates.DateError:
            self.says(NO_DATE, "date", value)
            return dates.parse("")

    def identifier(self, scheme: str, value: str, *, length: int = 300) -> str:
        """Its normal form, empty for an invalid one."""
        try:
            found = parsed(scheme, value)
        except identifiers.IdentifierError as error:
            self.problems.append(Problem(error.message, error.params, scheme, value))
            return ""
        if len(found) > length:
            self.says(TOO_LONG, scheme, value, length=str(length))
            return ""
        return found

    def identifiers(self, scheme: str, values: Iterable[str], *, length: int = 300) -> list[str]:
        found = (self.identifier(scheme, value, length=length) for value in values)
        return list(dict.fromkeys(filter(None, found)))

    def other_identifiers(self, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        for scheme, value in pairs:
            if scheme not in KEPT_SCHEMES:
                self.says(NO_SCHEME, "identifiers", f"{scheme}:{value}")
            elif found := self.identifier(scheme, value):
                yield scheme, found

    def archives(self, kept: Iterable[Kept]) -> Iterator[tuple[str, str]]:
        for one in kept:
            scheme = SCHEMES.get(one.service, "")
            if one.service not in services.SERVICES:
                self.says(NO_SERVICE, "archives", one.service)
            elif scheme:
                if found := self.identifier(scheme, one.identifier, length=500):
                    yield one.service, found
            elif found := self.cut(one.identifier, 500, one.service):
                yield one.service, found

    def address(self, url: str, field: str) -> str:
        """A web address that may be given to readers: http or https and nothing else."""
        found = url.strip()
        if not _PLAIN_URL.fullmatch(found):
            try:
                _URL(found)
            except ValidationError:
                self.says(NO_ADDRESS, field, url)
                return ""
        if len(found) > 2000:
            self.says(TOO_LONG, field, url, length="2000")
            return ""
        return found

    def agent(self, agent: Agent) -> Agent | None:
        """With the names and identifiers that can be kept; None when there is no name."""
        names = tuple(filter(None, map(self._name, agent.names)))
        if not names:
            return None
        role = agent.role
        if role not in roles.ROLES:
            self.says(NO_ROLE, "contributors", role)
            role = "oth"
        return Agent(
            tuple(dict.fromkeys(names)), role, agent.is_organisation,
            orcid=self.identifier("orcid", agent.orcid) if agent.orcid else "",
            isni=self.identifier("isni", agent.isni) if agent.isni else "",
            viaf=self.identifier("viaf", agent.viaf) if agent.viaf else "",
        )  # fmt: skip

    def _name(self, name: Name) -> Name | None:
        family = self.cut(name.family, 200, "contributors")
        given = self.cut(name.given, 200, "contributors")
        literal = self.cut(name.literal, 500, "contributors")
        if not family and not literal:
            given, literal = "", given
        if not family and not literal:
            return None
        script = name.script if _SCRIPT.fullmatch(name.script) else ""
        return Name(family, given, literal, script, canonical(name.lang))

    def heading(self, given: Heading) -> Heading | None:
        labels = tuple(
            label if value == label.value else replace(label, value=value)
            for label in given.labels
            if (value := self._label(label.value))
        )
        uri = given.uri.strip()
        if uri:
            uri = self.address(uri, "subjects") if len(uri) <= 500 else ""
        scheme = self.cut(given.scheme, 60, "subjects")
        return Heading(labels, scheme, uri) if labels else None

    def _label(self, value: str) -> str:
        found = line(value)
        if len(found) > 300:
            self.says(TOO_LONG, "subjects", value, length="300")
            return ""
        return found

    def _known(self, value: str, fits: bool, message: str, field: str) -> str:
        if value and not fits:
            self.says(message, field, value)
        return value if fits else ""


@lru_cache(maxsize=8192)
def parsed(scheme: str, value: str) -> str:
    """The normal form. Raises IdentifierError."""
    if scheme == "doi" and value.isascii() and _DOI.fullmatch(value):
        return value  # as readers give it
    return identifiers.parse(scheme, value)


def is_own(url: str) -> bool:
    """Whether an address is of this catalogue itself: a record that went out comes back."""
    try:
        there, here = urlsplit(url.strip()), urlsplit(settings.SITE_URL)
        return (there.hostname, there.port) == (here.hostname, here.port)
    except ValueError:
        return False


def own_slug(url: str) -> str:
    """The slug in the address of a work of this catalogue; empty for any other address."""
    if "/works/" not in url or not is_own(url):
        return ""
    found = _OWN_PATH.fullmatch(urlsplit(url.strip()).path)
    return unquote(found[1]) if found else ""


@cache
def _length(name: str) -> int | None:
    length: int | None = getattr(Work._meta.get_field(name), "max_length", None)
    return length
