"""The change log: which works changed, newest number last."""

from django.db import models


class Change(models.Model):
    """One row a work, replaced at each change: its number (``id``) only grows.

    By value, not by foreign key, so that the row of a deleted work remains. Two changes of
    one work that commit at the same moment may leave two rows; readers take the newest.
    """

    id = models.BigAutoField(primary_key=True)
    work_id = models.BigIntegerField(db_index=True)
    slug = models.CharField(max_length=120)
    deleted = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.id}: {self.slug}"
