"""Addresses of the ledger for machines."""

from django.urls import path

from catalogue.browse.proof.downloading import of_work
from catalogue.browse.proof.timemap import timemap
from catalogue.exports import converters

from . import views

converters.register()

urlpatterns = [
    path("works/<anyslug:slug>/evidence.json", of_work, name="evidence_json"),
    path("works/<anyslug:slug>/timemap", timemap, name="timemap"),
    path("ledger.jsonl", views.ledger, name="ledger"),
    path("ledger/<int:number>.json", views.entry, name="ledger_entry"),
    path("ledger/checkpoints.atom", views.checkpoints, name="checkpoints"),
]
