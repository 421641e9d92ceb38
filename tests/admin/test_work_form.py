"""Adding and changing a work: what may be typed, what is said when it may not, what is stored."""

import pytest
from django.test import Client

from publications.models import DOI, Contribution, Issue, Serial, Work

from .conftest import errors, furnish, person, submit

pytestmark = pytest.mark.django_db
ADD = "/admin/publications/work/add/"


def change(work: Work) -> str:
    return f"/admin/publications/work/{work.pk}/change/"


@pytest.mark.parametrize(
    "pasted",
    ["10.5281/zenodo.20352371", "https://doi.org/10.5281/ZENODO.20352371",
     "doi: 10.5281/zenodo.20352371.", " １０.5281/zenodo.20352371 ",
     "https://doi.org/10.5281%2Fzenodo.20352371"],
)  # fmt: skip
def test_doi_is_pasted_in_any_form(desk: Client, pasted: str) -> None:
    answer = submit(desk, ADD, title_en="Epoch", dois__0__value=pasted)
    assert answer.status_code == 302, errors(answer)
    assert Work.objects.get().dois.get().value == "10.5281/zenodo.20352371"


def test_what_is_no_doi_is_refused_in_a_sentence(desk: Client) -> None:
    answer = submit(desk, ADD, title_en="Epoch", dois__0__value="see the journal")
    assert "see the journal" in errors(answer)
    assert not Work.objects.exists()


def test_doi_of_another_work_is_refused_however_it_is_written(desk: Client, work: Work) -> None:
    DOI.objects.create(work=work, value="10.5555/a")
    answer = submit(desk, ADD, title_en="Other", dois__0__value="https://doi.org/10.5555/A")
    assert "DOI already exists" in errors(answer)


def test_doi_that_was_asked_about_is_replaced_not_rewritten(desk: Client, work: Work) -> None:
    doi = DOI.objects.create(work=work, value="10.5555/a", state="findable")
    submit(desk, change(work), dois__0__value="10.5555/b")
    doi.refresh_from_db()
    assert (doi.value, doi.state) == ("10.5555/a", "findable")


def test_isbn_with_a_wrong_digit_is_refused_in_a_sentence(desk: Client) -> None:
    answer = submit(
        desk,
        ADD,
        title_en="B",
        identifiers__0__scheme="isbn",
        identifiers__0__value="9783161484101",
    )
    assert "9783161484101" in errors(answer)


@pytest.mark.parametrize("other", ["978-3-16-148410-0", "3-16-148410-X", "ISBN 9783161484100"])
def test_one_isbn_written_in_two_ways_is_one(desk: Client, other: str) -> None:
    answer = submit(
        desk, ADD, title_en="B", identifiers__TOTAL_FORMS=2,
        identifiers__0__scheme="isbn", identifiers__0__value="9783161484100",
        identifiers__1__scheme="isbn", identifiers__1__value=other,
    )  # fmt: skip
    assert "duplicate" in errors(answer)


def test_one_address_is_linked_once(desk: Client, work: Work) -> None:
    work.links.create(url="https://example.org/a")
    answer = submit(desk, change(work), links__TOTAL_FORMS=2, links__1__url="https://example.org/a")
    assert "This address is here already" in errors(answer)


def test_archive_record_of_another_work_is_refused_however_it_is_written(
    desk: Client, work: Work
) -> None:
    work.archive_records.create(service="nla", identifier="nla.obj-4204311557")
    answer = submit(
        desk, ADD, title_en="B", archive_records__0__service="nla",
        archive_records__0__identifier="https://nla.gov.au/nla.obj-4204311557",
    )  # fmt: skip
    assert answer.status_code == 200
    assert "already exists" in errors(answer)


def test_work_is_not_related_to_itself(desk: Client, work: Work) -> None:
    answer = submit(desk, change(work), relations__0__kind="Cites", relations__0__target=work.pk)
    assert "A work cannot be related to itself" in errors(answer)


def test_serial_follows_from_the_issue(desk: Client, issue: Issue) -> None:
    answer = submit(desk, ADD, title_en="B", issue=issue.pk)
    assert answer.status_code == 302, errors(answer)
    assert Work.objects.get().serial == issue.serial


def test_issue_of_another_serial_is_refused(desk: Client, issue: Issue) -> None:
    other = Serial.objects.create(title_en="Other")
    answer = submit(desk, ADD, title_en="B", issue=issue.pk, serial=other.pk)
    assert "not of Other" in errors(answer)


def test_archive_record_and_link_are_added_to_a_new_work(desk: Client) -> None:
    answer = submit(
        desk, ADD, title_en="B", archive_records__0__service="nla",
        archive_records__0__identifier="https://nla.gov.au/nla.obj-4204311557",
        links__0__url="example.org/page",
    )  # fmt: skip
    assert answer.status_code == 302, errors(answer)
    work = Work.objects.get()
    assert work.archive_records.get().identifier == "nla.obj-4204311557"
    assert (work.archive_records.get().state, work.links.get().url) == (
        "claimed", "https://example.org/page",
    )  # fmt: skip


def test_contributor_subject_and_relation_are_chosen(desk: Client, work: Work) -> None:
    wu = person("Wu", "Zhaohui")
    answer = submit(
        desk, ADD, title_en="B", contributions__0__contributor=wu.pk, contributions__0__role="edt",
        contributions__0__name=wu.names.get().pk, relations__0__kind="Cites",
        relations__0__target=work.pk,
    )  # fmt: skip
    assert answer.status_code == 302, errors(answer)
    new = Work.objects.get(title_en="B")
    contribution = new.contributions.get()
    assert (contribution.contributor, contribution.role, str(contribution.name)) == (
        wu, "edt", "Zhaohui Wu",
    )  # fmt: skip
    assert new.relations.get().target == work


def test_printed_name_must_be_one_of_the_contributors_own(desk: Client) -> None:
    wu, other = person("Wu"), person("Li")
    answer = submit(
        desk, ADD, title_en="B", contributions__0__contributor=wu.pk,
        contributions__0__name=other.names.get().pk,
    )  # fmt: skip
    assert "This is no name of Wu" in errors(answer)
    assert not Contribution.objects.exists()


def test_names_of_a_chosen_contributor_are_offered(desk: Client) -> None:
    wu = person("Wu", "Zhaohui")
    answer = desk.get(f"/admin/publications/contributor/{wu.pk}/names/")
    assert answer.json() == {"names": [[wu.names.get().pk, "Zhaohui Wu"]]}


def test_address_is_made_once_and_not_offered_again(desk: Client) -> None:
    submit(desk, ADD, title_en="The Epoch")
    work = Work.objects.get()
    assert work.slug == "the-epoch"
    submit(desk, change(work), title_en="Another name", slug="another")
    work.refresh_from_db()
    assert (work.slug, work.title_en) == ("the-epoch", "Another name")


def test_unreadable_date_is_refused_in_a_sentence(desk: Client) -> None:
    answer = submit(desk, ADD, title_en="B", date="sometime in June")
    assert "sometime in June" in errors(answer) and "2026-06" in errors(answer)


def test_page_never_offers_a_raw_column(desk: Client, work: Work) -> None:
    form = desk.get(change(work)).context["adminform"].form
    assert not {"title", "subtitle", "abstract", "keywords"} & set(form.fields)
    assert len([name for name in form.fields if name.startswith("title_")]) == 10


@pytest.mark.parametrize("language", ["en", "fr"])
def test_translation_is_emptied_in_whatever_language_the_desk_is(
    desk: Client, work: Work, language: str
) -> None:
    desk.cookies["django_language"] = language
    answer = submit(desk, change(work), title_fr="", title_en="")
    assert answer.status_code == 302, errors(answer)
    work.refresh_from_db()
    assert not work.title_fr and not work.title_en


@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
def test_saving_unchanged_changes_no_text_in_any_language(
    desk: Client, work: Work, language: str
) -> None:
    furnish(work, 1)
    desk.cookies["django_language"] = language
    before = Work.objects.filter(pk=work.pk).values(*_texts()).get()
    answer = submit(desk, change(work))
    assert answer.status_code == 302, errors(answer)
    after = Work.objects.filter(pk=work.pk).values(*_texts()).get()
    assert {name: text or "" for name, text in after.items()} == {
        name: text or "" for name, text in before.items()
    }


def _texts() -> list[str]:
    return [
        field.name for field in Work._meta.concrete_fields
        if field.name.startswith(("title_", "original_", "abstract_", "keywords_", "subtitle_"))
    ]  # fmt: skip


def test_fields_say_their_language_and_direction(desk: Client, work: Work) -> None:
    form = desk.get(change(work)).context["adminform"].form
    for name, lang, direction in (
        ("title_ar", "ar", "rtl"), ("title_ja", "ja", "ltr"), ("original_title", "zh-Hans", "ltr"),
        ("original_title_romanised", "zh-Latn", "ltr"),
    ):  # fmt: skip
        attrs = form.fields[name].widget.attrs
        assert (attrs["lang"], attrs["dir"]) == (lang, direction)


def test_saving_names_the_editor_in_the_history(desk: Client, work: Work) -> None:
    submit(desk, change(work), pages="1-9")
    newest = work.history.first()  # type: ignore[attr-defined]
    assert (newest.pages, newest.history_user.username) == ("1-9", "editor")
