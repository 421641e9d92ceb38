"""The styles in which references are written, each read as far as it is unambiguous.

GB/T 7714 (China) by its markers ``[J]``, Chinese book-title marks, quoted titles (MLA, Chicago,
IEEE, «…»), a year after the authors (APA, Harvard), and authors with initials before a title
that ends with a full stop (BibTeX's plain, Vancouver).
"""

import re
from dataclasses import dataclass, field

from ...records import Agent
from . import parts
from .people import agents


@dataclass(frozen=True)
class Read:
    """What a style made of a reference; ``unread`` is what it could not make sense of."""

    title: str = ""
    contributors: tuple[Agent, ...] = ()
    date: str = ""
    place: parts.Place = field(default_factory=parts.Place)
    work_type: str = ""
    publisher: str = ""
    location: str = ""
    unread: str = ""


# GB/T 7714-2015, tables B.1 (type of document) and B.2 (carrier).
_MARK = re.compile(
    r"\s*[\[［【]\s*(?P<kind>[JMCDRSPNGZAK]|DB|CP|EB)(?:\s*[/／]\s*(?:OL|CD|MT|DK))?\s*[\]］】]"
)
_MARKED = {
    "J": "journal-article", "M": "book", "C": "conference-paper", "D": "thesis", "R": "report",
    "S": "standard", "P": "patent", "N": "newspaper-article", "DB": "dataset", "CP": "software",
    "EB": "website", "A": "chapter", "K": "book",
}  # fmt: skip
_HAN_TITLE = re.compile(r"《([^《》]{2,300}(?:〈[^〈〉]*〉[^《》]*)?)》|〈([^〈〉]{2,300})〉")
_QUOTED = re.compile(
    r"“(?P<a>[^“”]{3,400})[”“]|\"(?P<b>[^\"]{3,400})\"|``(?P<c>.{3,400}?)''|«\s?(?P<d>[^«»]{3,400}?)\s?»|„(?P<e>[^„“”]{3,400})[“”]"
    r"|(?<![\w])‘(?P<f>(?:[^‘’]|(?<=\w)’(?=\w)){3,400})’(?!\w)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATED = re.compile(
    r"^(?P<authors>.{3,800}?)[.,]?\s*"
    rf"(?:\((?P<year>{_YEAR})[a-z]?(?:,\s[^()]{{2,30}})?\)"
    rf"|(?<=[.,)\w]\s)(?P<bare>{_YEAR})[a-z]?(?=[.,:]))"
    r"\s*(?P<after>[.,:;]?)\s+(?P<rest>.+)$"
)
# What is no more a part of the title it follows.
_TAIL = re.compile(
    r"(?:,|\s[-–])\s*(?:unpublished|in press|technical report|working paper|ph\.?\s?d\b"
    r"|master[’']?s?\b|doctoral|m\.?\s?sc\b|thesis|thèse|dissertation|pages?\s\d|pp?\.\s?\d"
    r"|vols?\.?\s?\d|trans(?:lated)?\b|\d+\s?(?:pp|p)\b|(?:[\w.&]+ ){1,5}(?:press|verlag)\b).*$",
    re.I,
)
_NO_TITLE = re.compile(
    r"^(?:personal communication|springer\b|(?:and|&|et|e|und|y|in|vol|no|pp?|eds?)\b)"
    r"|^\W*[A-Z]\.|\b[A-Z]\.\s?(?:,|and\b|&)|\([Ee]ds?\.?|\b(?:no|vols?|v|pp?|eds?|n°)\.?$"
    r"|^\d{4}\b|et al\b|\b[A-Z][a-z]+ [A-Z],"
)
_STOP = re.compile(
    r"(?<![A-Z.\s][A-Z])(?<!\bvs)(?<!\bNo)(?<!\bVol)(?<!\bSt)(?<!\bDr)[.?!](?=\s+[^a-z\s])|\.\s*$"
)
_EDITION = re.compile(
    r"\s*\((?:(?:\d+(?:st|nd|rd|th|\.)?|[Rr]ev\.?|[Ss]econd|[Tt]hird)\s+(?:ed(?:ition|n|\.)?|éd\.?)\b[^()]*"
    r"|trans(?:lated|\.)[^()]*|eds?\.[^()]*)\)"
)


def read(text: str) -> Read:
    """What the first style that fits makes of a reference on one line."""
    for style in (_marked, _chinese, _quoted, _dated, _plain):
        if found := style(text):
            return found
    return Read(unread=text)


def _marked(text: str) -> Read | None:
    mark = _MARK.search(text)
    if mark is None:
        return None
    before, after = text[: mark.start()].strip(), text[mark.end() :].strip(" .．,，;；")
    kind, people, title = mark["kind"], None, before
    for stop in re.finditer(r"[.．。]\s*(?!\d)|:\s", before):
        if people := agents(before[: stop.start()]):
            title = before[stop.end() :].strip()
            break
    if not title or (people is None and re.match(r".{0,80}?[.．]\s", before)):
        return Read(date=parts.year(after), unread=before)
    work_type = _MARKED.get(kind, "other")
    if kind == "C" and not after.startswith("//"):
        work_type = "conference-proceedings"
    facts = _after_mark(kind, after)
    return Read(title, people or (), parts.year(after), facts[0], work_type, facts[1], facts[2])


def _after_mark(kind: str, after: str) -> tuple[parts.Place, str, str]:
    """Place, publisher and town: ``刊名, 年, 卷(期): 页`` or ``地: 社, 年: 页``."""
    number, issue = parts.volume(after)
    pages, container = parts.pages(after), ""
    if kind in ("J", "N"):
        head = re.match(r"([^,，]{2,100})[,，]", after)
        container = head[1].strip() if head else ""
    elif after.startswith("//"):
        head = re.match(r"//\s*(?:[^.．]+[.．]\s*)?([^.．]{2,200})[.．]", after)
        container = head[1].strip() if head else ""
    press = re.search(
        r"(?:^|[.．]\s*)([^:：,，.．/]{2,30})[:：]\s*([^,，:：]{2,60})[,，]\s*\d{4}", after
    )
    place = parts.Place(container, number, issue, pages)
    return place, press[2].strip() if press else "", press[1].strip() if press else ""


def _chinese(text: str) -> Read | None:
    titles = [(match[1] or match[2], match) for match in _HAN_TITLE.finditer(text)]
    if not titles:
        return None
    title, first = titles[0]
    before, after = text[: first.start()].strip(), text[first.end() :]
    people = agents(before) if before else ()
    container = titles[1][0] if len(titles) > 1 and _follows(text, first, titles[1][1]) else ""
    number, issue = parts.volume(after)
    place = parts.Place(container, number, issue, parts.pages(after))
    work_type = "journal-article" if container and (number or issue) else ""
    return Read(
        title.strip(), people or (), parts.year(after) or parts.year(before), place, work_type,
        unread=before if people is None else "",
    )  # fmt: skip


def _follows(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether nothing but punctuation and "in" stands between two titles."""
    return bool(
        re.fullmatch(r"[\s,，。.、；;载載收入于於见見:：]*", text[first.end() : second.start()])
    )


def _quoted(text: str) -> Read | None:
    match = _QUOTED.search(text)
    if match is None:
        return None
    title = next(value for value in match.groupdict().values() if value).strip(" ,.;")
    before, after = text[: match.start()].strip(), text[match.end() :].strip(" .,;:")
    dated = _DATED.match(f"{before} x") if before else None
    if dated:
        before = dated["authors"]
    people = agents(before) if before else ()
    if people is None and len(before.split()) > 5:
        return None  # a quotation inside a longer title, or the name of a journal
    place = parts.place(after)
    work_type = _part_type(place, after)
    found = parts.year(f"{before} {after}") or (dated["year"] or dated["bare"] if dated else "")
    return Read(title, people or (), found, place, work_type, unread="" if people else before)


def _dated(text: str) -> Read | None:
    match = _DATED.match(text)
    if match is None or re.search(r"[“”\"«»]", match["authors"]):
        return None
    if not match["year"] and re.search(r"\d", match["authors"]):
        return None
    people = agents(match["authors"])
    year = match["year"] or match["bare"]
    if people is None and not _may_be_authors(match["authors"], bool(match["year"])):
        return None
    title, rest = _first_sentence(match["rest"])
    place = parts.place(rest)
    if match["after"] not in (".", ":") and "," in title and not place.container:
        # "2002, Title, Journal": where the title ends is not said.
        title = ""
    return Read(
        title, people or (), year, place, _part_type(place, rest),
        unread="" if people else match["authors"],
    )  # fmt: skip


def _may_be_authors(text: str, is_bracketed: bool) -> bool:
    """Whether what stands before a year can be only names that are not read: short, or et al."""
    if re.search(r"\.\s+[A-Z][a-z]+\s+[a-z]+", text):
        return False
    return is_bracketed or bool(re.search(r"\bet al\b|[A-Z]\.", text)) or len(text.split()) <= 4


def _first_sentence(text: str) -> tuple[str, str]:
    """A title and what follows its full stop; empty when it has none."""
    if quoted := _QUOTED.match(text):
        title = next(value for value in quoted.groupdict().values() if value)
        return title.strip(" ,."), text[quoted.end() :].strip(" .,")
    stop = _STOP.search(text)
    if stop is None:
        return ("", "")
    title = text[: stop.end()].rstrip(". ")
    title = re.sub(r"\s+\[[A-Z][\w ]{2,30}\]$", "", _EDITION.sub("", title))
    if title.count("(") > title.count(")"):
        title = title[: title.rindex("(")]
    title = _TAIL.sub("", title).strip(" ,")
    if not is_title(title) or re.search(r",\s*\d+\s*\(|\bpp?\.\s?\d", title):
        return ("", "")
    return title, text[stop.end() :].strip()


def is_title(text: str) -> bool:
    """Whether a text can be a title: words, and not the names or numbers before or after one."""
    letters = sum(one.isalpha() for one in text)
    return (
        3 <= len(text) <= 400
        and letters >= 0.6 * len(text.replace(" ", ""))
        and not _NO_TITLE.search(text)
        and len(agents(text) or ()) < 2
    )


def _plain(text: str) -> Read | None:
    """``A. Author and B. Author. Title. Journal, 3(1):1-12, 2011.``"""
    for stop in re.finditer(
        r"(?<!\b[A-Z])[.:](?=\s)|(?<=\b[A-Z]\.)(?=\s)|(?<=\bal)\.(?=\s)", text[:600]
    ):
        people = agents(text[: stop.start()]) or agents(text[: stop.end()])
        if people is None or not re.search(r"[A-Z]\.|\s(?:and|&)\s|,", text[: stop.end()]):
            continue
        title, rest = _first_sentence(text[stop.end() :].strip())
        if len(title.split()) < 3 or not rest:
            continue
        place = parts.place(rest)
        if not (place.container or parts.year(rest)):
            continue
        return Read(title, people, parts.year(rest), place, _part_type(place, rest))
    return None


def _part_type(place: parts.Place, rest: str) -> str:
    if re.search(
        r"\b(?:ph\.?\s?d|doctoral|master['’]?s?)\b.{0,20}\b(?:thesis|dissertation)\b", rest, re.I
    ):
        return "thesis"
    if not place.container:
        return ""
    if parts.is_proceedings(place.container):
        return "conference-paper"
    if rest.lstrip().lower().startswith(("in ", "in:", "dans ")):
        return "chapter"
    return "journal-article" if place.volume or place.pages else ""
