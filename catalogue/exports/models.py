"""Formatted citations, prepared by the worker: a page view never starts a process."""

from html import unescape

from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _


class Citation(models.Model):
    """A work cited in one CSL style for readers of one site language.

    It holds while ``datestamp`` is the work's own; an older row is due to be made again.
    ``html`` is escaped text in which only ``<i>`` stands for itself; it is empty where the
    formatter could not cite the work, so that it is not asked again before the work changes.
    """

    work = models.ForeignKey("publications.Work", models.CASCADE, related_name="citations")
    style = models.CharField(_("style"), max_length=60)
    language = models.CharField(_("language"), max_length=10)
    datestamp = models.DateTimeField(_("datestamp of the work"))
    html = models.TextField(_("citation"), blank=True)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.UniqueConstraint(fields=["work", "style", "language"], name="citation_once"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The citation without its italics."""
        return unescape(strip_tags(self.html))
