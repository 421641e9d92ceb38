"""Bringing back an earlier version of a row."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext

from . import tracked


class RestoringError(Exception):
    """The version no longer fits the database; ``messages`` say why."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(" ".join(messages))
        self.messages = messages


@transaction.atomic
def restore_version(version: Any, model: type[models.Model], by: Any, reason: str) -> Any:
    """Make the row as it was in ``version``; a deleted row is made anew under its old key.

    Set is what an editor can type (see ``tracked``), in all ten languages; nothing else is
    touched, and no column but these is written from the version. Raises RestoringError.
    """
    key = getattr(version, model._meta.pk.attname)
    row: Any = model._default_manager.select_for_update().filter(pk=key).first()
    fields = tracked.restorable(model)
    if row is None:
        row, fields = model(pk=key), tracked.reborn(model)
    try:
        for field in fields:
            setattr(row, field.attname, getattr(version, field.attname))
        row.full_clean()
    except ValidationError as error:
        raise RestoringError(_sentences(error, model)) from error
    except OSError as error:  # a picture is measured when it is set
        raise RestoringError([gettext("Its file is no longer stored.")]) from error
    row._history_user, row._change_reason = by, reason[:100]
    row.save()
    return row


def _sentences(error: ValidationError, model: type[models.Model]) -> list[str]:
    """The messages, each with the field that it is about."""
    result = []
    for name, messages in error.message_dict.items():
        field = next((one for one in model._meta.concrete_fields if one.name == name), None)
        label = tracked.label(field)[0] if field else ""
        result += [f"{label}: {message}" if label else message for message in messages]
    return result
