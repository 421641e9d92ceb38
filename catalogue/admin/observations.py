"""The ledger, as editors read it."""

from django.contrib import admin

from ..evidence.models import Observation
from .read_only import ReadOnlyAdmin


@admin.register(Observation)
class ObservationAdmin(ReadOnlyAdmin):
    list_display = ("number", "observed_at", "kind", "subject", "meaning")
    list_filter = ("kind", "meaning")
    search_fields = ("subject",)
    ordering = ("-number",)
