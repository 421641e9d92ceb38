"""An item made fit for one style: the kinds of work it knows, and the address it prints."""

from typing import Any

from publications.identifiers import SCHEMES

from .styles import Style

# What is nowhere but online has an address, though the catalogue keeps no file of it.
_ONLINE = frozenset({"post-weblog", "webpage", "dataset", "software"})


def adapted(item: dict[str, Any], style: Style, *, is_online: bool) -> dict[str, Any]:
    """``item`` for ``style``. ``is_online``: the work itself can be had at its address."""
    return item | {"type": _kind(item, style)} | _address(item, style, is_online)


def _kind(item: dict[str, Any], style: Style) -> str:
    kind = str(item["type"])
    if style.kinds is None or kind in style.kinds:
        return kind
    within = bool(item.get("container-title"))
    if kind == "paper-conference" and within and "chapter" in style.kinds:
        return "chapter"
    return style.otherwise[0] if within else style.otherwise[1]


def _address(item: dict[str, Any], style: Style, is_online: bool) -> dict[str, str]:
    doi, url = str(item.get("DOI", "")), str(item.get("URL", ""))
    if doi and not style.prints_doi:
        return {"DOI": "", "URL": SCHEMES["doi"].url(doi) or url}
    # A printed book is not "[Internet]" because a catalogue has a page about it.
    is_online = is_online or item["type"] in _ONLINE
    if style.says_online and (doi or not is_online):
        return {"URL": ""}
    return {}
