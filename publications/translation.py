"""Which fields stand in ten languages, and the history of every object.

History is registered after the languages' columns exist: a ``HistoricalRecords`` in a
class body would record none of them. The raw column of each translated field, a stale copy
that only ``save()`` keeps, is left out of history, differences and restore.
"""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as register_history

from . import models

TRANSLATED_FIELDS = {
    models.Work: ("title", "subtitle", "abstract", "keywords"),
    models.Serial: ("title",),
    models.Issue: ("title",),
    models.Subject: ("label",),
}


@register(models.Work)
class WorkTranslation(TranslationOptions):
    fields = TRANSLATED_FIELDS[models.Work]


@register(models.Serial)
class SerialTranslation(TranslationOptions):
    fields = TRANSLATED_FIELDS[models.Serial]


@register(models.Issue)
class IssueTranslation(TranslationOptions):
    fields = TRANSLATED_FIELDS[models.Issue]


@register(models.Subject)
class SubjectTranslation(TranslationOptions):
    fields = TRANSLATED_FIELDS[models.Subject]


for _model in (
    models.Work,
    models.Serial,
    models.Issue,
    models.Subject,
    models.WorkSubject,
    models.Contributor,
    models.ContributorName,
    models.Contribution,
    models.DOI,
    models.Identifier,
    models.File,
    models.ArchiveRecord,
    models.Link,
    models.Relation,
):
    register_history(
        _model, app="publications", excluded_fields=list(TRANSLATED_FIELDS.get(_model, ()))
    )
