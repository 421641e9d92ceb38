"""``custom``: what of a record CSL has no variable for, as it is written."""

from datetime import UTC
from typing import Any

from ...names import Name
from ...records import Agent, Attachment, Heading, Kept, Linked, Record, Related
from ...texts import Text
from ..gathering import language_tag
from ..lines import line
from . import types


def written(record: Record, kind: str) -> dict[str, Any]:
    """Everything that the variables of the item do not bring back."""
    is_part = kind in types.PARTS
    pages = line(record.pages)
    found: dict[str, Any] = {
        "type": types.untold(record, kind),
        "titles": _texts(record.titles),
        "subtitles": _texts(record.subtitles),
        "contributors": [_agent(agent) for agent in record.contributors],
        "license": line(record.licence),
        "date": line(record.date),
        "concept-doi": line(record.concept_doi) if record.dois else "",
        "dois": [line(doi) for doi in record.dois[1:]],
        "pages": pages if "–" in pages else "",
        "isbns": list(map(line, record.isbns)) if is_part else [],
        "container-isbns": list(map(line, record.container_isbns)),
        "identifiers": [[scheme, line(value)] for scheme, value in record.identifiers],
        "subjects": [_heading(subject) for subject in record.subjects],
        "related": [_related(one) for one in record.related],
        "files": [_plain(file) for file in record.files],
        "archives": [_plain(kept) for kept in record.archives],
        "links": [_plain(link) for link in record.links],
        "agency": line(record.agency),
        "datestamp": record.datestamp.astimezone(UTC).isoformat() if record.datestamp else "",
    }
    if record.container_titles and not _is_bare(record.container_titles):
        found["container-titles"] = _texts(record.container_titles)
    if record.abstracts and not _is_own(record.abstracts, record.language):
        found["abstracts"] = _texts(record.abstracts)
    found = {key: value for key, value in found.items() if value}
    if record.keywords or record.subjects:
        found["keywords"] = _texts(record.keywords)
    if record.language and language_tag(record.language) != record.language:
        found["language"] = line(record.language)
    return found


def _is_bare(texts: tuple[Text, ...]) -> bool:
    return len(texts) == 1 and texts[0] == Text(texts[0].value)


def _is_own(texts: tuple[Text, ...], language: str) -> bool:
    own = Text(texts[0].value, language, "original" if language else "")
    return len(texts) == 1 and texts[0] == own


def _texts(texts: tuple[Text, ...]) -> list[dict[str, str]]:
    return [_text(text) for text in texts if text.value]


def _text(text: Text) -> dict[str, str]:
    row = {"value": line(text.value)}
    if text.lang:
        row["language"] = line(text.lang)
    if text.state:
        row["state"] = line(text.state)
    if text.reading:
        row["reading"] = line(text.reading)
    if text.romanised:
        row["romanised"] = line(text.romanised)
    return row


def _agent(agent: Agent) -> dict[str, Any]:
    row: dict[str, Any] = {"role": agent.role, "names": [_plain(name) for name in agent.names]}
    if agent.is_organisation:
        row["organisation"] = True
    for scheme in ("orcid", "isni", "viaf"):
        if value := getattr(agent, scheme):
            row[scheme] = line(value)
    return row


def _heading(subject: Heading) -> dict[str, Any]:
    row = {
        "labels": _texts(subject.labels),
        "scheme": line(subject.scheme),
        "uri": line(subject.uri),
    }
    return {key: value for key, value in row.items() if value}


def _related(one: Related) -> dict[str, Any]:
    row = {
        "kind": one.kind,
        "titles": _texts(one.titles),
        "doi": line(one.doi),
        "url": line(one.url),
    }
    return {key: value for key, value in row.items() if value}


def _plain(thing: Name | Attachment | Kept | Linked) -> dict[str, Any]:
    """A row of texts and numbers by the names of its fields, without the empty ones."""
    return {
        key: line(value) if isinstance(value, str) else value
        for key, value in vars(thing).items()
        if value
    }
