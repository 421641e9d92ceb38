"""What is written in bulk is what saving each row by itself would have written."""

from typing import Any

import pytest
from django.db.models import Model

from publications.models import (
    DOI,
    ArchiveRecord,
    Change,
    Contribution,
    Contributor,
    ContributorName,
    Identifier,
    Issue,
    Link,
    MatchKey,
    Serial,
    Subject,
    Translation,
    Work,
    WorkSubject,
)
from publications.names import Name
from publications.records import Agent, Heading, Kept, Linked, Record
from publications.texts import Text
from publications.translating import states

from .making import bring

pytestmark = pytest.mark.django_db
FULL = Record(
    work_type="journal-article",
    language="zh",
    titles=(
        Text("时代", "zh", "original", "shí dài", "Shidai"), Text("Epoch", "en", "machine"),
        Text("Époque", "fr"),
    ),
    subtitles=(Text("转型", "zh"), Text("A transition", "en")),
    abstracts=(Text("摘要", "zh"), Text("Two\nparagraphs", "en")),
    keywords=(Text("哲学", "zh"), Text("philosophy", "en"), Text("time", "en")),
    contributors=(
        Agent((Name("巫", "朝晖", script="Hans", lang="zh-Hans"), Name("Wu", "Zhaohui")),
              orcid="0000-0002-1825-0097"),
        Agent((Name(literal="A press"),), "pbl", is_organisation=True),
    ),
    date="2005-03", container_titles=(Text("Transition", "en"),), issns=("0028-0836",),
    volume="3", issue="2", pages="1-9", extent="9 p.", publisher="A press", place="Sydney",
    version="2", licence="CC-BY-4.0", dois=("10.5555/a",), concept_doi="10.5555/b",
    isbns=("9783161484100",), identifiers=(("handle", "2027/x.1"),),
    subjects=(Heading((Text("Philosophy", "en"), Text("哲学", "zh")), "lcsh"),),
    archives=(Kept("zenodo", "12345"),), links=(Linked("https://example.org/a", "A page"),),
)  # fmt: skip
MODELS: list[type[Model]] = [
    Serial, Issue, Subject, Contributor, ContributorName, Work, Contribution, WorkSubject, DOI,
    Identifier, ArchiveRecord, Link,
]  # fmt: skip
# Keys, and the moments of writing.
_OTHER = frozenset({"id", "history_id", "created_at", "datestamp", "updated_at", "history_date",
                    "changed_at"})  # fmt: skip


def rows(model: type[Model]) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in row.items() if name not in _OTHER}
        for row in model._default_manager.all().order_by("pk").values(
            *(field.attname for field in model._meta.concrete_fields)
        )
    ]  # fmt: skip


def everything() -> dict[str, list[dict[str, Any]]]:
    derived = {
        "states": sorted(rows(Translation), key=str),
        # That a record came in is known of imported works alone.
        "keys": sorted((row for row in rows(MatchKey) if row["kind"] != "record"), key=str),
        "changes": sorted(rows(Change), key=str),
    }
    histories = {f"{m.__name__} history": rows(m.history.model) for m in MODELS}  # type: ignore[attr-defined]
    return {m.__name__: rows(m) for m in MODELS} | histories | derived


def saved_singly(bulk: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The rows of ``bulk`` in an empty catalogue, each by ``save()`` of its own."""
    keys = {model: list(model._default_manager.order_by("pk").values_list("pk", flat=True))
            for model in MODELS}  # fmt: skip
    for model in reversed(MODELS):
        model._default_manager.all().delete()
        model.history.all().delete()  # type: ignore[attr-defined]
    for derived in (Translation, MatchKey, Change):
        derived._default_manager.all().delete()
    for model in MODELS:
        derived_columns = {"first_day", "last_day", "year", "sort_day", "title", "subtitle",
                           "abstract", "keywords"}  # fmt: skip
        derived_columns |= {"label"} if model is Subject else set()
        for pk, row in zip(keys[model], bulk[model.__name__], strict=True):
            given = {name: value for name, value in row.items() if name not in derived_columns}
            saved = model(pk=pk, **given)
            saved._change_reason = "Import 1: a.ris"  # type: ignore[attr-defined]
            saved.save()
    work = Work.objects.get()
    states.mark(work, "title", "en", Translation.State.MACHINE)
    return everything()


def test_bulk_import_writes_what_saving_one_by_one_writes() -> None:
    [outcome] = bring(FULL)
    assert (outcome.action, outcome.said) == ("created", ())
    bulk = everything()
    assert all(bulk.values())
    single = saved_singly(bulk)
    for name, expected in single.items():
        assert bulk[name] == expected, name


def test_published_import_has_a_day_of_publication() -> None:
    bring(FULL, publish=True)
    work = Work.objects.get()
    assert work.status == "published"
    assert work.published_at is not None
    assert work.datestamp >= work.published_at
