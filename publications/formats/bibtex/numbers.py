"""DOI, ISBN, ISSN, handle and other identifiers, and addresses. Both ways."""

import re
from collections.abc import Iterator, Mapping

from ...identifiers import SCHEMES, find_dois
from ...identifiers.base import gettext_noop
from ...records import Linked, Record
from ..gathering import Gathering, is_address
from ..latex import escape, verbatim
from ..lines import line
from .annotations import MARK, items, of_field, of_items, quoted
from .types import is_part
from .untex import plain

NO_ADDRESS = gettext_noop("“%(value)s” is no address of the web: it was left out.")

_ARXIV = re.compile(
    r"(?:arxiv:\s*)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)", re.I
)
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.I)
_URL = re.compile(r"\\(?:url|href|path)\s*\{([^{}]+)\}|(https?://\S+)")
_ESCAPED = re.compile(r"\\([_%&#$~{}^])(?:\{\})?")
_BROKEN = {
    r"\textasciitilde": "~", r"$\sim$": "~", r"\_": "_", r"{\_}": "_", r"\slash": "/",
    r"\textunderscore": "_", r"\textbackslash": "\\", r"\-": "", r"\/": "/",
}  # fmt: skip
_NAME = re.compile(r"[a-z0-9_-]+")
# Archives of eprints (biblatex manual, section 3.14.7), and what their numbers stand at.
_ARCHIVES = {
    "arxiv": ("arXiv", "https://arxiv.org/abs/%s", _ARXIV),
    "jstor": ("JSTOR", "https://www.jstor.org/stable/%s", re.compile(r"([\w./]+)")),
    "pubmed": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/%s/", re.compile(r"(\d+)")),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/%s/", re.compile(r"(\d+)")),
}


def write(record: Record, kind: str) -> Iterator[tuple[str, str]]:
    """The fields of all numbers and addresses, but ``url`` itself."""
    yield "doi", verbatim(record.doi)
    if record.dois[1:]:
        yield f"doi{MARK}also", of_items(map(quoted, record.dois[1:]))
    if record.concept_doi:
        yield f"doi{MARK}concept", of_field(quoted(record.concept_doi))
    if record.issns:
        yield "issn", escape(", ".join(record.issns))
    own, held = record.isbns, record.container_isbns
    if own or held:
        within = is_part(kind, record.work_type)
        yield "isbn", escape(", ".join(held if within else own))
        if more := own if within else held:
            yield f"isbn{MARK}{'own' if within else 'container'}", of_items(map(quoted, more))
    yield from _identifiers(record)
    yield "url", verbatim(record.url)
    if links := [link for link in record.links if link is not preprint(record)]:
        yield (
            f"url{MARK}link",
            of_items(quoted(f"{line(one.url).replace(' ', '%20')} {one.label}") for one in links),
        )


def _identifiers(record: Record) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    for scheme, value in record.identifiers:
        if scheme == "handle" and "handle" not in found:
            found["handle"] = []
            yield "eprint", verbatim(value)
            yield "eprinttype", "hdl"
        elif _NAME.fullmatch(scheme):
            found.setdefault(scheme, []).append(quoted(value))
    for scheme, values in found.items():
        if values:
            yield f"eprint{MARK}{scheme}", of_items(values)
    link = preprint(record)
    if link and "handle" not in found:
        yield "eprint", verbatim(link.url.partition("/abs/")[2])
        yield "eprinttype", "arxiv"


def preprint(record: Record) -> Linked | None:
    """The link to arXiv that a record was read with."""
    if not record.links or any(scheme == "handle" for scheme, _ in record.identifiers):
        return None
    label, address, number = _ARCHIVES["arxiv"]
    for link in record.links:
        if link.label == label and number.fullmatch(link.url.partition("/abs/")[2]):
            return link if link.url == address % link.url.partition("/abs/")[2] else None
    return None


def verbatim_of(value: str) -> str:
    """A DOI or address as it was meant: files escape it as if LaTeX would set it."""
    value = value[:10_000].strip()
    if found := _URL.search(value) if value.startswith("\\") else None:
        value = found[1] or found[2]
    if "\\" in value or "{" in value or "$" in value:
        for broken, whole in _BROKEN.items():
            value = value.replace(broken, whole)
        value = _ESCAPED.sub(r"\1", value).replace("{", "").replace("}", "")
    return line(value)


def eprint_type(fields: Mapping[str, str]) -> str:
    """The archive of the eprint; arXiv too where its number alone says so."""
    said = fields.get("eprinttype") or fields.get("archiveprefix") or ""
    if not said and _ARXIV.fullmatch(fields.get("eprint", "")[:200].strip()):
        return "arxiv"
    return plain(said).lower()


def dois(fields: Mapping[str, str], gathering: Gathering) -> tuple[tuple[str, ...], str]:
    """The DOIs of this version, and the one of all versions."""
    found = gathering.dois("doi", [verbatim_of(fields.get("doi", ""))])
    for name in ("url", "howpublished"):
        address = _address(fields.get(name, ""))
        if _DOI_ADDRESS.match(address):
            found += [one for one in find_dois(address) if one not in found]
    more = items(fields.get(f"doi{MARK}also", "")).values()
    found += gathering.dois(f"doi{MARK}also", more) if more else []
    concept = items(fields.get(f"doi{MARK}concept", "")).get(0, "")
    if concept:
        concept = gathering.identifier("doi", f"doi{MARK}concept", concept)
    return tuple(one for one in dict.fromkeys(found) if one != concept), concept


def numbers(
    fields: Mapping[str, str], gathering: Gathering, *, is_part: bool
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """ISSNs, the ISBNs of the work itself, and those of what it stands in."""
    issns: list[str] = []
    isbns: list[str] = []
    for name in ("issn", "isbn", "eissn"):
        if value := plain(fields.get(name, "")):
            some, books = gathering.numbers(name, [value])
            issns += [one for one in some if one not in issns]
            isbns += [one for one in books if one not in isbns]
    if is_part:
        own = tuple(items(fields.get(f"isbn{MARK}own", "")).values())
        return tuple(issns), own, tuple(isbns)
    held = tuple(items(fields.get(f"isbn{MARK}container", "")).values())
    return tuple(issns), tuple(isbns), held


def identifiers(
    fields: Mapping[str, str], gathering: Gathering, eprint: str
) -> tuple[tuple[str, str], ...]:
    """Handles and numbers of other schemes, in the order of their fields."""
    found: list[tuple[str, str]] = []
    for name in fields:
        if name == "eprint" and eprint in ("hdl", "handle"):
            value = gathering.identifier("handle", name, verbatim_of(fields[name]))
            found.append(("handle", value))
        elif name == "oclc":
            found.append(("oclc", gathering.identifier("oclc", name, plain(fields[name]))))
        elif name.startswith(f"eprint{MARK}"):
            scheme = name.partition(MARK)[2]
            for value in items(fields[name]).values():
                if scheme in SCHEMES:
                    value = gathering.identifier(scheme, name, value)
                found.append((scheme, value))
    return tuple(dict.fromkeys(pair for pair in found if pair[1]))


def addresses(
    fields: Mapping[str, str], gathering: Gathering, eprint: str
) -> tuple[str, tuple[Linked, ...]]:
    """The work's address, and the others."""
    found = ""
    for name in ("url", "howpublished"):
        address = _address(fields.get(name, ""))
        if not address or _DOI_ADDRESS.match(address):
            continue
        if is_address(address):
            found = found or address
        elif name == "url":
            gathering.problem(NO_ADDRESS, name, address)
    links = list(_archive(fields, eprint))
    for text in items(fields.get(f"url{MARK}link", "")).values():
        address, _, label = text.partition(" ")
        if is_address(address):
            links.append(Linked(address, label))
    return found, tuple(links)


def _archive(fields: Mapping[str, str], eprint: str) -> Iterator[Linked]:
    if eprint in _ARCHIVES and fields.get("eprint"):
        label, address, number = _ARCHIVES[eprint]
        if match := number.fullmatch(verbatim_of(fields["eprint"])):
            yield Linked(address % match[1], label)


def _address(value: str) -> str:
    if not value:
        return ""
    if value.startswith(("\\", "http")) or "://" not in value:
        return verbatim_of(value)
    found = _URL.search(value[:10_000])
    return verbatim_of(found[1] or found[2]) if found else verbatim_of(value)
