"""The versions of a row, and of the rows that belong to it, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.admin import AdminSite
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .differences import Difference, compare, names_of

PAGE = 25
VERBS = {"+": _("Added"), "~": _("Changed"), "-": _("Deleted")}


@dataclass(frozen=True)
class Entry:
    """One version: who made it when, and how it differs from the one before."""

    verb: Any
    when: datetime
    who: str
    reason: str
    url: str
    what: str = ""
    differences: list[Difference] = field(default_factory=list)


def versions(model: Any, **of: Any) -> Any:
    """The history rows of ``model`` that are ``of`` something, newest first, with their users."""
    return model.history.filter(**of).order_by("-history_id").select_related("history_user")


def version(model: Any, key: Any, number: str) -> Any:
    """The version ``number`` of row ``key``; None when there is none."""
    if not number.isdecimal():
        return None
    return versions(model, **{model._meta.pk.attname: key, "history_id": int(number)}).first()


def name(model: Any, row: Any, key: Any) -> str:
    """What ``row`` is called; when it is deleted, what its last version was called."""
    if row is not None:
        return str(row)
    last = versions(model, **{model._meta.pk.attname: key}).first()
    return _called(last, model, {}) if last is not None else f"{model._meta.verbose_name} {key}"


def own(
    model: type[models.Model], key: Any, before: int | None, site: AdminSite
) -> tuple[list[Entry], int | None]:
    """A page of the versions of row ``key``, and where the next page begins (None: no more)."""
    rows = versions(model, **{model._meta.pk.attname: key})
    if before is not None:
        rows = rows.filter(history_id__lt=before)
    rows = list(rows[: PAGE + 1])  # one more, to compare the last with
    entries = _entries(model, rows, site, with_name=False)[:PAGE]
    return entries, rows[PAGE - 1].history_id if len(rows) > PAGE else None


def belonging(
    parts: Sequence[tuple[type[models.Model], str]], key: Any, site: AdminSite
) -> list[Entry]:
    """The latest versions of rows that belong to row ``key``: (model, foreign key) each."""
    entries: list[Entry] = []
    for model, column in parts:
        rows = list(versions(model, **{f"{column}_id": key})[:PAGE])
        entries += _entries(model, rows, site, with_name=True)
    return sorted(entries, key=lambda entry: entry.when, reverse=True)[:PAGE]


def _entries(
    model: type[models.Model], rows: Sequence[Any], site: AdminSite, *, with_name: bool
) -> list[Entry]:
    names = names_of(rows, model, site)
    before = _predecessors(rows, model)
    opts = model._meta
    address = f"{site.name}:{opts.app_label}_{opts.model_name}_simple_history"
    return [
        Entry(
            verb=VERBS[row.history_type],
            when=row.history_date,
            who=str(row.history_user or ""),
            reason=row.history_change_reason or "",
            url=reverse(address, args=(getattr(row, opts.pk.attname), row.history_id)),
            what=f"{opts.verbose_name}: {_called(row, model, names)}" if with_name else "",
            differences=(
                compare(before[row.history_id], row, model, names)
                if row.history_id in before and row.history_type == "~"
                else []
            ),
        )
        for row in rows
    ]


def _predecessors(rows: Iterable[Any], model: type[models.Model]) -> dict[int, Any]:
    """For each version (newest first) the one before it of the same row, where it is at hand."""
    later: dict[Any, int] = {}
    result: dict[int, Any] = {}
    for row in rows:
        key = getattr(row, model._meta.pk.attname)
        if key in later:
            result[later[key]] = row
        later[key] = row.history_id
    return result


# Where a version says what it is about, best first.
_NAMES = (
    "value", "identifier", "url", "literal", "family", "name", "original_title", "title_en",
    "original_label", "label_en", "slug",
)  # fmt: skip


def _called(row: Any, model: type[models.Model], names: Any) -> str:
    """What a version's row is called: by itself, else by what it points to. No query."""
    for column in _NAMES:
        if isinstance(value := row.__dict__.get(column), str) and value:
            return value
    for column in ("contributor", "subject", "target"):
        if (found := names.get((column, row.__dict__.get(f"{column}_id")))) is not None:
            return str(found)
    return f"{model._meta.verbose_name} {getattr(row, model._meta.pk.attname)}"
