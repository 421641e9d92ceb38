"""The application of the works themselves."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class PublicationsConfig(AppConfig):
    name = "publications"
    verbose_name = _("Publications")

    def ready(self) -> None:
        from .receivers import connect

        connect()


class EditorsAdminConfig(AdminConfig):
    """Django's admin, on the editors' site."""

    default_site = "publications.editors_site.EditorsSite"
