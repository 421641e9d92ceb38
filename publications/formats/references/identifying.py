"""Identifiers and addresses in a reference, and the text without them."""

import re
from dataclasses import dataclass, field

from ... import identifiers
from ...identifiers import IdentifierError
from ...records import Kept
from ..json_lines.numbers import is_web_address

_URL = r"https?\s?://[^\s<>\"“”《》（），。；、]+"
_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|\bdoi\s*[:：]?\s*|\bDOI号?\s*[:：]?\s*)?"
    r"(?<![\d.])10\.\d{4,9}/[^\s<>\"“”《》（），。；、]+",
    re.I,
)
_LABELLED = re.compile(
    r"\b(?P<label>ISBN|ISSN)(?:[- ]?1[03])?\s*[:：]?\s*(?P<value>[0-9][0-9Xx -]{7,20}[0-9Xx])"
    r"(?:\s*\([^()]{1,20}\))?",
    re.I,
)
_NLA = re.compile(
    r"(?:\bNLA\s*[:：]?\s*)?(?:https?://)?(?:nla\.gov\.au/)?(nla\.(?:obj|cat)-[a-z]*\d+)", re.I
)
_ARXIV = re.compile(
    r"\barXiv\s*[:：]\s*((?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)", re.I
)
_HANDLE = re.compile(r"\bhdl\s*[:：]\s*\S+|https?://hdl\.handle\.net/\S+", re.I)
_ADDRESS = re.compile(_URL, re.I)
_TROVE = re.compile(r"trove\.nla\.gov\.au/work/(\d+)", re.I)
_ZENODO = re.compile(r"zenodo\.org/records?/(\d+)", re.I)
# Words that only lead to an address, and the day it was looked at.
_LEADS = re.compile(
    r"(?:\b(?:Retrieved|Accessed|Available|Disponible|Consulté|Abgerufen|Viewed|Last accessed)\b"
    r"[^.()\[\]]{0,50}?(?:\bfrom|\bat|\bon|:|：|à|en|am)?\s*)(?=\x00|$|\))"
    r"|[\[(（](?:Accessed|Viewed|Retrieved|Last accessed|consulté le|acesso em"
    r"|дата обращения|访问日期|引用日期|检索日期|access(?:ed)? on)[^\])）]*[\])）]"
    r"|\[\d{4}-\d\d-\d\d\]"
    r"|\b(?:URL|DOI|NLA|TROVE|网址|链接)\s*[:：]?\s*(?=\x00|$)",
    re.I,
)
_SHORTEST = 3
_PLACE = "\x00"  # stands where an identifier stood; text has no controls
_LEFT = re.compile(r"[\s.,;:，。；：、|()（）\[\]<>\x00-]*")


@dataclass
class Found:
    """What identifies the work; ``rest`` is the text without it."""

    dois: list[str] = field(default_factory=list)
    isbns: list[str] = field(default_factory=list)
    issns: list[str] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)
    archives: list[Kept] = field(default_factory=list)
    url: str = ""
    rest: str = ""
    is_preprint: bool = False
    unread: list[tuple[str, str]] = field(default_factory=list)

    @property
    def any(self) -> bool:
        return bool(
            self.dois or self.isbns or self.issns or self.others or self.archives or self.url
        )


def find(text: str) -> Found:
    """Identifiers of a text; those that are not valid are in ``unread`` (scheme, text)."""
    found = Found()
    text = text.replace(_PLACE, " ")
    text = _ARXIV.sub(lambda match: _arxiv(found, match), text)
    text = _DOI.sub(lambda match: _doi(found, match), text)
    text = _NLA.sub(lambda match: _kept(found, "nla", match[1].lower()), text)
    text = _HANDLE.sub(lambda match: _handle(found, match), text)
    text = _LABELLED.sub(lambda match: _labelled(found, match), text)
    text = _ADDRESS.sub(lambda match: _address(found, match), text)
    text = _LEADS.sub(_PLACE, text)
    found.rest = re.sub(rf"[({_PLACE} ]*{_PLACE}[ )]*", " ", text)
    found.rest = re.sub(r"\s+", " ", found.rest).strip(" ,;，；、|")
    found.dois = list(dict.fromkeys(found.dois))
    return found


def is_identifiers_only(line: str) -> bool:
    """Whether a line holds identifiers and nothing else."""
    found = find(line)
    return (found.any or bool(found.unread)) and bool(_LEFT.fullmatch(found.rest))


def _doi(found: Found, match: re.Match[str]) -> str:
    dois = identifiers.find_dois(match[0].replace("：", ":"))
    if dois and len(dois[0].partition("/")[2]) < _SHORTEST:
        found.unread.append(("DOI", match[0]))  # cut by a blank: 10.1016/j. memsci
        return _PLACE
    if not dois:
        return match[0]
    found.dois += dois
    tail = match[0][-1]
    return _PLACE + (tail if tail in ".,;)" else "")


def _arxiv(found: Found, match: re.Match[str]) -> str:
    found.is_preprint = True
    found.url = found.url or f"https://arxiv.org/abs/{match[1]}"
    return _PLACE


def _kept(found: Found, service: str, value: str) -> str:
    found.archives.append(Kept(service, value))
    return _PLACE


def _handle(found: Found, match: re.Match[str]) -> str:
    try:
        found.others.append(("handle", identifiers.parse("handle", match[0])))
    except IdentifierError:
        return match[0]
    return _PLACE


def _labelled(found: Found, match: re.Match[str]) -> str:
    scheme = match["label"].lower()
    finder = identifiers.find_isbns if scheme == "isbn" else identifiers.find_issns
    valid = finder(match["value"])
    if valid:
        (found.isbns if scheme == "isbn" else found.issns).extend(valid)
    else:
        found.unread.append((match["label"].upper(), match[0]))
    return _PLACE


def _address(found: Found, match: re.Match[str]) -> str:
    address = match[0].replace(" ", "").rstrip(".,;:)]'’")
    if service := _TROVE.search(address):
        return _kept(found, "trove", service[1])
    if service := _ZENODO.search(address):
        return _kept(found, "zenodo", service[1])
    if is_web_address(address):
        found.url = found.url or address
    return _PLACE
