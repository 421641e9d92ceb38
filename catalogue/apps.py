"""The application of finding, citing and proving works."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        from .asking import runs
        from .desk import needs, sections  # noqa: F401 (they register themselves)
        from .exports.citations import announcing as citations
        from .search.index import announcing as search

        citations.connect()
        search.connect()
        runs.connect()
