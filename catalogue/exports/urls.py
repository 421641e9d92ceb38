"""Addresses for machines: permanent addresses, formats, identifiers and files."""

from django.urls import path, re_path

from catalogue.feeds import asked

from . import converters, covers, files, permalinks, resolving, robots
from .bulk import views as bulk
from .citations import answering, downloading
from .jobs import views as downloads

converters.register()

urlpatterns = [
    path("works.txt", downloading.citations, name="citations"),
    path("works.<format:ext>", bulk.works, name="formatted_works"),
    path("works/<anyslug:slug>.txt", answering.citation, name="citation"),
    path("works/<anyslug:slug>.<format:ext>", permalinks.formatted, name="formatted"),
    path("works/<anyslug:slug>", permalinks.permalink, name="permalink"),
    path("doi/<path:value>", resolving.doi, name="doi"),
    path("id/<str:scheme>/<path:value>", resolving.identifier, name="identifier"),
    path("files/<int:pk>/<str:name>", files.file, name="file"),
    re_path(
        r"^media/covers/(?P<digest>[0-9a-f]{32})/(?P<name>cover|[0-9]{1,5})\.webp$",
        covers.cover,
        name="cover",
    ),
    path("opensearch.xml", asked.description, name="opensearch"),
    path("opensearch/works", asked.works),
    path("opensearch/works.atom", asked.works, {"kind": ".atom"}),
    path("robots.txt", robots.robots, name="robots"),
    path("exports/<str:token>.json", downloads.status, name="export_status"),
    path("exports/<str:token>/<str:name>", downloads.file, name="export_file"),
]
