"""National Library of Australia and National edeposit: does the identifier lead to its object?

Persistent identifiers (``nla.obj-``, ``nla.cat-vn`` and others) are resolved and the page is
read for a marker of what was asked (docs: a page that names it is a yes, the library's own
404 or 410 a no, anything else no answer). The pages often stand behind a bot wall; where a key
for Trove is configured, Trove is asked then. Without one we say that we could not ask.
"""

import re
from datetime import timedelta

from publications.outbound import Answer

from ..conversation import Conversation, Keys, Unlearnt, asked
from ..readings import Meaning, Reading, Subject
from . import nla_objects, nla_pages, trove_asking, trove_confirming
from .agreement import folded
from .base import Adapter

_CATALOGUE = re.compile(r"nla\.cat-vn(\d+)")
_RECORD_PAGE = re.compile(r"/(?:catalog|Record)/(\d+)/?(?:[?#]|$)")


def ask(subject: Subject, keys: Keys) -> Conversation:
    """Resolve the identifier; where its page teaches nothing, look it up in Trove."""
    try:
        return read(subject, asked((yield nla_pages.page_request(subject.identifier))))
    except Unlearnt as end:
        unlearnt = end.reading
    if not keys.get(trove_asking.KEY):
        return unlearnt
    return (yield from trove_confirming.ask(subject, keys)) or unlearnt


def read(subject: Subject, answer: Answer) -> Reading:
    """What the page says. Raises Unlearnt where it says nothing of ``subject``."""
    page = nla_pages.page_of(answer)
    if page is None:
        return nla_pages.absent(answer, subject.identifier)
    if record := _CATALOGUE.fullmatch(subject.identifier):
        return _read_record(subject, record[1], answer, page)
    return nla_objects.read(subject, answer, page)


def _read_record(subject: Subject, number: str, answer: Answer, page: str) -> Reading:
    """What a page of the catalogue says of the record ``number``."""
    facts = {"title": title} if (title := nla_pages.heading_of(page)) else {}
    if nla_pages.names(page, subject.identifier) or _names_both(page, number, subject.titles):
        detail = f"The library's catalogue shows {subject.identifier}."
        return Reading(Meaning.PRESENT, detail=detail, facts=facts)
    moved = _RECORD_PAGE.search(answer.final_url)
    if moved and nla_pages.names(page, f"nla.cat-vn{moved[1]}"):
        other = f"nla.cat-vn{moved[1]}"
        detail = f"The library's catalogue leads to {other}."
        return Reading(Meaning.MERGED, detail=detail, identifier=other, facts=facts)
    raise nla_pages.no_marker(f"The page does not name {subject.identifier}.")


def _names_both(page: str, number: str, titles: tuple[str, ...]) -> bool:
    """Whether a page names the record's number and one of our titles."""
    if not re.search(rf"(?<!\d){number}(?!\d)", nla_pages.text_of(page)):
        return False
    plain = folded(nla_pages.text_of(page))
    return any(title and title in plain for title in map(folded, titles))


ADAPTER = Adapter(
    name="nla",
    services=("nla", "ned"),
    rule="nla/1",
    interval=timedelta(days=30),
    canary=Subject("nla", "nla.obj-714041173", titles=("Walkabout",)),
    a_day=5_000,
    ask=ask,
)
