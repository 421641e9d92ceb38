"""Many works made of few, inside the database: a row costs microseconds there.

Copies have the texts of what they were copied from, and slugs and identifiers of their own.
"""

from django.core.management.color import no_style
from django.db import connection, models, transaction

from publications.models import (
    DOI,
    ArchiveRecord,
    Change,
    Contribution,
    Relation,
    Translation,
    Work,
    WorkSubject,
)

# Columns that point at a work, and those that must differ from copy to copy.
POINTING = {
    Work: ("id",),
    Contribution: ("work_id",),
    WorkSubject: ("work_id",),
    DOI: ("work_id",),
    ArchiveRecord: ("work_id",),
    Change: ("work_id",),
    Relation: ("source_id", "target_id"),
    Translation: ("object_id",),
}
OWN = {Work: "slug", DOI: "value", ArchiveRecord: "identifier", Change: "slug"}
# Rows of a table that belong to works; all of them elsewhere.
OF_WORKS = {Translation: "kind = 'work'", ArchiveRecord: "work_id IS NOT NULL"}


def multiply(copies: int) -> None:
    """Add ``copies`` of every work there is, with what surrounds it."""
    stride = Work.objects.order_by("-pk").values_list("pk", flat=True)[:1].get()
    with transaction.atomic(), connection.cursor() as cursor:
        for model in POINTING:
            cursor.execute(_statement(model), {"copies": copies, "stride": stride})
        for statement in connection.ops.sequence_reset_sql(no_style(), list(POINTING)):
            cursor.execute(statement)


def _statement(model: type[models.Model]) -> str:
    names, values = [], []
    for field in model._meta.concrete_fields:
        column = field.column
        if column in POINTING[model]:
            value = f'{column} + "copy" * %(stride)s'
        elif field.primary_key:
            continue
        elif column == OWN.get(model):
            value = f"{column} || '-copy-' || \"copy\""
        else:
            value = column
        names.append(column)
        values.append(value)
    return (
        'WITH RECURSIVE copies("copy") AS '  # noqa: S608 (names of our own columns)
        '(SELECT 1 UNION ALL SELECT "copy" + 1 FROM copies WHERE "copy" < %(copies)s) '
        f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) "
        f"SELECT {', '.join(values)} FROM copies CROSS JOIN {model._meta.db_table} "
        f"WHERE {OF_WORKS.get(model, '1 = 1')}"
    )
