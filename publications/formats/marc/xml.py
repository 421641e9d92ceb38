"""MARCXML (MARC21slim), written and read as a stream.

Read with or without its namespace and at any depth, so that what OAI-PMH and SRU answer is
read too. No entity is resolved, no network asked, and a DOCTYPE is refused.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from ...identifiers.base import gettext_noop
from ..base import Problem
from .encodings import CUT, clean
from .fields import READ, Field, Marc

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.loc.gov/MARC21/slim"
_CHUNK = 1 << 16
_MOST_READ = 5_000_000
_MOST = 100_000
_PARTS = frozenset({"leader", "controlfield", "datafield"})

DOCTYPE = gettext_noop("The file has a DOCTYPE, which could do harm: it was not read.")
NO_RECORDS = gettext_noop("No MARC record was found in the file.")
NOT_WELL_FORMED = gettext_noop(
    "From line %(line)s on, the file is not well-formed XML: %(reason)s."
)
TOO_LONG = gettext_noop("A record is longer than 5 MB: what follows was not read.")
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_QUOTED = _ESCAPES | {ord('"'): "&quot;"}


def written(marc: Marc, *, namespace: bool = True) -> str:
    """The ``<record>`` element. Texts are clean already (``Builder``)."""
    opening = f'<record xmlns="{NAMESPACE}">' if namespace else "<record>"
    parts = [opening, "<leader>", marc.leader, "</leader>"]
    for tag, indicators, subfields in marc.fields:
        if not indicators:
            parts += ['<controlfield tag="', tag, '">', _text(subfields[0][1]), "</controlfield>"]
            continue
        parts += [
            '<datafield tag="',
            tag,
            '" ind1="',
            indicators[0],
            '" ind2="',
            indicators[1],
            '">',
        ]
        for code, value in subfields:
            parts += ['<subfield code="', code, '">', _text(value), "</subfield>"]
        parts.append("</datafield>")
    parts.append("</record>")
    return "".join(parts)


def _text(value: str) -> str:
    if "&" in value or "<" in value or ">" in value:
        return value.translate(_ESCAPES)
    return value


class BrokenError(Exception):
    """The file cannot be read further; ``problem`` says why, ``line`` where."""

    def __init__(self, problem: Problem, line: int = 0) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.line = line


def records(
    binary: BinaryIO, encoding: str = ""
) -> Iterator[tuple[Marc, int, tuple[Problem, ...]]]:
    """Each record with its line. Raises ``BrokenError`` after the last one that could be read."""
    from lxml import etree

    options: Any = {"events": ("start", "end"), "resolve_entities": False, "no_network": True,
                    "load_dtd": False, "huge_tree": False, "tag": "{*}record"}  # fmt: skip
    try:
        parser = etree.XMLPullParser(encoding=_known(encoding), **options)
    except LookupError:
        parser = etree.XMLPullParser(**options)
    since = 0
    is_checked = False
    broken: BrokenError | None = None
    is_done = False
    is_nothing = True
    root: Any = ()
    while not is_done and broken is None:
        chunk = binary.read(_CHUNK)
        is_done = not chunk
        since += len(chunk)
        try:
            if chunk:
                parser.feed(chunk)
            else:
                root = parser.close()
        except etree.XMLSyntaxError as error:
            params = {
                "line": str(error.lineno or 0),
                "reason": (error.msg or "").split(", line")[0],
            }
            broken = BrokenError(Problem(NOT_WELL_FORMED, params), error.lineno or 0)
        for event, found in _events(parser):
            if not is_checked:
                if found.getroottree().docinfo.doctype:
                    raise BrokenError(Problem(DOCTYPE), 1)
                is_checked = True
            if event == "end" and _is_record(found):
                since = 0
                is_nothing = False
                yield _read(found)
                _free(found)
        if since > _MOST_READ:
            broken = BrokenError(Problem(TOO_LONG))
    if broken is None and is_nothing and len(root):
        is_harmful = bool(root.getroottree().docinfo.doctype)
        broken = BrokenError(Problem(DOCTYPE if is_harmful else NO_RECORDS))
    if broken:
        raise broken


def _events(parser: Any) -> Iterator[tuple[str, "_Element"]]:
    from lxml import etree

    try:
        yield from parser.read_events()
    except etree.XMLSyntaxError:
        return


def _known(encoding: str) -> str | None:
    name = encoding.lower().replace("_", "-")
    return None if name in ("", "utf-8", "utf-8-sig") or name.startswith("utf-16") else encoding


@cache
def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _is_record(found: "_Element") -> bool:
    """Whether it has a leader or fields; the record of OAI-PMH or SRU around it has none."""
    return any(_local(child.tag) in _PARTS for child in found)


def _read(found: "_Element") -> tuple[Marc, int, tuple[Problem, ...]]:
    leader = ""
    fields: list[Field] = []
    problems: list[Problem] = []
    is_marc21 = any(child.get("tag") == "245" for child in found)
    for child in found:
        name = _local(child.tag)
        if name == "leader":
            leader = child.text or ""
        elif name in _PARTS:
            tag = child.get("tag") or ""
            if (
                tag
                and (not is_marc21 or tag in READ)
                and (one := _field(child, name, tag, problems))
            ):
                fields.append(one)
    return Marc(leader.ljust(24), fields), found.sourceline or 0, tuple(problems)


def _field(child: "_Element", name: str, tag: str, problems: list[Problem]) -> Field | None:
    if name == "controlfield" or tag.startswith("00"):
        text = _content(child)
        return Field(tag, "", (("", text if tag == "008" else clean(text)),))
    subfields = []
    for sub in child:
        code = sub.get("code")
        if code and (text := clean(_content(sub))):
            if len(text) > _MOST:
                problems.append(Problem(CUT, field=tag))
                text = text[:_MOST]
            subfields.append((code[:1], text))
    indicators = f"{(child.get('ind1') or ' ')[:1]}{(child.get('ind2') or ' ')[:1]}"
    return Field(tag, indicators, tuple(subfields)) if subfields else None


def _content(one: "_Element") -> str:
    """All text within, but for comments."""
    return "".join(one.xpath(".//text()")) if len(one) else one.text or ""


def _free(found: "_Element") -> None:
    """Forget the record and all that stands before it."""
    found.clear()
    parent = found.getparent()
    place = found
    while parent is not None:
        while place.getprevious() is not None:
            del parent[0]
        place, parent = parent, parent.getparent()
