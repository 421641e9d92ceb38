"""What is stored: addresses that never change, identifiers in normal form, sortable days."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from publications import dates
from publications.dates import UNDATED
from publications.models import (
    DOI,
    ArchiveRecord,
    Contributor,
    File,
    Identifier,
    Issue,
    Link,
    Serial,
    Subject,
    Work,
    url_digest,
)

# Addresses


@pytest.mark.django_db
def test_address_is_made_of_the_best_name_there_is() -> None:
    assert Work.objects.create(title_en="The Epoch", original_title="时代").slug == "the-epoch"
    assert Work.objects.create(original_title="时代", original_title_romanised="Shidai").slug == (
        "shidai"
    )
    assert Work.objects.create(original_title="时代").slug == "时代"
    assert Work.objects.create(title_ar="عصر").slug == "عصر"
    assert Work.objects.create().slug == "work"


@pytest.mark.django_db
def test_second_of_a_name_is_numbered() -> None:
    slugs = [Work.objects.create(title_en="Epoch").slug for _ in range(3)]
    assert slugs == ["epoch", "epoch-2", "epoch-3"]


@pytest.mark.django_db
def test_address_does_not_follow_the_title(work: Work) -> None:
    work.title_en = "Another name altogether"
    work.save()
    assert Work.objects.get().slug == "epoch"


@pytest.mark.parametrize("fixture", ["work", "serial", "person", "subject"])
def test_address_cannot_be_changed(request: pytest.FixtureRequest, fixture: str) -> None:
    row = request.getfixturevalue(fixture)
    for found in (row, type(row).objects.get()):
        found.slug = "elsewhere"
        with pytest.raises(ValidationError, match="permanent address"):
            found.save()
    assert type(row).objects.get().slug != "elsewhere"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "slug"),
    [({"volume": "1", "number": "2"}, "1-2"), ({"date": "2026-06"}, "2026-06"), ({}, "issue")],
)
def test_issues_have_addresses_within_their_serial(
    serial: Serial, values: dict[str, str], slug: str
) -> None:
    assert Issue.objects.create(serial=serial, **values).slug == slug
    assert Issue.objects.create(serial=serial, **values).slug == f"{slug}-2"


# Identifiers


def test_identifiers_are_stored_in_normal_form(work: Work, serial: Serial) -> None:
    doi = DOI.objects.create(work=work, value="https://doi.org/10.5555/ABC")
    isbn = Identifier.objects.create(work=work, scheme="isbn", value="3-16-148410-X")
    person = Contributor.objects.create(orcid="https://orcid.org/0000-0002-1825-0097")
    record = ArchiveRecord.objects.create(
        work=work, service="nla", identifier="https://nla.gov.au/nla.obj-4204311557"
    )
    serial.issn = "issn 20493630"
    serial.save()
    for row in (doi, isbn, person, record, serial):
        row.refresh_from_db()
    assert (doi.value, isbn.value, person.orcid, record.identifier, serial.issn) == (
        "10.5555/abc", "9783161484100", "0000-0002-1825-0097", "nla.obj-4204311557", "2049-3630",
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    "make",
    [
        lambda work: DOI(work=work, value="no DOI"),
        lambda work: Identifier(work=work, scheme="isbn", value="9783161484101"),
        lambda work: Contributor(orcid="0000-0002-1825-0098"),
        lambda work: Serial(issn="2049-3631"),
        lambda work: ArchiveRecord(work=work, service="nla", identifier="obj"),
    ],
)
def test_what_is_no_identifier_is_not_saved(work: Work, make: object) -> None:
    with pytest.raises(ValidationError):
        make(work).save()  # type: ignore[operator]


def test_link_is_found_by_the_digest_of_its_address(work: Work) -> None:
    link = Link.objects.create(work=work, url="https://example.org/" + "a" * 1500)
    assert Link.objects.get(digest=url_digest(link.url)) == link


def test_file_knows_its_size_and_checksum(work: Work) -> None:
    file = File.objects.create(work=work, content=ContentFile(b"abc", "a.txt"))
    file.refresh_from_db()
    assert (file.size, file.sha256[:8]) == (3, "ba7816bf")  # FIPS 180-4, example B.1


def test_file_whose_bytes_are_replaced_knows_the_new_ones(work: Work) -> None:
    made = File.objects.create(work=work, content=ContentFile(b"a longer text", "a.txt"))
    file = File.objects.get(pk=made.pk)
    file.content.save("b.txt", ContentFile(b"abc"), save=True)
    file.refresh_from_db()
    assert (file.size, file.sha256[:8]) == (3, "ba7816bf")


# Dates


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("date", "first", "last", "year"),
    [
        ("2026-06", 20260601, 20260630, 2026),
        ("2024-02", 20240201, 20240229, 2024),
        ("1993/2005", 19930101, 20051231, 1993),
        ("1993/..", 19930101, None, 1993),
        ("../1985", None, 19851231, 1985),
        ("1850~", 18500101, 18501231, 1850),
        ("19XX", 19000101, 19991231, 1900),
        ("0800", 8000101, 8001231, 800),
        ("-0044-03-15", -439685, -439685, -44),
        ("-0100/-0044", -999899, -438769, -100),
        ("", None, None, None),
    ],
)
def test_days_follow_from_the_date(
    date: str, first: int | None, last: int | None, year: int | None
) -> None:
    Work.objects.create(title_en="A", date=date)
    work = Work.objects.get()
    assert (work.first_day, work.last_day, work.year) == (first, last, year)
    known = [day for day in (first, last) if day is not None]
    assert work.sort_day == (known[0] if known else UNDATED)


@pytest.mark.django_db
def test_works_before_our_era_come_before_those_after() -> None:
    for date in ("2026", "-0044", "0800", "-0100", "1993-05"):
        Work.objects.create(slug=date.replace("-", "b"), title_en=date, date=date)
    found = Work.objects.newest_first().values_list("date", flat=True)
    assert list(found) == ["2026", "1993-05", "0800", "-0044", "-0100"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "date", ["sometime", "2020-06-31", "-0044-02-30", "../..", "2005/1993", "2020-13"]
)
def test_what_is_no_date_is_not_saved(date: str) -> None:
    with pytest.raises(dates.DateError):
        Work.objects.create(title_en="A", date=date)


@pytest.mark.django_db
def test_changed_date_changes_the_days(work: Work) -> None:
    for date in ("2026", ""):
        work.date = date
        work.save()
    work.refresh_from_db()
    assert (work.first_day, work.year, work.sort_day) == (None, None, UNDATED)


def test_serial_has_a_first_and_a_last_day(serial: Serial) -> None:
    serial.start_date, serial.end_date = "1920-06", "1926"
    serial.save()
    serial.refresh_from_db()
    assert (serial.first_day, serial.last_day) == (19200601, 19261231)
    assert (serial.start_year, serial.end_year) == (1920, 1926)


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))
def test_days_sort_as_the_calendar_does(year: int, month: int, day: int) -> None:
    def span(year: int, month: int, day: int) -> dates.Span:
        sign = "-" if year < 0 else ""
        return dates.parse(f"{sign}{abs(year):04}-{month:02}-{day:02}")

    found = span(year, month, day)
    assert found.first == found.last
    assert found.year == year
    if day < 28:
        assert span(year, month, day + 1).first > found.first  # type: ignore[operator]
    if year < 9999:
        assert span(year + 1, 1, 1).first > found.first  # type: ignore[operator]


# What must agree


@pytest.mark.django_db
def test_work_in_an_issue_is_in_its_serial(work: Work, issue: Issue) -> None:
    work.issue = issue
    work.save()
    assert Work.objects.get().serial == issue.serial


@pytest.mark.parametrize("tag", ["fi", "zh-Hant", "pt-BR", "lzh", "sr-Latn-RS", "x-klingon"])
def test_any_language_tag_may_be_original(tag: str) -> None:
    Subject._meta.get_field("original_language").run_validators(tag)


@pytest.mark.parametrize("tag", ["Chinese", "zh_Hans", "ZH", "e", "zh-hans-"])
def test_what_is_no_language_tag_is_refused_in_a_sentence(tag: str) -> None:
    with pytest.raises(ValidationError, match="no language tag"):
        Subject._meta.get_field("original_language").run_validators(tag)


@pytest.mark.parametrize("licence", ["CC BY 4.0", "<b>", "-/-"])
def test_licence_is_an_spdx_identifier(licence: str) -> None:
    with pytest.raises(ValidationError, match="SPDX"):
        Work._meta.get_field("licence").run_validators(licence)
