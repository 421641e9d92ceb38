"""When a work or serial was last looked for at a discoverer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ...asking.models import Asked


class Search(Asked):
    """One work or serial at one discoverer, for as long as something identifies it there.

    ``kind`` (``work``, ``serial``) and ``object_id``: by value, found anew when it changes.
    ``by``: digest of the identifiers it is looked for by; when they change it is due at once.
    ``verified_at``: when it was last looked for to the end, whatever was found.
    """

    discoverer = models.CharField(_("service"), max_length=30)
    kind = models.CharField(max_length=10)
    object_id = models.BigIntegerField()
    by = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("search for records of a work")
        verbose_name_plural = _("searches for records of works")
        indexes = [models.Index(fields=["discoverer", "due_at"], name="search_due")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "discoverer"], name="search_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} at {self.discoverer}: {self.due_at}"
