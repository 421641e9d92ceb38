"""What is known of the checks of each DOI. Its state stands on the DOI itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from publications.models import DOI

from ..asking.models import Asked


class DOICheck(Asked):
    """``absent_since``: when doi.org first said that it has no such DOI, while a second
    answer a day later is awaited."""

    doi = models.OneToOneField(DOI, models.CASCADE, primary_key=True, related_name="check_state")
    absent_since = models.DateTimeField(_("absent since"), null=True, editable=False)

    class Meta:
        verbose_name = _("check of a DOI")
        verbose_name_plural = _("checks of DOIs")

    def __str__(self) -> str:
        return f"{self.doi}: {self.due_at}"
