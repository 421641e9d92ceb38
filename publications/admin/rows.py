"""Pages of single rows: lists of those that editors look through, and every row's history."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import models
from .base import CatalogueAdmin
from .fields import KnownForm
from .inlines import ArchiveRecordForm, ContributionForm, DOIForm
from .texts import code


class RowAdmin(CatalogueAdmin):
    """A row belongs to something: it is added in that thing's form, and stays with it."""

    owners: tuple[str, ...] = ("work",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.owners, *self.readonly_fields)


class HiddenRowAdmin(RowAdmin):
    """Reached from its owner's form, for its history; not on the first page."""

    list_display = ("__str__",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(models.DOI)
class DOIAdmin(RowAdmin):
    form = DOIForm
    list_display = ("shown", "kind", "state", "reason", "work")
    list_filter = ("state", "kind")
    list_select_related = ("work",)
    list_columns = (
        "value", "kind", "state", "reason", "agency", "work", "work__slug", "work__original_title",
        "work__title_en",
    )  # fmt: skip
    search_fields = ("value",)
    fields = ("value", "kind", "work", "state", "reason", "agency", "target")
    readonly_fields = ("state", "reason", "agency", "target")

    @admin.display(description="DOI", ordering="value")
    def shown(self, doi: models.DOI) -> SafeString:
        return code(doi.value)


@admin.register(models.ArchiveRecord)
class ArchiveRecordAdmin(RowAdmin):
    owners = ("work", "issue", "serial")
    form = ArchiveRecordForm
    list_display = ("shown", "service", "state", "belongs")
    list_filter = ("state", "service")
    list_select_related = ("work", "issue__serial", "serial")
    search_fields = ("identifier",)
    fields = ("service", "identifier", "state", "work", "issue", "serial")
    readonly_fields = ("state",)

    @admin.display(description=_("identifier"), ordering="identifier")
    def shown(self, record: models.ArchiveRecord) -> SafeString:
        return code(record.identifier)

    @admin.display(description=_("of"))
    def belongs(self, record: models.ArchiveRecord) -> str:
        return str(record.owner)


@admin.register(models.Contribution)
class ContributionAdmin(HiddenRowAdmin):
    owners = ("work", "contributor")
    form = ContributionForm
    fields = ("work", "contributor", "role", "name", "position")


@admin.register(models.ContributorName)
class ContributorNameAdmin(HiddenRowAdmin):
    owners = ("contributor",)


@admin.register(models.WorkSubject)
class WorkSubjectAdmin(HiddenRowAdmin):
    autocomplete_fields = ("subject",)


@admin.register(models.Relation)
class RelationAdmin(HiddenRowAdmin):
    owners = ("source", "target")


@admin.register(models.File)
class FileAdmin(HiddenRowAdmin):
    fields = ("work", "name", "language", "media_type", "position", "size", "sha256")
    readonly_fields = ("size", "sha256")


@admin.register(models.Identifier)
class IdentifierAdmin(HiddenRowAdmin):
    form = KnownForm


@admin.register(models.Link)
class LinkAdmin(HiddenRowAdmin):
    owners = ("work", "issue", "serial", "contributor")
    fields = ("url", "label", "work", "issue", "serial", "contributor")
