"""A citation made of the fields alone, for the rare work that no formatter can cite."""

from publications.formats import choosing
from publications.formats.dating import when
from publications.identifiers import SCHEMES
from publications.names import display
from publications.records import Record

_ENDS = (".", "?", "!", "。", "？", "！", "؟")


def plain(record: Record, language: str) -> str:
    """Makers (year). Title. Address: what there is of it, on one line."""
    people = choosing.named(choosing.makers(record), language)
    makers = "; ".join(display(name) for _, name in people)
    title = choosing.whole_title(record, choosing.title(record, ""))
    date = when(record.date)
    first = date and (date.first or date.last)
    year = f"({first.year})" if first else ""
    head = (f"{makers} {year}", title) if makers else (f"{title} {year}",)
    sentences = [
        part if part.endswith(_ENDS) else f"{part}." for one in head if (part := one.strip())
    ]
    address = SCHEMES["doi"].url(record.doi) if record.doi else record.url
    return " ".join([*sentences, address or record.url]).strip()
