"""What is searched to find that a thing is here already."""

from django.db import models


class MatchKey(models.Model):
    """A digest of one text by which a row is known: a title, a name, a subject's label.

    The texts are normalised by ``publications.importing.keys``; a title has keys in every
    language and script. Kept by ``publications.receivers`` and by whoever writes in bulk.
    """

    class Kind(models.TextChoices):
        WORK = "work"
        SERIAL = "serial"
        SUBJECT = "subject"
        NAME = "name"
        RECORD = "record"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    object_id = models.BigIntegerField()
    digest = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "digest"], name="match_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.digest}"
