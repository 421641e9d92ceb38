"""A row of ours as a record: ``writing`` undone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from ...records import Agent, Record
from ...texts import Text
from ...vocabularies.work_types import WORK_TYPES
from ..gathering import Gathering, is_address, is_tag
from . import syntax
from .cells import said_in


def record(cells: Mapping[str, str], gathering: Gathering) -> Record:
    """The record of a row, its cells by the names of their columns."""
    cell = {name: gathering.text(name, value) for name, value in cells.items()}.get

    def text(name: str) -> str:
        return cell(name, "") or ""

    language = text("language")
    if language and not is_tag(language):
        language = gathering.language("language", language)
    issns, _ = gathering.numbers("issn", syntax.read_plain(text("issn")))
    _, isbns = gathering.numbers("isbn", syntax.read_plain(text("isbn")))
    _, container_isbns = gathering.numbers(
        "container_isbn", syntax.read_plain(text("container_isbn"))
    )
    kind = text("type")
    return Record(
        key=text("key"),
        url=text("url"),
        work_type=kind if kind in WORK_TYPES else "",
        language=language,
        titles=_three(text, "title"),
        subtitles=_three(text, "subtitle"),
        abstracts=_three(text, "abstract"),
        keywords=tuple(syntax.read_texts(text("keywords"), language)),
        contributors=tuple(
            _checked(one, gathering) for one in syntax.read_people(text("contributors"))
        ),
        date=gathering.date("date", text("date")),
        container_titles=_three(text, "container_title"),
        container_isbns=tuple(container_isbns),
        issns=tuple(issns),
        volume=text("volume"),
        issue=text("issue"),
        pages=text("pages"),
        extent=text("extent"),
        publisher=text("publisher"),
        place=text("place"),
        version=text("version"),
        licence=text("licence"),
        dois=tuple(gathering.dois("doi", syntax.read_plain(text("doi")))),
        concept_doi=gathering.identifier("doi", "concept_doi", text("concept_doi")),
        isbns=tuple(isbns),
        identifiers=tuple(_identifiers(text("identifiers"), gathering)),
        subjects=tuple(syntax.read_subjects(text("subjects"))),
        related=tuple(syntax.read_related(text("related"))),
        files=tuple(syntax.read_files(text("files"))),
        archives=tuple(syntax.read_archives(text("archives"))),
        links=tuple(one for one in syntax.read_links(text("links")) if is_address(one.url)),
        agency=text("agency"),
        datestamp=_moment(text("datestamp")),
    )


def _three(text: Callable[[str], str], name: str) -> tuple[Text, ...]:
    """The text that has a cell of its own, and the others; the original stands first."""
    value, said = text(name), text(f"{name}_language")
    others = tuple(syntax.read_texts(text(f"other_{name}s")))
    if not value:
        return others
    main = syntax.read_text(value, list(said_in(said)))
    return tuple(sorted((main, *others), key=lambda one: not one.is_original))


def _checked(agent: Agent, gathering: Gathering) -> Agent:
    """The agent with identifiers that are some."""
    if not (agent.orcid or agent.isni or agent.viaf):
        return agent
    return replace(
        agent,
        orcid=gathering.identifier("orcid", "contributors", agent.orcid),
        isni=gathering.identifier("isni", "contributors", agent.isni),
        viaf=gathering.identifier("viaf", "contributors", agent.viaf),
    )


def _identifiers(cell: str, gathering: Gathering) -> Iterator[tuple[str, str]]:
    for scheme, raw in syntax.read_identifiers(cell):
        if value := gathering.identifier(scheme, "identifiers", raw):
            yield scheme, value


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
