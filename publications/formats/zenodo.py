"""Zenodo's deposit metadata: what its API takes, in one chosen language.

Source: Zenodo REST API, deposit metadata (developers.zenodo.org). See ``docs/formats/zenodo.md``.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from ..records import Agent, Record
from ..texts import shown
from ..vocabularies.marc_languages import UNKNOWN, to_marc
from ..vocabularies.work_types import work_type
from . import choosing, xml
from .base import Format
from .datacite.attributes import doi
from .datacite.dated import written
from .datacite.related import identifiers
from .datacite.vocabulary import CONTRIBUTOR_TYPES
from .datacite.writing import json_document
from .lines import line

_UPLOADS = {
    "Image": ("image", "other"), "Sound": ("video", ""), "Audiovisual": ("video", ""),
    "Dataset": ("dataset", ""), "Software": ("software", ""),
    "InteractiveResource": ("lesson", ""), "Book": ("publication", "book"),
    "BookChapter": ("publication", "section"), "JournalArticle": ("publication", "article"),
    "ConferencePaper": ("publication", "conferencepaper"),
    "ConferenceProceeding": ("publication", "proceeding"),
    "Dissertation": ("publication", "thesis"), "Report": ("publication", "report"),
    "Standard": ("publication", "standard"), "Preprint": ("publication", "preprint"),
    "PeerReview": ("publication", "peerreview"),
}  # fmt: skip
_BY_TYPE = {
    "essay": ("publication", "article"), "patent":
    ("publication", "patent"), "working-paper": ("publication", "workingpaper"),
    "lecture": ("presentation", ""),
}  # fmt: skip
# ISO 639-2/B, which MARC has, where ISO 639-3 has another code.
_ISO_639_3 = {
    "alb": "sqi", "arm": "hye", "baq": "eus", "bur": "mya", "chi": "zho", "cze": "ces",
    "dut": "nld", "fre": "fra", "geo": "kat", "ger": "deu", "gre": "ell", "ice": "isl",
    "mac": "mkd", "mao": "mri", "may": "msa", "per": "fas", "rum": "ron", "slo": "slk",
    "tib": "bod", "wel": "cym",
}  # fmt: skip
# Contributor types that Zenodo has of DataCite's; of the others it makes "Other".
_CONTRIBUTORS = frozenset(
    {"Editor", "Producer", "Researcher", "Supervisor", "HostingInstitution", "Sponsor",
     "Distributor"}
)  # fmt: skip
_NEWER = frozenset({"IsTranslationOf", "HasTranslation"})


def item(record: Record, language: str = "") -> dict[str, Any]:
    """The body of a deposit; what Zenodo demands and nobody knows is left out, not invented."""
    return {"metadata": metadata(record, language)}


def metadata(record: Record, language: str = "") -> dict[str, Any]:
    """The metadata by themselves."""
    title = choosing.title(record, language)
    upload, publication = _upload(record.work_type)
    makers = choosing.makers(record)
    others = [agent for agent in record.contributors if agent not in makers]
    found: dict[str, Any] = {
        "upload_type": upload,
        "publication_type": publication if upload == "publication" else "",
        "image_type": publication if upload == "image" else "",
        "title": choosing.whole_title(record, title),
        "creators": _people(makers, language),
        "contributors": [
            {**row, "type": _type(agent)} for agent in others for row in _people([agent], language)
        ],
        "description": _paragraphs(choosing.abstract(record, language)),
        "publication_date": written(record.date).get("date", "").strip("/"),
        "access_right": "open" if line(record.licence) else "",
        "license": line(record.licence).lower(),
        "doi": doi(record),
        "keywords": choosing.keywords(record, language),
        "notes": choosing.note(title),
        "language": _language(record.language),
        "version": line(record.version),
        "related_identifiers": _related(record),
        "subjects": _subjects(record, language),
        **_appeared(record, language),
    }
    return {key: value for key, value in found.items() if value}


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """One body, or an array of several."""
    return json_document(item(record, language) for record in records)


def _upload(code: str) -> tuple[str, str]:
    if code in _BY_TYPE:
        return _BY_TYPE[code]
    general = work_type(code).datacite
    return _UPLOADS.get(general, ("publication", "other") if general == "Text" else ("other", ""))


def _people(agents: Iterable[Agent], language: str) -> list[dict[str, str]]:
    """``Family, Given`` in every script: the comma is what parts them at Zenodo."""
    return [
        {
            "name": f"{name.family}, {name.given}" if name.family else name.literal,
            **({"orcid": line(agent.orcid)} if line(agent.orcid) else {}),
        }
        for agent, name in choosing.named(agents, language)
    ]


def _type(agent: Agent) -> str:
    found = CONTRIBUTOR_TYPES.get(agent.role, "Other")
    return found if found in _CONTRIBUTORS else "Other"


def _paragraphs(text: str) -> str:
    """Zenodo takes HTML: what looks like a mark-up in our text is text."""
    return f"<p>{escape(text, quote=False)}</p>" if text else ""


def _language(tag: str) -> str:
    code = to_marc(tag) if xml.language(tag) else UNKNOWN
    return "" if code == UNKNOWN else _ISO_639_3.get(code, code)


def _related(record: Record) -> list[dict[str, str]]:
    rows = []
    for row in identifiers(record):
        relation = row["relationType"]
        if relation == "IsVersionOf" or relation in _NEWER:
            continue  # Zenodo makes the one itself, and does not know the others
        rows.append(
            {
                "identifier": row["relatedIdentifier"],
                "relation": relation[0].lower() + relation[1:],
                "scheme": row["relatedIdentifierType"].lower(),
            }
        )
    if address := xml.uri(record.url):
        rows.append({"identifier": address, "relation": "isIdenticalTo", "scheme": "url"})
    return rows


def _subjects(record: Record, language: str) -> list[dict[str, str]]:
    """Headings with an address, which Zenodo asks for."""
    rows = []
    for heading in record.subjects:
        address = xml.uri(heading.uri)
        label = shown(heading.labels, language)
        if address and label and line(label.value):
            rows.append({"term": line(label.value), "identifier": address, "scheme": "url"})
    return rows


def _appeared(record: Record, language: str) -> dict[str, str]:
    """The journal of an article, the book of a part, the imprint of a book."""
    container, pages = choosing.container(record, language), line(record.pages)
    kind = work_type(record.work_type).csl
    found: dict[str, str] = {}
    if kind in ("chapter", "paper-conference"):
        found = {"partof_title": container, "partof_pages": pages}
    elif container or record.issns:
        found = {
            "journal_title": container,
            "journal_volume": line(record.volume),
            "journal_issue": line(record.issue),
            "journal_pages": pages,
        }
    if kind == "thesis":
        found["thesis_university"] = line(record.publisher)
    else:
        found["imprint_publisher"] = line(record.publisher)
        found["imprint_place"] = line(record.place)
    isbns = [*record.isbns, *record.container_isbns]
    found["imprint_isbn"] = line(isbns[0]) if isbns else ""
    return found


FORMAT = Format("zenodo.json", "Zenodo JSON", "application/vnd.zenodo.v1+json", write)
