"""PANDORA: does the identifier of an archived title lead to its entry page?

Titles (``nla.arc-N``) and collections (``nla.arc-cN``) are resolved as other identifiers of the
National Library are, to pages at webarchive.nla.gov.au. The delivery service's own JSON is
promised to nobody and is not asked for.
"""

import re
from datetime import timedelta

from publications.outbound import Answer

from ...evidence.canonical import Json
from ..conversation import Conversation, Keys, asked
from ..readings import Meaning, Reading, Subject
from . import nla_pages
from .base import Adapter

_ENTRY = re.compile(r"/(tep|collection)/(\d+)/?(?:[?#]|$)")


def ask(subject: Subject, keys: Keys) -> Conversation:
    """Resolve the identifier and read the page."""
    return read(subject, asked((yield nla_pages.page_request(subject.identifier))))


def read(subject: Subject, answer: Answer) -> Reading:
    """What the page says. Raises Unlearnt where it says nothing of ``subject``."""
    page = nla_pages.page_of(answer)
    if page is None:
        return nla_pages.absent(answer, subject.identifier)
    heading = nla_pages.heading_of(page)
    facts: dict[str, Json] = {"title": heading} if heading else {}
    if nla_pages.names(page, subject.identifier):
        # Its headings are not certain to be the title, and so are not compared with ours.
        closed = nla_pages.is_onsite_only(page)
        return Reading(
            Meaning.RESTRICTED if closed else Meaning.PRESENT,
            detail=f"PANDORA's page names {subject.identifier}.",
            facts=facts,
        )
    entry = _ENTRY.search(answer.final_url)
    if entry:
        other = f"nla.arc-{'c' if entry[1] == 'collection' else ''}{entry[2]}"
        if nla_pages.names(page, other):
            detail = f"PANDORA's page is that of {other}."
            return Reading(Meaning.MERGED, detail=detail, identifier=other, facts=facts)
    raise nla_pages.no_marker(f"The page does not name {subject.identifier}.")


ADAPTER = Adapter(
    name="pandora",
    services=("pandora",),
    rule="pandora/1",
    interval=timedelta(days=30),
    canary=Subject("pandora", "nla.arc-10421"),
    a_day=2_000,
    ask=ask,
)
