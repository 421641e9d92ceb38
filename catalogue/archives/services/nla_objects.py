"""What a viewer page of the National Library of Australia says of the object it shows.

The page embeds it as JSON: ``var work = JSON.parse(JSON.stringify({…}));``. Its fields differ
from viewer to viewer; none is certain to be there.
"""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from publications.outbound import Answer

from ...evidence.canonical import Json
from ..readings import Meaning, Reading, Subject
from . import nla_pages
from .agreement import disagreement

_WORK = re.compile(r"var work = JSON\.parse\(JSON\.stringify\((?=\{)")
# Conditions of access under which nobody reads the object at home.
_CLOSED = re.compile(r"on-?\s?site|location", re.I)
_FACTS = {"title": "title", "subUnitNo": "part", "accessConditions": "access", "form": "form",
          "bibId": "catalogue record", "copyrightPolicy": "copyright"}  # fmt: skip


def read(subject: Subject, answer: Answer, page: str) -> Reading:
    """What the page of the object ``subject`` says. Raises Unlearnt where it shows another."""
    asked = subject.identifier
    work = _embedded(page)
    if work is None:
        if not nla_pages.names(page, asked):
            raise nla_pages.no_marker(f"The page does not name {asked}.")
        closed = nla_pages.is_onsite_only(page)
        return _reading(closed, f"The library's page names {asked}.")
    shown = work.get("pid")
    if shown == asked:
        title = work.get("title")
        return _reading(
            _is_closed(work),
            f"The library's viewer shows {asked}.",
            differs=disagreement(subject, title=title if isinstance(title, str) else ""),
            facts=_facts(work),
        )
    if asked in _parts(work) or asked in _part_asked(answer.final_url):
        # The page is of the whole, whose title need not be ours.
        facts = _facts(work) | {"whole": shown if isinstance(shown, str) else None}
        detail = f"The library's viewer shows {asked} as a part of {shown}."
        return _reading(_is_closed(work), detail, facts=facts)
    if not asked.startswith("nla.obj-") and isinstance(shown, str) and shown in answer.final_url:
        detail = f"The library's resolver leads to {shown}."
        return Reading(Meaning.MERGED, detail=detail, identifier=shown, facts=_facts(work))
    raise nla_pages.no_marker(f"The page shows {shown}, not {asked}.")


def _embedded(page: str) -> Mapping[str, Any] | None:
    start = _WORK.search(page)
    if start is None:
        return None
    try:
        work, _ = json.JSONDecoder().raw_decode(page, start.end())
    except (ValueError, RecursionError):
        return None
    return work if isinstance(work, dict) else None


def _parts(work: Mapping[str, Any]) -> set[str]:
    """Every ``pid`` below the work's own."""

    found: set[str] = set()
    left: list[object] = [work.get("children")]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            if isinstance(pid := value.get("pid"), str):
                found.add(pid)
            left += value.values()
        elif isinstance(value, list):
            left += value
    return found


def _part_asked(url: str) -> list[str]:
    """What the resolver's redirect named as a part (``?partId=`` or ``?sectionId=``)."""
    query = parse_qs(urlsplit(url).query)
    return [*query.get("partId", ()), *query.get("sectionId", ())]


def _is_closed(work: Mapping[str, Any]) -> bool:
    access = work.get("accessConditions")
    return isinstance(access, str) and _CLOSED.search(access) is not None


def _facts(work: Mapping[str, Any]) -> dict[str, Json]:
    return {
        name: work[field]
        for field, name in _FACTS.items()
        if isinstance(work.get(field), str) and work[field]
    }


def _reading(
    closed: bool, detail: str, *, differs: str = "", facts: Mapping[str, Json] | None = None
) -> Reading:
    meaning = Meaning.RESTRICTED if closed else Meaning.PRESENT
    return Reading(meaning, detail=detail, disagreement=differs, facts=facts or {})
