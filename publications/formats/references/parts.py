"""The smaller parts of a reference: year, volume, issue, pages, what it stands in."""

import re
from dataclasses import dataclass

from .people import agents

_YEAR = re.compile(r"(?<![\d–—/.:-])((?:1[5-9]|20)\d\d)(?=[a-z]?(?![\d\w–—/-]|-\d\d\d))")
_YEARS_HAN = re.compile(r"((?:1[5-9]|20)\d\d)\s?年")
_DASH = r"\s?(?:--?-?|–|—|−|‐|‑|~)\s?"
_RANGE = rf"([A-Za-z]?\d{{1,6}}){_DASH}([A-Za-z]?\d{{1,6}})"
_PAGES = (
    re.compile(rf"(?:\bpp?\b\.?|\bpages?\b|\bS\.|\bс\.|\bpág?s?\.|頁|页)\s*{_RANGE}", re.I),
    re.compile(rf"第?\s*{_RANGE}\s*[页頁]"),
    re.compile(rf"(?<=\d|\)|\]|\.):\s?{_RANGE}(?![\d-])"),
    re.compile(rf"\d\s?(?:\([^()]{{1,12}}\)),\s?(?:pp?\.\s?)?{_RANGE}(?![\d-])"),
)
_ANY_RANGE = re.compile(rf"(?<![\d.–—-]){_RANGE}(?![\d–—-])")
_VOLUME = (
    re.compile(
        r"\b[Vv]ol(?:ume|\.)?\s?(?P<volume>\d{1,4}|[IVXLC]+)\b(?:,?\s?(?:[Nn]o\.?|[Ii]ssue|\()\s?(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)\)?)?"
    ),
    re.compile(r"(?<![\d(])(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,3}(?:[-–/]\d{1,3})?)\)"),
    re.compile(r"第\s?(?P<volume>\d{1,4})\s?卷(?:\s?第?\s?(?P<issue>\d{1,4})\s?期)?"),
    re.compile(r"年?第\s?(?P<issue>\d{1,4})\s?期"),
    re.compile(r"\b(?P<volume>\d{1,4}),\s?no\.?\s?(?P<issue>\d{1,4})\b", re.I),
)
_IN = re.compile(r"^(?:In|Dans|In:|dans|in)[: ]\s*")
_PROCEEDINGS = re.compile(
    r"\b(?:proc(?:\.|eedings)|conference|symposium|workshop|conf\.|actes|tagung)\b", re.I
)


@dataclass(frozen=True)
class Place:
    """Where a part stands: title of the whole, volume, issue, pages."""

    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""


def year(text: str) -> str:
    """The one year of a text; empty when there are several."""
    found = set(_YEARS_HAN.findall(text)) or set(_YEAR.findall(text))
    return found.pop() if len(found) == 1 else ""


def pages(text: str) -> str:
    """Pages where the text says so, or where nothing else can be meant by the only range."""
    for pattern in _PAGES:
        if match := pattern.search(text):
            return _as_range(match[1], match[2])
    ranges = [match for match in _ANY_RANGE.finditer(text) if not _is_years(match[1], match[2])]
    return _as_range(ranges[0][1], ranges[0][2]) if len(ranges) == 1 else ""


def _as_range(first: str, last: str) -> str:
    return f"{first}-{last}"


def _is_years(first: str, last: str) -> bool:
    return all(re.fullmatch(r"(?:1[5-9]|20)\d\d", one) for one in (first, last))


def volume(text: str) -> tuple[str, str]:
    """Volume and issue where they are marked or stand as ``12(3)``."""
    for pattern in _VOLUME:
        if match := pattern.search(text):
            named = match.groupdict()
            return named.get("volume") or "", (named.get("issue") or "").replace("–", "-")
    return "", ""


def place(rest: str) -> Place:
    """What follows a title: a serial with volume or pages, or a book after ``In``."""
    found_pages = pages(rest)
    number, issue = volume(rest)
    return Place(_container(rest, bool(number or found_pages)), number, issue, found_pages)


def is_proceedings(text: str) -> bool:
    """Whether a title is one of proceedings."""
    return bool(_PROCEEDINGS.search(text))


def _container(rest: str, is_part: bool) -> str:
    """The title that the rest begins with, when a volume or pages show that it is one."""
    rest = rest.strip(" .,;:")
    after_in = _IN.match(rest)
    if not after_in and not is_part:
        return ""
    body = rest[after_in.end() :] if after_in else rest
    title = _whole(body) if after_in else _serial(body)
    title = _TAIL.sub("", title.strip(' .,;:“”"*_')).strip(' .,;:“”"*_')
    if not 2 <= len(title) <= 200 or not re.search(r"[^\W\d]{2}", title):
        return ""
    if _NO_CONTAINER.search(title) or re.search(
        r"\b[A-Z]\.\s?(?:[A-Z]|,|and\b|&)|\bet al\b", title
    ):
        return ""
    if after_in and not is_proceedings(title) and len(title.split()) < 4 and agents(title):
        return ""  # editors alone
    # Two sentences: the first is the end of the work's own title.
    two = re.search(r"^(.+?)[.?!:]\s+[A-Z]", title)
    return "" if not after_in and two and len(two[1].split()) > 2 else title


def _serial(body: str) -> str:
    """Up to volume, issue, year or pages: ``Psychological Review, 12``, ``Time 113``."""
    if is_proceedings(body[:40]):
        return _proceedings(body)
    end = _END.search(body)
    return body[: end.start()] if end else ""


def _whole(body: str) -> str:
    """A book or proceedings after ``In``, with its editors before or after it."""
    if editors := _BEFORE.match(body):
        body = body[editors.end() :]
    elif re.match(r"(?:[A-Z]\.\s?)+|[^,.]{2,40}, [A-Z]\.", body):
        return ""  # editors, and nothing says where they end
    if is_proceedings(body[:60]):
        return _proceedings(body)
    end = re.search(
        r"\s\((?=pp?\.|[Vv]ol|[Ee]ds?\b|\d)|[,.]\s(?=(?:pp?\.|pages?\b|vols?\b|eds?\b|edited\b|hrsg))",
        body,
        re.I,
    )
    if end:
        return body[: end.start()]
    plain = re.match(r"((?:[^\s,.:]+\s){2,14}[^\s,.:]+)[.,]\s(?!and\b|&)", body)
    return plain[1] if plain else ""


def _proceedings(body: str) -> str:
    """Up to the town, the pages or the publisher; ordinals and years are of the title."""
    end = re.search(
        r",|\s\((?![A-Z][\w' -]{1,14}\))|(?<!\bProc)(?<!\bInt)(?<!\bIntern)(?<!\bSymp)(?<!\bConf)"
        r"(?<!\bth)"
        r"\.\s+(?=[A-Z(\d])|[.,]?\s(?:pp?\.|pages?\b|vol\b)",
        body,
        re.I,
    )
    return body[: end.start()] if end else body


_END = re.compile(
    r",?\s*\(?(?=(?:1[5-9]|20)\d\d[,;:) ])"
    r"|[,.]?\s+(?=(?:[Vv]ols?|[Nn]o|[Nn]r|[Bb]d|[Jj]g|[Tt]ome|pp?|[Pp]ages?|[Ss]eiten|[Ii]ssue"
    r"|[Vv]olume)\b\.?\s?[\dIVXLC])"
    r"|[,.]?\s*(?=[nN][°º]|第)|[,.:]?\s+(?=\(?\d)|,\s*(?=[A-Z]{0,2}\d|[IVXLC]+\b)"
    r"|,\s+(?=(?:[A-Z][a-zéû]{2,8}\.?,?\s){0,2}\(?\d{4})"
)
_BEFORE = re.compile(
    r"[^()]{3,200}?[(\[]?\b(?:[Ee]ds?|[Ee]ditors?|[Hh]rsg|dir)\b\.?[)\]]?[.,:]{0,2}\s*(?=[A-Z«“\"])"
)
_TAIL = re.compile(
    r"[,.\s]+(?:vols?|volumes?|no|nr|pp?|pages?|bd|tome|tom|n|v|t|special issue.*|issue|jg|ser|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)\w*(?:[-–/]\w+)?)\.?$",
    re.I,
)
_NO_CONTAINER = re.compile(
    r"\b(?:the|of|on|in|and|since|for|to|vs|&)$|^proc(?:eedings)?\.?$"
    r"|^(?:reprinted|presented|pages?|volume|chapter|part|special|paper|see|also|available|in)\b"
    r"|^[a-z]{1,3}$"
    r"|\b(?:press|publish|university of|verlag|éditions?|dissertation|thesis"
    r"|manuscript|unpublished|retrieved|available|technical report|working paper|tech\. ?rep"
    r"|ph\.?d|isbn|trans\b|eds?\b\.?|edited by|edition)\b",
    re.I,
)
