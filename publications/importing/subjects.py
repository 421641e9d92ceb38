"""Subjects: found by URI, else by label within their scheme; the others made. In bulk."""

from collections.abc import Sequence
from typing import Any

from ..models import MatchKey, Subject
from ..records import Heading
from . import keys, slugs, states, writing
from .placing import place
from .present import chunks
from .stored_keys import digests
from .writing import Stamp


def resolve(headings: Sequence[Heading], stamp: Stamp) -> dict[Heading, int]:
    """Heading -> subject. Nothing is added to a subject that is here."""
    if not headings:
        return {}
    by_uri, by_digest = _present(headings)
    found: dict[Heading, int | int] = {}
    making: dict[int, dict[str, Any]] = {}  # a negative number until it is made -> its columns
    for heading in dict.fromkeys(headings):
        wanted = [_digest(heading.scheme, text.value) for text in heading.labels]
        key = by_uri.get(heading.uri) if heading.uri else None
        if key is None:
            same = (by_digest[one] for one in wanted if one in by_digest)
            key = next((k for k, uri in same if not (uri and heading.uri)), None)
        if key is None:
            key = -len(making) - 1
            making[key] = _columns(heading)
        if heading.uri:
            by_uri.setdefault(heading.uri, key)
        for one in wanted:
            by_digest.setdefault(one, (key, heading.uri))
        found[heading] = key
    made = dict(zip(making, _make(list(making.values()), stamp), strict=True))
    return {heading: made.get(key, key) for heading, key in found.items()}


def _present(
    headings: Sequence[Heading],
) -> tuple[dict[str, int], dict[int, tuple[int, str]]]:
    """By URI, and by digest of a label with the URI. Three queries."""
    by_uri: dict[str, int] = {}
    for uris in chunks(one.uri for one in headings if one.uri):
        by_uri |= dict(Subject.objects.filter(uri__in=uris).values_list("uri", "pk"))
    owners: dict[int, int] = {}
    wanted = (_digest(one.scheme, text.value) for one in headings for text in one.labels)
    for some in chunks(wanted):
        rows = MatchKey.objects.filter(kind="subject", digest__in=some).order_by("-object_id")
        owners |= dict(rows.values_list("digest", "object_id"))
    uri_of: dict[int, str] = {}
    for ids in chunks(owners.values()):
        uri_of |= dict(Subject.objects.filter(pk__in=ids).values_list("pk", "uri"))
    return by_uri, {one: (pk, uri_of[pk]) for one, pk in owners.items() if pk in uri_of}


def _digest(scheme: str, label: str) -> int:
    return keys.digest("subject", keys.heading(scheme, label))


def _columns(heading: Heading) -> dict[str, Any]:
    placed = place({"label": heading.labels}, "")
    return {
        "scheme": heading.scheme, "uri": heading.uri, "label": placed.values.get("label_en", ""),
        "original_language": placed.original_language, **placed.values,
    }  # fmt: skip


def _make(rows: list[dict[str, Any]], stamp: Stamp) -> list[int]:
    if not rows:
        return []
    bases = [slugs.base((row["label"], row.get("original_label") or ""), "subject") for row in rows]
    for row, slug in zip(rows, slugs.free(Subject, bases), strict=True):
        row["slug"] = slug
    made = writing.insert(Subject, rows, stamp)
    pairs = list(zip(made, rows, strict=True))
    states.insert(Subject, [(pk, row, ()) for pk, row in pairs], stamp)
    found = [
        {"kind": "subject", "object_id": pk, "digest": one}
        for pk, row in pairs
        for one in digests(Subject, row)
    ]
    writing.insert_plain(MatchKey, found, stamp)
    return made
