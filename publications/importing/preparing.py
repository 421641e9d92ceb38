"""One entry of a file as it would be stored, before anyone has looked what is there already."""

from dataclasses import dataclass, field
from typing import Any

from .. import dates
from ..dates import UNDATED
from ..formats.base import Entry, Problem
from ..formats.lines import line
from ..identifiers.base import gettext_noop
from ..records import Agent, Heading, Record, Related
from ..texts import Text
from ..vocabularies.relations import RELATIONS
from . import facts as knowing
from . import keys
from .checking import Checker, is_own, own_slug
from .facts import Facts
from .placing import Placed, place
from .stored_keys import work_subtitles, work_titles

NAMED_TWICE = gettext_noop("“%(value)s” is named twice in one role: once was left out.")

# Types that appear in the issues of serials: what holds them is one though no ISSN says so.
IN_SERIALS = frozenset({
    "journal-article", "magazine-article", "newspaper-article", "editorial", "review",
    "book-review", "essay", "letter", "interview",
})  # fmt: skip
_COLUMNS = ("pages", "extent", "publisher", "place", "version")
_KINDS = {*RELATIONS, *(inverse for _, inverse, _ in RELATIONS.values())}


@dataclass(frozen=True)
class Container:
    """What a work appeared in. ``titles`` placed as those of a serial, the plain one first."""

    titles: Placed
    plain: str
    issns: tuple[str, ...]
    isbns: tuple[str, ...]
    volume: str
    number: str
    appears_in_serials: bool

    def __bool__(self) -> bool:
        return bool(self.plain or self.issns or self.isbns or self.volume or self.number)


@dataclass(slots=True)
class Prepared:
    """``values``: columns of a work but for its container, slug and status. ``fingerprint``:
    the same for the very same record, in whatever file and process."""

    entry: Entry
    values: dict[str, Any]
    machine: set[tuple[str, str]]
    container: Container
    agents: list[Agent]
    dois: list[str]
    concept_doi: str
    identifiers: list[tuple[str, str]]
    archives: list[tuple[str, str]]
    links: dict[str, str]
    headings: list[Heading]
    relations: list[tuple[str, str, str]]
    slug: str
    facts: Facts
    digests: frozenset[int]
    fingerprint: int
    problems: list[Problem] = field(default_factory=list)


def prepare(entry: Entry, record: Record, source: str) -> Prepared:
    """``source``: what is said of where the facts were taken from. Never raises for what
    stands in a record: what cannot be kept is left out, and a problem says so."""
    check = Checker()
    texts = {
        "title": record.titles, "subtitle": record.subtitles,
        "abstract": record.abstracts, "keywords": record.keywords,
    }  # fmt: skip
    placed = place(texts, record.language)
    span = check.date(record.date)
    values: dict[str, Any] = {
        "original_language": placed.original_language,
        "work_type": check.work_type(record.work_type),
        "licence": check.licence(record.licence),
        "source": source,
        **placed.values,
        **{name: check.column(name, getattr(record, name)) for name in _COLUMNS},
        **days(span),
    }
    values["title"], values["subtitle"], values["abstract"], values["keywords"] = (
        values.get(f"{name}_en") or "" for name in ("title", "subtitle", "abstract", "keywords")
    )
    container = _container(record, check)
    agents = _agents(record, check)
    identifiers = [("isbn", isbn) for isbn in check.identifiers("isbn", record.isbns)]
    identifiers += check.other_identifiers(record.identifiers)
    dois = check.identifiers("doi", record.dois, length=400)
    concept = check.identifier("doi", record.concept_doi, length=400) if record.concept_doi else ""
    prepared = Prepared(
        entry=entry,
        values=values,
        machine=placed.machine,
        container=container,
        agents=agents,
        dois=dois,
        concept_doi="" if concept in dois else concept,
        identifiers=list(dict.fromkeys(identifiers)),
        archives=list(dict.fromkeys(check.archives(record.archives))),
        links=_links(record, check),
        headings=[found for one in record.subjects if (found := check.heading(one))],
        relations=_relations(record.related, check),
        slug=own_slug(record.url),
        facts=_facts(values, container, agents, dois, concept, identifiers),
        digests=frozenset(),
        fingerprint=keys.digest("record", repr(record)),
        problems=[*placed.problems, *container.titles.problems, *check.problems],
    )
    prepared.digests = frozenset(keys.digest("work", text) for text in prepared.facts.titles)
    return prepared


def days(span: dates.Span) -> dict[str, Any]:
    """The columns that follow from a date, as ``Work.derive_days`` sets them."""
    day = span.last if span.first is None else span.first
    return {
        "date": span.text, "first_day": span.first, "last_day": span.last, "year": span.year,
        "sort_day": UNDATED if day is None else day,
    }  # fmt: skip


def _container(record: Record, check: Checker) -> Container:
    titles = place({"title": record.container_titles}, "")
    isbns: list[str] = []
    for isbn in check.identifiers("isbn", record.container_isbns):
        if len(" ".join([*isbns, isbn])) <= 60:  # as many as the column holds
            isbns.append(isbn)
    return Container(
        titles=titles,
        plain=_first(record.container_titles),
        issns=tuple(check.identifiers("issn", record.issns)),
        isbns=tuple(isbns),
        volume=check.column("volume", record.volume),
        number=check.column("number", record.issue),
        appears_in_serials=record.work_type in IN_SERIALS and not isbns,
    )


def _first(titles: tuple[Text, ...]) -> str:
    original = [text for text in titles if text.is_original] or list(titles)
    return next((found for text in original if (found := line(text.value))), "")


def _agents(record: Record, check: Checker) -> list[Agent]:
    """In order, each name once in a role: the database can hold no second one."""
    found: dict[tuple[Any, ...], Agent] = {}
    for agent in filter(None, map(check.agent, record.contributors)):
        key = (agent.role, agent.orcid or agent.isni or agent.viaf or keys.exact(agent.name))
        if key in found:
            shown = agent.name.literal or f"{agent.name.family} {agent.name.given}"
            check.says(NAMED_TWICE, "contributors", shown)
        else:
            found[key] = agent
    return list(found.values())


def _links(record: Record, check: Checker) -> dict[str, str]:
    """Address -> label. Files are not fetched: they are links to where they are."""
    given = [(record.url, "")] if record.url else []
    given += [(link.url, link.label) for link in record.links]
    given += [(file.url, file.name) for file in record.files]
    found: dict[str, str] = {}
    for url, label in given:
        if is_own(url):
            continue
        if address := check.address(url, "links"):
            found.setdefault(address, check.cut(label, 200, "links"))
    return found


def _relations(related: tuple[Related, ...], check: Checker) -> list[tuple[str, str, str]]:
    """Kind, DOI, slug of works that may be here. Others are no works of this catalogue."""
    found = []
    for one in related:
        if one.kind in _KINDS:
            doi = check.identifier("doi", one.doi, length=400) if one.doi else ""
            slug = own_slug(one.url)[:120]
            if doi or slug:
                found.append((one.kind, doi, slug))
    return list(dict.fromkeys(found))


def _facts(values: dict[str, Any], container: Container, agents: list[Agent], dois: list[str],
           concept: str, identifiers: list[tuple[str, str]]) -> Facts:  # fmt: skip
    return Facts(
        titles=frozenset(work_titles(values)),
        subtitles=work_subtitles(values),
        first_day=values["first_day"],
        last_day=values["last_day"],
        people=tuple(
            knowing.person(
                (("orcid", one.orcid), ("isni", one.isni), ("viaf", one.viaf)), one.names
            )
            for one in agents[: knowing.MOST_PEOPLE]
        ),
        dois=frozenset(dois),
        concept_dois=frozenset({concept} - {""}),
        isbns=frozenset(value for scheme, value in identifiers if scheme == "isbn"),
        containers=frozenset(
            {keys.normal(text) for text in (container.plain, *container.titles.values.values())}
            - {""}
        ),
        issns=frozenset(container.issns),
        volume=container.volume,
        issue=container.number,
        pages=values["pages"],
        work_type=values["work_type"],
    )
