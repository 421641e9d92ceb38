"""Addresses for people, under ``/{lang}/``. ``str`` in slugs: they may be in any script."""

from django.urls import path

from catalogue.exports.jobs import views as downloads
from catalogue.feeds import suggesting
from catalogue.feeds import works as feeds

from . import home, issue, librarians, pages, people, serial, serials, subjects
from .preservation.views import preservation
from .proof.views import evidence
from .works.listing import works
from .works.work import work

urlpatterns = [
    path("", home.home, name="home"),
    path("works/", works, name="works"),
    path("works/suggest", suggesting.suggest, name="suggest"),
    path("works/<str:slug>/", work, name="work"),
    path("works/<str:slug>/evidence/", evidence, name="evidence"),
    path("people/<str:slug>/", people.person, name="person"),
    path("subjects/<str:slug>/", subjects.subject, name="subject"),
    path("serials/", serials.serials, name="serials"),
    path("serials/<str:slug>/", serial.serial, name="serial"),
    path("serials/<str:slug>/<str:issue>/", issue.issue, name="issue"),
    path("feeds/works.atom", feeds.works, name="feed"),
    path("download/", downloads.choose, name="download"),
    path("download/file/", downloads.create, name="exports"),
    path("download/<str:token>/", downloads.progress, name="export"),
    path("preservation/", preservation, name="preservation"),
    path("librarians/", librarians.librarians, name="librarians"),
    path("about/", pages.about, name="about"),
    path("accessibility/", pages.accessibility, name="accessibility"),
]
