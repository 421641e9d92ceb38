"""What a card shows, read from its page."""

from typing import Any

from lxml import html


def tree(page: str) -> Any:
    return html.document_fromstring(page)


def marked(page: Any, css: str) -> list[str]:
    """The marked words within elements of a class."""
    return list(page.xpath(f"//*[@class='{css}']//mark/text()"))


def excerpt(page: Any) -> tuple[str, list[str]] | None:
    """Where it is from, and its marked words; None without one."""
    for why in page.xpath("//p[@class='entry-why']"):
        return why.xpath("string(span[@class='why-where'])"), marked(page, "entry-why")
    return None
