"""States of links, and checks of DOIs."""

from django.contrib import admin

from ..archives.models import DOICheck
from ..links.models import LinkState
from .read_only import ReadOnlyAdmin


@admin.register(LinkState)
class LinkStateAdmin(ReadOnlyAdmin):
    list_display = ("url", "state", "verified_at", "attempted_at", "problem", "due_at")
    list_filter = ("state", "problem")
    search_fields = ("url",)


@admin.register(DOICheck)
class DOICheckAdmin(ReadOnlyAdmin):
    list_display = ("doi", "verified_at", "attempted_at", "problem", "due_at")
    list_filter = ("doi__state", "problem")
    list_select_related = ("doi",)
    search_fields = ("doi__value",)
