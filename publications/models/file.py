"""Files of works: what readers download, with its checksum."""

import hashlib
from typing import Any, Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import validate_language_tag


class File(models.Model):
    """A file of a work. Size and SHA-256 are taken from its bytes when it is saved."""

    work = models.ForeignKey("Work", models.CASCADE, related_name="files")
    content = models.FileField(_("file"), upload_to="works/%Y/", max_length=300)
    name = models.CharField(
        _("name"), max_length=200, blank=True,
        validators=[RegexValidator(r"^[^/\\\x00-\x1f]*$", _("A file name has no slashes."))],
    )  # fmt: skip
    language = models.CharField(
        _("language"), max_length=35, blank=True, validators=[validate_language_tag]
    )
    media_type = models.CharField(
        _("media type"), max_length=100, blank=True,
        validators=[RegexValidator(r"^[\w.+-]+/[\w.+-]+$", _("Write it as application/pdf."))],
    )  # fmt: skip
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    # The stored name of the bytes that size and digest were taken from.
    _measured: str | None = None

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ("position", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256="") | models.Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="file_sha256_is_a_digest",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._has_new_bytes():
            self._measure()
        self.name = self.name or str(self.content.name).rsplit("/", 1)[-1]
        super().save(*args, **kwargs)
        self._measured = self.content.name

    def _has_new_bytes(self) -> bool:
        """Whether size and digest are of other bytes, or of none yet. A version restored from
        history brings its own."""
        replaced = self._measured is not None and self.content.name != self._measured
        is_upload = not getattr(self.content, "_committed", True)
        if is_upload or replaced:
            return True
        return not self.sha256 and self.content.storage.exists(str(self.content.name))

    def _measure(self) -> None:
        digest, self.size = hashlib.sha256(), 0
        for chunk in self.content.chunks():
            digest.update(chunk)
            self.size += len(chunk)
        self.sha256 = digest.hexdigest()

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        instance = super().from_db(*args, **kwargs)
        instance._measured = instance.__dict__.get("content")
        return instance
