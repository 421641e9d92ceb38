"""The rows as the database holds them: valid, in normal form, and named by their source."""

import pytest
from django.db.models import Model

from publications import models
from publications.demonstration import layout

pytestmark = pytest.mark.usefixtures("demonstration")

EVERY = (
    models.Serial,
    models.Issue,
    models.Contributor,
    models.ContributorName,
    models.Subject,
    models.Work,
    models.Contribution,
    models.WorkSubject,
    models.DOI,
    models.ArchiveRecord,
    models.Link,
    models.Relation,
)


@pytest.mark.parametrize("model", EVERY)
def test_every_row_passes_its_validators(model: type[Model]) -> None:
    for row in model._default_manager.all():
        row.clean_fields()
        row.clean()


@pytest.mark.parametrize(
    "model", [models.Serial, models.Issue, models.Work, models.Link, models.DOI, models.Contributor]
)
def test_saving_would_derive_what_was_loaded(model: type[Model]) -> None:
    names = [field.attname for field in model._meta.concrete_fields if field.name != "datestamp"]
    row = model._default_manager.latest("pk")
    loaded = {name: getattr(row, name) for name in names}
    row.save()
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in names} == loaded


@pytest.mark.parametrize("slug", ["beyond-tokens", "source-declaration", "kaebyok-1-040"])
def test_saving_would_leave_the_translation_states(slug: str) -> None:
    states = models.Translation.objects.order_by("pk").values()
    before = list(states.all())
    models.Work.objects.get(slug=slug).save()
    assert list(states.all()) == before


@pytest.mark.parametrize("model", [models.Serial, models.Issue, models.Work])
def test_every_record_says_its_source(model: type[Model]) -> None:
    assert not model._default_manager.filter(source="").exists()


def test_numbers_of_things() -> None:
    numbers = {model.__name__: model._default_manager.count() for model in EVERY}
    assert numbers == {
        "Serial": 3,
        "Issue": 58,
        "Contributor": 97,
        "ContributorName": 100,
        "Subject": 13,
        "Work": 289,
        "Contribution": numbers["Contribution"],
        "WorkSubject": 279,
        "DOI": 9,
        "ArchiveRecord": 9 + 2 + 52,
        "Link": 6,
        "Relation": 9,
    }


def test_every_reference_between_rows_resolves() -> None:
    data = layout.read()
    wanted = sum(len(row.get("contributions", ())) for row in data["works"])
    made = models.Contribution.objects.filter(name__isnull=False)
    assert made.count() == wanted
    assert models.Work.objects.filter(issue__isnull=False).count() == sum(
        "issue" in row for row in data["works"]
    )


def test_files_are_small_enough_to_review() -> None:
    assert sum(path.stat().st_size for path in layout.DATA.iterdir()) < 600_000
