"""A feed as a document. Source: RFC 4287 (Atom); RFC 4946 (licences)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from publications.formats import xml

MEDIA_TYPE = "application/atom+xml"
# When a feed without entries changed last.
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
# A feed is skimmed: a whole abstract stands on the page.
_LONGEST_SUMMARY = 1000
_NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
}


@dataclass(frozen=True)
class Words:
    """A text in the language ``lang`` (BCP 47; empty when not known)."""

    value: str
    lang: str = ""

    def __bool__(self) -> bool:
        """Whether anything is left of it in XML."""
        return bool(xml.text(self.value))


@dataclass(frozen=True)
class Person:
    """``url``: of their page."""

    name: Words
    url: str


@dataclass(frozen=True)
class Entry:
    """``key``: the permanent address; ``url``: the page in the feed's language; ``date``: EDTF.

    ``title`` is never empty. ``kind`` and ``kind_label``: a code and its name for readers.
    """

    key: str
    url: str
    title: Words
    updated: datetime
    published: datetime | None = None
    summary: Words = Words("")
    authors: Sequence[Person] = ()
    contributors: Sequence[Person] = ()
    kind: str = ""
    kind_label: str = ""
    date: str = ""
    licence_url: str = ""


@dataclass(frozen=True)
class Feed:
    """``url``: its own address, by which it is known; ``page_url``: the same for people.

    ``author`` answers for entries that name nobody. ``lang``: BCP 47.
    """

    url: str
    page_url: str
    title: str
    author: str
    lang: str
    updated: datetime
    entries: Sequence[Entry]


def write(feed: Feed) -> bytes:
    """The document. What XML cannot hold is left out, all else is escaped."""
    children = [
        xml.element("id", feed.url),
        xml.element("title", feed.title),
        xml.element("updated", _moment(feed.updated)),
        _link("self", feed.url, MEDIA_TYPE),
        _link("alternate", feed.page_url, "text/html", feed.lang),
        xml.group("author", [xml.element("name", feed.author)]),
        *(xml.group("entry", _entry(one, feed.lang)) + "\n" for one in feed.entries),
    ]
    root = xml.group("feed", children, {**_NAMESPACES, "xml:lang": feed.lang})
    return xml.DECLARATION + root.encode() + b"\n"


def _entry(entry: Entry, lang: str) -> Iterator[str]:
    yield xml.element("id", entry.key)
    yield _words("title", entry.title)
    yield xml.element("updated", _moment(entry.updated))
    if entry.published:
        yield xml.element("published", _moment(entry.published))
    yield _link("alternate", entry.url, "text/html", lang)
    for name, people in (("author", entry.authors), ("contributor", entry.contributors)):
        for person in people:
            yield _person(name, person)
    if entry.kind:
        yield f"<category{xml.attributes({'term': entry.kind, 'label': entry.kind_label})}/>"
    yield _words("summary", Words(_cut(entry.summary.value), entry.summary.lang))
    if entry.licence_url:
        yield _link("license", entry.licence_url)
    yield xml.element("dcterms:issued", entry.date)


def _words(name: str, words: Words) -> str:
    return xml.element(name, words.value, {"xml:lang": _tag(words.lang)})


def _person(name: str, person: Person) -> str:
    """Their language stands on the person: a name has no attributes."""
    if not person.name:
        return ""
    parts = [xml.element("name", person.name.value), xml.element("uri", person.url)]
    return xml.group(name, parts, {"xml:lang": _tag(person.name.lang)})


def _tag(lang: str) -> str:
    """``und`` where nobody knows: without, the text would be in the feed's language."""
    return xml.language(lang) or "und"


def _link(rel: str, url: str, media_type: str = "", lang: str = "") -> str:
    attributes = {"rel": rel, "type": media_type, "hreflang": lang, "href": url}
    return f"<link{xml.attributes(attributes)}/>"


def _moment(moment: datetime) -> str:
    """To the second, as OAI-PMH has datestamps. Source: RFC 3339."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _cut(text: str) -> str:
    """At a blank where there is one."""
    if len(text) <= _LONGEST_SUMMARY:
        return text
    start = text[:_LONGEST_SUMMARY]
    return f"{start.rsplit(maxsplit=1)[0] if ' ' in start else start}…"
