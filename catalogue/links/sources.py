"""Which fields of the catalogue may hold addresses, and what stands in them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Model, SlugField, TextField, URLField

from publications.models import DOI, Contributor, Issue, Link, Serial, Subject, Work, url_digest

from .finding import addresses_in


@dataclass(frozen=True, slots=True)
class Place:
    """One address and the field where it stands. ``url`` is as it is asked."""

    kind: str
    object_id: int
    field: str
    url: str

    @property
    def digest(self) -> str:
        return url_digest(self.url)


# Tables beside works. A work's own fields are read when the change log names it.
TABLES: dict[str, type[Model]] = {
    "serial": Serial,
    "issue": Issue,
    "contributor": Contributor,
    "subject": Subject,
}


def of_works(keys: Collection[int]) -> Iterator[Place]:
    """Everything that stands in the works ``keys``, their links and where their DOIs lead."""
    yield from _of_rows("work", Work, keys)
    yield from _links("work", keys)
    # Where a DOI leads: a weaker proof than its handle, but what a reader lands on.
    targets = DOI.objects.filter(work__in=keys).exclude(target="").order_by()
    for key, url in targets.values_list("work_id", "target"):
        yield Place("work", key, "doi", url)


def of_table(kind: str, keys: Collection[int]) -> Iterator[Place]:
    """The same of the rows ``keys`` of a table."""
    yield from _of_rows(kind, TABLES[kind], keys)
    if kind in Link.OWNERS:
        yield from _links(kind, keys)


def _links(kind: str, keys: Collection[int]) -> Iterator[Place]:
    rows = Link.objects.filter(**{f"{kind}__in": keys}).order_by()
    for key, url in rows.values_list(f"{kind}_id", "url"):
        yield Place(kind, key, "links", url)


def _of_rows(kind: str, model: type[Model], keys: Collection[int]) -> Iterator[Place]:
    names = _text_fields(model)
    urls = {field.name for field in model._meta.concrete_fields if isinstance(field, URLField)}
    manager: Any = model._default_manager
    for key, *texts in manager.filter(pk__in=keys).order_by().values_list("pk", *names):
        for name, text in zip(names, texts, strict=True):
            if text and name in urls:
                yield Place(kind, key, name, text)
            elif text:
                for url in addresses_in(text):
                    yield Place(kind, key, name, url)


def _text_fields(model: type[Model]) -> list[str]:
    """Columns with words in them; a translated field's own column repeats one of its languages."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    return [
        name
        for name, field in fields.items()
        if isinstance(field, CharField | TextField)
        and not isinstance(field, SlugField)
        and not field.choices
        and f"{name}_en" not in fields
    ]
