"""Addresses for machines: permanent addresses, formats, identifiers and files."""

from django.urls import path

from . import converters, files, permalinks, resolving, robots

converters.register()

urlpatterns = [
    path("works/<anyslug:slug>.<format:ext>", permalinks.formatted, name="formatted"),
    path("works/<anyslug:slug>", permalinks.permalink, name="permalink"),
    path("doi/<path:value>", resolving.doi, name="doi"),
    path("id/<str:scheme>/<path:value>", resolving.identifier, name="identifier"),
    path("files/<int:pk>/<str:name>", files.file, name="file"),
    path("robots.txt", robots.robots, name="robots"),
]
