"""What an archive is asked about each record, assembled for many at once."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Model

from publications.models import DOI, ArchiveRecord, Identifier, Issue, Link, Serial, Work
from publications.multilingual import as_named, columns

from .readings import Subject

_TITLES = columns("title")


def subjects_of(records: Sequence[ArchiveRecord]) -> Mapping[int, Subject]:
    """Primary key of a record -> what to ask about it. At most eight queries."""
    works = _rows(Work, {record.work_id for record in records}, "serial_id", "container_isbn")
    issues = _rows(Issue, {record.issue_id for record in records}, "serial_id")
    serial_keys = {record.serial_id for record in records} | {
        row["serial_id"] for row in (*works.values(), *issues.values())
    }
    serials = _rows(Serial, serial_keys, "issn", "issn_l", "url")
    dois = _grouped(DOI, "work_id", works, "value")
    isbns = _grouped(Identifier, "work_id", works, "value", scheme="isbn")
    urls = {
        owner: _grouped(Link, owner, keys, "url")
        for owner, keys in (("work_id", works), ("issue_id", issues), ("serial_id", serials))
    }

    def subject(record: ArchiveRecord) -> Subject:
        work, issue = works.get(record.work_id), issues.get(record.issue_id)
        within = work or issue
        serial = serials.get(record.serial_id or (within["serial_id"] if within else None), {})
        owner, key = next(
            (name, key)
            for name in ("work_id", "issue_id", "serial_id")
            if (key := getattr(record, name))
        )
        own = urls[owner].get(key, [])
        if record.serial_id and serial.get("url"):
            own = [serial["url"], *own]
        return Subject(
            service=record.service,
            identifier=record.identifier,
            titles=_titles(work or issue or serial),
            dois=tuple(dois.get(record.work_id, ())),
            isbns=tuple(isbns.get(record.work_id, ())),
            issns=tuple(filter(None, dict.fromkeys((serial.get("issn"), serial.get("issn_l"))))),
            urls=tuple(dict.fromkeys(own)),
        )

    return {record.pk: subject(record) for record in records}


def unsaved(kind: str, key: int, *, pk: int) -> ArchiveRecord:
    """What to ask ``subjects_of`` by of a ``work``, ``issue`` or ``serial`` itself: a record that
    is none, under the key ``pk``."""
    return ArchiveRecord(pk=pk, **{f"{kind}_id": key})


def _rows(
    model: type[Model], keys: Collection[int | None], *more: str
) -> dict[int | None, dict[str, Any]]:
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    rows = as_named(model._default_manager.filter(pk__in=wanted)).order_by()
    return {row["pk"]: row for row in rows.values("pk", *_TITLES, *more)}


def _grouped(
    model: type[Model], owner: str, keys: Collection[int | None], column: str, **condition: str
) -> dict[int | None, list[str]]:
    found: dict[int | None, list[str]] = {}
    if wanted := {key for key in keys if key is not None}:
        rows = model._default_manager.filter(**{f"{owner}__in": wanted}, **condition)
        for key, value in rows.order_by("pk").values_list(owner, column):
            found.setdefault(key, []).append(value)
    return found


def _titles(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for name in _TITLES if (text := row.get(name))))
