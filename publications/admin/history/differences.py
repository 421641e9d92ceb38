"""What changed between two versions of a row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.db import models
from django.utils.translation import gettext as _

from . import tracked
from .wording import Pieces, pieces

# (field name, key) -> how the row of that key is called
Names = dict[tuple[str, Any], str]


@dataclass(frozen=True)
class Difference:
    """One column. ``language``: BCP 47 of a translated one; ``code``: of the site."""

    label: str
    code: str
    language: str
    direction: str
    old: str
    new: str

    @property
    def pieces(self) -> Pieces:
        """The two texts in one, with what went and what came."""
        return pieces(self.old, self.new)


def compare(older: Any, newer: Any, model: type[models.Model], names: Names) -> list[Difference]:
    """Differences of two versions (or a version and the present row) in the model's order."""
    found = []
    for field in tracked.shown(model):
        old, new = getattr(older, field.attname), getattr(newer, field.attname)
        if (old or None) != (new or None):
            label, code = tracked.label(field)
            language, direction = tracked.tag(code)
            found.append(
                Difference(
                    label, code, language, direction,
                    worded(field, old, names), worded(field, new, names),
                )
            )  # fmt: skip
    return found


def worded(field: "models.Field[Any, Any]", value: Any, names: Names) -> str:
    """A stored value as people read it."""
    if value is None or value == "":
        return ""
    if field.is_relation:
        return names.get((field.name, value)) or _("(deleted, number %(key)s)") % {"key": value}
    return str(dict(field.flatchoices).get(value, value))


def names_of(rows: Iterable[Any], model: type[models.Model], site: AdminSite) -> Names:
    """What the rows are called that ``rows`` point to: one query for each foreign key."""
    keys: dict[models.Field[Any, Any], set[Any]] = defaultdict(set)
    relations = [field for field in tracked.shown(model) if field.is_relation]
    for row in rows:
        for field in relations:
            if (key := getattr(row, field.attname)) is not None:
                keys[field].add(key)
    return {
        (field.name, found.pk): str(found)
        for field, wanted in keys.items()
        for found in _named(field.related_model, wanted, site)
    }


def _named(model: Any, keys: set[Any], site: AdminSite) -> Iterable[models.Model]:
    """The rows of ``keys``, with no more than their names need."""
    queryset = model._default_manager.filter(pk__in=keys)
    page: Any = site._registry.get(model)
    named: Iterable[models.Model] = page.named(queryset) if hasattr(page, "named") else queryset
    return named
