"""All addresses of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from catalogue.browse.health import healthz, readyz
from catalogue.desk.page import desk
from catalogue.desk.runs import runs

handler500 = "catalogue.browse.errors.server_error"

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("admin/desk/", admin.site.admin_view(desk), name="desk"),
    path("admin/desk/runs/", admin.site.admin_view(runs), name="runs"),
    path("admin/", admin.site.urls),
    path("", include("catalogue.evidence.publishing.urls")),
    path("", include("catalogue.exports.urls")),
    *i18n_patterns(path("", include("catalogue.browse.urls"))),
]
