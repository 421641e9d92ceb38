"""External addresses that the catalogue gives to readers."""

import hashlib
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .owners import Owned


def url_digest(url: str) -> str:
    """SHA-256 of an address: addresses are longer than an index may be."""
    return hashlib.sha256(url.encode("utf-8")).hexdigest()


class Link(Owned):
    """An address, and the field of its owner where it stands.

    Its state lives in catalogue, once for each address however many things link to it,
    found by ``digest``.
    """

    OWNERS = ("work", "issue", "serial", "contributor")

    work = models.ForeignKey("Work", models.CASCADE, null=True, blank=True, related_name="links")
    issue = models.ForeignKey("Issue", models.CASCADE, null=True, blank=True, related_name="links")
    serial = models.ForeignKey(
        "Serial", models.CASCADE, null=True, blank=True, related_name="links"
    )
    contributor = models.ForeignKey(
        "Contributor", models.CASCADE, null=True, blank=True, related_name="links"
    )
    url = models.URLField(_("web address"), max_length=2000)
    label = models.CharField(_("label"), max_length=200, blank=True)
    field = models.CharField(_("found in"), max_length=40, blank=True, editable=False)
    digest = models.CharField(max_length=64, db_index=True, editable=False)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Owned.exactly_one("work", "issue", "serial", "contributor"),
                name="link_has_one_owner",
            ),
            *(
                models.UniqueConstraint(
                    fields=[owner, "digest"],
                    condition=Q(**{f"{owner}__isnull": False}),
                    name=f"link_once_a_{owner}",
                )
                for owner in ("work", "issue", "serial", "contributor")
            ),
        ]

    def __str__(self) -> str:
        return self.url

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.digest = url_digest(self.url)
        super().save(*args, **kwargs)
