"""Works as Trove's API v3 writes them, in JSON and in XML."""

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

# What is an attribute in XML, and a plain key in JSON.
_ATTRIBUTES = ("id", "url", "code", "name", "type", "linktype", "linktext", "source", "s", "n",
               "total", "next", "nextStart", "nuc")  # fmt: skip
_BRIEF = ("id", "url", "troveUrl", "title", "contributor", "issued", "type", "hasCorrections",
          "holdingsCount", "versionCount")  # fmt: skip


def work(
    number: str,
    title: str = "",
    *,
    isbns: Iterable[str] = (),
    objects: Iterable[str] = (),
    records: Iterable[str] = (),
    linktype: str = "fulltext",
    nucs: Iterable[str] = ("ANL",),
    kind: str = "Book",
) -> dict[str, Any]:
    """A work with one version. ``objects`` (nla.obj-N) are linked as ``linktype``; ``records``
    (nla.cat-vnN) stand at holdings and as links to something that is not online."""
    identifiers = [
        *({"type": "isbn", "value": isbn} for isbn in isbns),
        *(
            {"type": "url", "linktype": kind_of, "value": f"http://nla.gov.au/{pid}{end}"}
            for pid in objects
            for kind_of, end in ((linktype, ""), ("thumbnail", "-t"))
        ),
        *({"type": "url", "linktype": "notonline", "value": f"http://nla.gov.au/{pid}"}
          for pid in records),
        {"type": "control number", "source": "AuCNLKIN", "value": "000012345678"},
    ]  # fmt: skip
    deep = [{"url": {"type": "deepLink", "value": f"https://nla.gov.au/{pid}"}} for pid in records]
    holdings = [
        {"nuc": nuc, "contributor": f"/contributor/{nuc}"} | (deep[0] if deep else {})
        for nuc in nucs
    ]
    core = {"title": [title], "identifier": identifiers, "format": "Online"}
    return {
        "id": number,
        "url": f"https://api.trove.nla.gov.au/v3/work/{number}",
        "troveUrl": f"https://trove.nla.gov.au/work/{number}",
        **({"title": title} if title else {}),
        "contributor": ["Example, Ana"],
        "issued": "2004-2026",
        "type": [kind],
        "hasCorrections": "N",
        "holdingsCount": len(holdings),
        "versionCount": 1,
        "identifier": [one for one in identifiers if one.get("linktype") != "notonline"],
        "version": [
            {
                "id": f"46550000 {number}",
                "type": [kind],
                "issued": ["2004"],
                "holdingsCount": len(holdings),
                "record": [{"header": {"identifier": number}, "metadata": {"dc": core}}],
                "holding": holdings,
            }
        ],
    }


def brief(full: dict[str, Any], *, include: Iterable[str] = (), level: str = "") -> dict[str, Any]:
    """A work as it is asked for: versions and identifiers come only where wanted."""
    kept = dict(full) if level == "full" else {name: full[name] for name in _BRIEF if name in full}
    for name, field in (("workversions", "version"), ("holdings", "holding")):
        if name not in include:
            kept.pop(field, None)
    return kept


def error(status: int, text: str, description: str) -> dict[str, Any]:
    """The one error object."""
    return {"statusCode": status, "statusText": text, "description": description}


def as_xml(name: str, value: Any) -> str:
    """``value`` as an element."""
    if not isinstance(value, dict):
        return f"<{name}>{escape(str(value))}</{name}>"
    attributes = "".join(
        f" {key}={quoteattr(str(one))}"
        for key, one in value.items()
        if key in _ATTRIBUTES and not isinstance(one, dict | list)
    )
    inner = "".join(
        escape(str(one)) if key == "value" else as_xml(key, one)
        for key, many in value.items()
        if key not in _ATTRIBUTES or isinstance(many, dict | list)
        for one in (many if isinstance(many, list) else [many])
    )
    return f"<{name}{attributes}>{inner}</{name}>"
