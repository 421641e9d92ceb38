"""Who sits at the desk."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.admin.conftest import desk, editor  # noqa: F401 (fixtures)


@pytest.fixture
def looker(db: None) -> Client:
    """Someone who may see archive records and change nothing."""
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_archiverecord"))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
