"""A serial as the ISSN Portal describes it, in both forms of its JSON-LD. Pure.

The compact form follows the ISSN application profile; the graph of the older portal is still
found in caches. Single values may stand for lists in both.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...evidence.canonical import Json
from .bodies import rows

Node = Mapping[str, Any]
_PREFIX = re.compile(r"^.*[#:/]")
_TYPES = {"Issn": "ISSN", "IssnL": "ISSN-L", "KeyTitle": "KeyTitle"}


@dataclass(frozen=True, slots=True)
class Kept:
    """What one archive of serials keeps. ``what``: volumes; ``years``: as 2017/2024."""

    keeper: str
    status: str
    what: str
    years: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Serial:
    """``record_status`` and ``number_status`` without their prefixes (Register, Valid …).
    ``successors``: in whose favour a number was cancelled. Titles without their full stop."""

    issn: str
    record_status: str
    number_status: str
    issn_l: str
    successors: Sequence[str]
    titles: Sequence[str]
    media: Sequence[str]
    countries: Sequence[str]
    urls: Sequence[str]
    modified: str
    kept: Sequence[Kept]


def serial_of(body: object, issn: str) -> Serial | None:
    """The serial in an answer about ``issn``; None when no number of a serial stands in it."""
    if not isinstance(body, dict):
        return None
    main = _from_graph(rows(body["@graph"]), issn) if "@graph" in body else body
    numbers = dict(_numbers(main.get("identifiedBy")))
    number = numbers.get("ISSN", {})
    value = number.get("value") or main.get("identifier")
    record = next(iter(rows(main.get("mainEntityOf") or main.get("mainEntity_of"))), {})
    if not isinstance(value, str) or not _word(record.get("status")):
        return None
    return Serial(
        issn=value,
        record_status=_word(record.get("status")),
        number_status=_word(number.get("status")),
        issn_l=_issn_l(numbers, main),
        successors=[_ending(one) for one in _texts(number.get("cancelledInFavorOf"))],
        titles=_titles(main, numbers),
        media=[_word(one) for one in _texts(main.get("format"))],
        countries=list(dict.fromkeys(_countries(main))),
        urls=_texts(main.get("url")),
        modified=_date(record.get("modified")),
        kept=[_kept(one) for one in rows(main.get("subjectOf"))],
    )


def facts_of(serial: Serial) -> dict[str, Json]:
    """What is kept of it: the free fields, which the portal gives under CC BY-NC-SA."""
    keepers: list[Json] = [
        {"keeper": one.keeper, "status": one.status, "volumes": one.what, "years": one.years,
         "as_of": one.as_of}
        for one in serial.kept
    ]  # fmt: skip
    found: dict[str, Json] = {
        "title": serial.titles[0] if serial.titles else "",
        "issn_l": serial.issn_l,
        "record_status": serial.record_status,
        "medium": ", ".join(serial.media),
        "countries": list(serial.countries),
        "urls": list(serial.urls),
        "successors": list(serial.successors),
        "modified": serial.modified,
        "keepers": keepers,
        "preserved_at": list(
            dict.fromkeys(one.keeper for one in serial.kept if one.status == "Preserved")
        ),
    }
    return {name: value for name, value in found.items() if value not in ("", [])}


def _numbers(value: object) -> Iterator[tuple[str, Node]]:
    """Kind of number -> its node: keyed by fragment, or one node that says what it is."""
    keyed = isinstance(value, dict) and "value" not in value and "id" not in value
    pairs = value.items() if keyed and isinstance(value, dict) else (("", n) for n in rows(value))
    for key, node in pairs:
        if isinstance(node, dict):
            fragment = str(node.get("id") or node.get("@id") or key).rpartition("#")[2]
            types = [_word(one) for one in _texts(node.get("type") or node.get("@type"))]
            known = next((_TYPES[one] for one in types if one in _TYPES), "")
            yield (known or fragment), node


def _from_graph(nodes: Sequence[Node], issn: str) -> Node:
    """The graph's nodes about ``issn``, put together as in the compact form."""
    by_id = {str(node.get("@id") or node.get("id") or ""): node for node in nodes}

    def ending(tail: str) -> Node:
        return next((node for key, node in by_id.items() if key.endswith(tail)), {})

    def followed(node: Node, name: str) -> Node:
        """``node`` with the ids under ``name`` replaced by what they name."""
        linked = [by_id.get(one, {"id": one}) for one in _texts(node.get(name))]
        return {**node, name: rows(node.get(name)) + linked}

    about = f"resource/ISSN/{issn}"
    main = followed(ending(about), "subjectOf")
    event = followed(ending(f"{about}#ReferencePublicationEvent"), "location")
    kinds = {f"#{kind}": ending(f"{about}#{kind}") for kind in ("ISSN", "ISSN-L", "KeyTitle")}
    return {
        **main,
        "identifiedBy": {kind: {**node, "id": kind} for kind, node in kinds.items() if node},
        "mainEntityOf": ending(f"{about}#Record"),
        "publication": [event],
    }


def _issn_l(numbers: Mapping[str, Node], main: Node) -> str:
    value = numbers.get("ISSN-L", {}).get("value")
    if isinstance(value, str):
        return value
    part = main.get("isPartOf")
    return _ending(str(part.get("id", "") if isinstance(part, dict) else part or ""))


def _titles(main: Node, numbers: Mapping[str, Node]) -> list[str]:
    found = [*_texts(main.get("mainTitle")), *_texts(numbers.get("KeyTitle", {}).get("value")),
             *_texts(main.get("name")), *_texts(main.get("alternateName"))]  # fmt: skip
    return list(dict.fromkeys(title.rstrip(" .") for title in found if title.strip(" .")))


def _countries(main: Node) -> Iterator[str]:
    for event in rows(main.get("publication")):
        for place in rows(event.get("location")):
            if labels := _texts(place.get("label")):
                yield labels[0].title() if labels[0].isupper() else labels[0]


def _kept(node: Node) -> Kept:
    archive = node.get("holdingArchive")
    held = archive if isinstance(archive, dict) else {"name": archive}
    name = (*_texts(held.get("name")), *_texts(held.get("identifier")), *_texts(held.get("id")))
    one = {key: " ".join(_texts(node.get(key))) for key in
           ("creativeWorkStatus", "description", "abstract", "temporalCoverage")}  # fmt: skip
    return Kept(
        name[0] if name else "", _word(one["creativeWorkStatus"]),
        one["description"] or one["abstract"], one["temporalCoverage"],
        _date(node.get("dateModified")),
    )  # fmt: skip


def _texts(value: object) -> list[str]:
    """Texts, also those with a language (``@value``), of one or several."""
    values = value if isinstance(value, list) else [value]
    plain = [one.get("@value") if isinstance(one, dict) else one for one in values]
    return [" ".join(one.split())[:500] for one in plain if isinstance(one, str)]


def _word(value: object) -> str:
    """A word of a vocabulary without prefix: ``medium:Online``, ``vocabularies/medium#Online``."""
    return _PREFIX.sub("", value) if isinstance(value, str) else ""


def _ending(resource: str) -> str:
    """The number of ``resource:ISSN/0206-5347#ISSN``."""
    return resource.partition("#")[0].rpartition("/")[2]


def _date(value: object) -> str:
    """``2025-12-13`` of that, and of ``20201130094500.0``."""
    text = next(iter(_texts(value)), "")
    digits = re.sub(r"\D", "", text)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) >= 8 else ""
