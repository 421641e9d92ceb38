"""Who edits: a group that may change what is published, and nothing of the site itself."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction

GROUP = "Editors"
# Everything of the works; of what was proved of them, only reading, and sending workers to look.
WORKS = "publications"
PROOFS = "catalogue"
PASSWORD_BYTES = 12


@transaction.atomic
def make_editor(name: str) -> str | None:
    """Make the editor ``name`` with a random password and return it.

    Returns None, and changes nothing, when there is a user of that name.
    """
    users = get_user_model()._default_manager
    if users.filter(username=name).exists():
        return None
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user = users.create_user(username=name, password=password, is_staff=True)
    user.groups.add(editors())
    return password


def editors() -> Group:
    """The group, with the permissions that the installed models call for."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    everything = Permission.objects.filter(content_type__app_label=WORKS)
    proofs = Permission.objects.filter(content_type__app_label=PROOFS)
    reading = proofs.filter(codename__startswith="view_")
    sending = proofs.filter(codename__startswith="run_")
    group.permissions.set(everything | reading | sending)
    return group
