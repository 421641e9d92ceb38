"""What an editor did at the desk, in the history that Django's admin keeps."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from .matters import User


def done(user: User, row: Model, message: str) -> None:
    """Write down that ``user`` changed ``row``."""
    LogEntry.objects.create(
        user_id=user.pk or 0,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row)[:200],
        action_flag=CHANGE,
        change_message=message,
    )
