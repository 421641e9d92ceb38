"""Australian Web Archive: is there a copy of the page? By Memento (RFC 7089), without a key.

Its TimeGate redirects to the copy nearest to a time; the redirect itself is the answer and is
not followed. A 404 there is a "no" only when the TimeMap, the list of all copies, is empty too.
"""

import html
import re
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

from publications.outbound import Answer, Request
from publications.outbound.services import base_address

from ..conversation import Conversation, Keys, Unlearnt, asked
from ..readings import NO_MARKER, Meaning, Reading, Subject
from . import memento
from .base import Adapter
from .bodies import unknown_shape
from .memento import Memento

# Where people look at copies; programs ask another host.
VIEW = "https://webarchive.nla.gov.au/awa/"
_HOSTS = frozenset({"web.archive.org.au", "webarchive.nla.gov.au"})
_PREFIX = "/awa/"
_IDENTIFIER = re.compile(
    r"(?:https?://(?:web\.archive\.org\.au|webarchive\.nla\.gov\.au)/awa/)?"
    r"(?:([0-9]{4,14})(?:[a-z]{2}_)?/|\*/)?(\S*)"
)
_REDIRECTS = (301, 302, 303, 307, 308)
# A copy this far from the one that was named is another one.
NEAR = timedelta(days=1)
_MOST_BYTES = 1_000_000


def ask(subject: Subject, keys: Keys) -> Conversation:
    """Ask for the nearest copy, and for the list of copies where there is none."""
    wanted = wanted_of(subject)
    if wanted is None:
        detail = f"“{subject.identifier}” names no web address."
        return Reading(Meaning.UNVERIFIED, problem=NO_MARKER, detail=detail)
    gate = asked((yield timegate_request(wanted)))
    reading = read_timegate(gate, wanted)
    if reading is None:
        # Which is asked by GET, so that a wall that let HEAD pass shows what it is.
        reading = read_timemap(asked((yield timemap_request(wanted.url))), wanted)
        if gate.status == 200 and reading.meaning is Meaning.ABSENT:
            raise _no_marker("A page came that is no copy of anything.")
    return reading


def wanted_of(subject: Subject) -> Memento | None:
    """The page, and the time of the copy ("" for the latest), that an identifier names:
    ``20240101000000/https://example.org/``, an address, or a whole address of the archive."""
    found = _IDENTIFIER.fullmatch(subject.identifier.strip())
    if found is None:
        return None
    url = (found[2] or next(iter(subject.urls), "")).partition("#")[0]
    url = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    # The archive answers otherwise where a bare host has no slash.
    url = url if parts.path or parts.query else f"{url}/"
    return Memento(memento.filled(found[1]) if found[1] else "", url)


def timegate_request(wanted: Memento) -> Request:
    """The question for the copy nearest to a time, or for the latest."""
    when = wanted.when
    return Request(
        f"{base_address('awa')}{_PREFIX}{wanted.url}",
        method="HEAD",
        headers={"Accept-Datetime": memento.http_date(when)} if when else {},
        follow=False,
    )


def timemap_request(url: str) -> Request:
    """The question for all copies of a page."""
    return Request(
        f"{base_address('awa')}{_PREFIX}timemap/link/{url}", max_bytes=_MOST_BYTES, may_cut=True
    )


def read_timegate(answer: Answer, wanted: Memento) -> Reading | None:
    """The copy it names; None where there seems to be none, and where a page came that is no
    copy. Raises Unlearnt."""
    headers = answer.headers
    if answer.status in _REDIRECTS:
        return _copy(_named(answer, headers.get("location", "")), wanted)
    if "memento-datetime" in headers:
        # It shows the copy at once, with the status that the page itself once had.
        if answer.status != 200:
            raise _no_marker(f"The copy is of a page with status {answer.status}.")
        named = _named(answer, headers.get("content-location", ""))
        taken = memento.timestamp_of(headers["memento-datetime"])
        return _copy(named or (Memento(taken, wanted.url) if taken else None), wanted)
    match answer.status:
        case 404 | 200:
            return None
        case 451:
            detail = "The archive holds a copy that it may not show (status 451)."
            return Reading(Meaning.RESTRICTED, detail=detail)
    raise unknown_shape(answer)


def read_timemap(answer: Answer, wanted: Memento) -> Reading:
    """The nearest of all copies, or that there is none. Raises Unlearnt."""
    body = answer.body.decode("utf-8", "replace")
    nothing = Reading(Meaning.ABSENT, detail=f"The archive has no copy of {wanted.url}.")
    if answer.status == 404:
        # The archive's own page names the address; a proxy's page does not.
        if not any(memento.same_page(url, wanted.url) for url in _addresses(body)):
            raise unknown_shape(answer, "a word of the archive")
        return nothing
    if answer.status != 200 or answer.media_type == "text/html":
        raise unknown_shape(answer, "a list of copies")
    entries = list(memento.links(body))
    copies = [
        copy
        for entry in entries
        if "memento" in entry.rels and (copy := memento.memento(entry.target, _PREFIX))
    ]
    if copies:
        return _copy(_nearest(copies, wanted), wanted)
    is_list = any(entry.rels & {"original", "timegate"} for entry in entries)
    is_empty = not body.strip() and answer.media_type == "application/link-format"
    if is_list or is_empty:
        return nothing
    raise unknown_shape(answer, "a list of copies")


def _copy(found: Memento | None, wanted: Memento) -> Reading:
    if found is None or found.when is None:
        raise _no_marker("The archive leads to something that is no copy.")
    if not memento.same_page(found.url, wanted.url):
        raise _no_marker(f"The archive leads to a copy of {found.url}.")
    day = found.when.date()
    is_other = wanted.when is not None and abs(found.when - wanted.when) > NEAR
    return Reading(
        Meaning.PRESENT,
        detail=f"The archive has a copy of {day}.",
        disagreement=f"The nearest copy is of {day}." if is_other else "",
        copy_url=f"{VIEW}{found.timestamp}/{found.url}",
        copied_at=found.timestamp,
        facts={"page": found.url, "copied": day.isoformat()},
    )


def _nearest(copies: list[Memento], wanted: Memento) -> Memento:
    """The one nearest to the time wanted, else the latest. Lists are in no certain order."""
    when = wanted.when
    dated = [copy for copy in copies if copy.when]
    if when is None or not dated:
        return max(copies, key=lambda copy: copy.timestamp)
    return min(dated, key=lambda copy: abs(copy.when - when) if copy.when else timedelta.max)


def _named(answer: Answer, target: str) -> Memento | None:
    address = urljoin(answer.url, target)
    host = urlsplit(address).netloc
    theirs = host in _HOSTS or host == urlsplit(base_address("awa")).netloc
    return memento.memento(address, _PREFIX) if theirs else None


def _addresses(page: str) -> list[str]:
    return re.findall(r"https?://[^\s<>\"']+", html.unescape(re.sub(r"<[^>]*>", " ", page)))


def _no_marker(detail: str) -> Unlearnt:
    return Unlearnt(Reading(Meaning.UNVERIFIED, problem=NO_MARKER, detail=detail))


ADAPTER = Adapter(
    name="awa",
    services=("awa",),
    rule="awa/2",
    interval=timedelta(days=30),
    canary=Subject("awa", "http://www.nla.gov.au/"),
    a_day=10_000,
    ask=ask,
)
