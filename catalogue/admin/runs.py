"""What workers did, run by run."""

from django.contrib import admin

from ..asking.models import TaskRun
from .read_only import ReadOnlyAdmin


@admin.register(TaskRun)
class TaskRunAdmin(ReadOnlyAdmin):
    list_display = (
        "started_at", "task", "ended_at", "asked", "changed", "could_not_ask", "error",
    )  # fmt: skip
    list_filter = ("task",)
