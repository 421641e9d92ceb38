"""Counts beside the values of each facet, and the links that choose them."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.browse.works.counts import count, total_of
from catalogue.browse.works.filters import WorkFilter
from catalogue.browse.works.listing import build
from publications.models import Work

from .making import keep, make_person, make_serial, make_subject, make_work

pytestmark = pytest.mark.django_db


def facet(name: str, query: str = "", language: str = "en") -> dict[str, int]:
    """Labels and counts of one facet, as the page shows them, in order."""
    rail = build(QueryDict(query), "/en/works/", language).rail
    for one in rail.facets:
        if one.name == name:
            return {value.label: value.count for value in (*one.values, *one.more)}
    return {}


def chips(query: str) -> list[tuple[str, str, str]]:
    rail = build(QueryDict(query), "/en/works/", "en").rail
    return [(chip.facet, chip.label, chip.url) for chip in rail.chips]


def test_every_facet_counts_its_works():
    serial = make_serial("Letters")
    for year in ("1990", "1991"):
        work = make_work(
            year, work_type="essay", date=year, serial=serial, original_language="zh-Hans"
        )
        keep(work, "zenodo", year)
        make_subject(f"Subject {year}", work)
        make_person(work, en=f"Person {year}")
    make_work("Nothing known", original_language="")
    assert facet("type") == {"Essay": 2}
    assert facet("language") == {"Chinese (Simplified)": 2}
    assert facet("year") == {"1991": 1, "1990": 1}
    assert facet("serial") == {"Letters": 2}
    assert facet("subject") == {"Subject 1990": 1, "Subject 1991": 1}
    assert facet("contributor") == {"Person 1990": 1, "Person 1991": 1}
    assert facet("archive") == {"Zenodo": 2}
    assert facet("archive_state") == {"Verified": 2}


def test_facet_keeps_its_own_alternatives_and_follows_the_other_filters():
    make_work("A", work_type="essay", date="1990")
    make_work("B", work_type="book", date="1990")
    make_work("C", work_type="book", date="1991")
    assert facet("type", "type=essay") == {"Book": 2, "Essay": 1}
    assert facet("year", "type=essay") == {"1990": 1}
    assert facet("type", "type=essay&year=1991") == {"Book": 1, "Essay": 0}


def test_archive_is_counted_among_records_of_the_chosen_status():
    work = make_work("A")
    keep(work, "zenodo", "1", "missing")
    keep(work, "trove", "2", "verified")
    assert facet("archive", "archive_state=verified") == {"Trove": 1}
    assert facet("archive_state", "archive=zenodo") == {"Missing": 1}


def test_work_with_two_records_at_one_archive_counts_once():
    work = make_work("A")
    keep(work, "zenodo", "1")
    keep(work, "zenodo", "2")
    make_person(work)
    work.contributions.create(contributor=work.contributors.get(), role="edt")
    assert facet("archive") == {"Zenodo": 1}
    assert facet("contributor") == {"Ada Quill": 1}


def test_facets_are_named_in_the_readers_language():
    work = make_work("A", original_language="de")
    make_subject("Ink", work, label_fr="Encre")
    assert facet("language", language="fr") == {"Allemand": 1}
    assert facet("subject", language="fr") == {"Encre": 1}
    assert facet("subject", language="ja") == {"Ink": 1}


def test_many_values_are_folded_and_the_rest_is_counted():
    for number in range(35):
        make_subject(f"Subject {number:02}", make_work(f"Work {number}"))
    listing = build(QueryDict(""), "/en/works/", "en")
    [subjects] = [one for one in listing.rail.facets if one.name == "subject"]
    assert (len(subjects.values), len(subjects.more), subjects.left_out) == (8, 12, 15)


def test_chosen_value_is_shown_however_few_works_it_has():
    for number in range(35):
        make_subject(f"Subject {number:02}", make_work(f"A{number}"), make_work(f"B{number}"))
    make_subject("Rare", make_work("C"))
    assert facet("subject", "subject=rare")["Rare"] == 1


def test_chip_takes_its_filter_away_and_keeps_the_rest():
    make_work("A", work_type="essay")
    assert chips("type=essay&year=1990&q=ink&size=50") == [
        ("Search", "ink", "/en/works/?type=essay&year=1990&size=50"),
        ("Type", "Essay", "/en/works/?q=ink&year=1990&size=50"),
        ("Year", "1990", "/en/works/?q=ink&type=essay&size=50"),
    ]


def test_value_chosen_adds_to_its_alternatives_and_chosen_again_is_taken_back():
    make_work("A", work_type="essay")
    make_work("B", work_type="book")
    rail = build(QueryDict("type=essay"), "/en/works/", "en").rail
    urls = {value.label: value.url for value in rail.facets[0].values}
    assert urls == {"Book": "/en/works/?type=book&type=essay", "Essay": "/en/works/"}


def test_year_chosen_replaces_the_years_that_were_asked_for():
    make_work("A", date="1990")
    rail = build(QueryDict("year_min=1980"), "/en/works/", "en").rail
    [year] = [one for one in rail.facets if one.name == "year"]
    assert year.values[0].url == "/en/works/?year=1990"


def test_publishing_a_work_renews_counts_at_once():
    make_work("A", work_type="essay")
    draft = make_work("B", work_type="essay", status="draft")
    assert facet("type") == {"Essay": 1}
    draft.status = "published"
    draft.save()
    assert facet("type") == {"Essay": 2}


def test_renamed_subject_is_renamed_at_once():
    subject = make_subject("Ink", make_work("A"))
    assert facet("subject") == {"Ink": 1}
    subject.original_label = "Inks"
    subject.save()
    assert facet("subject") == {"Inks": 1}


TYPES, TONGUES, YEARS = ("", "essay", "book"), ("en", "fi", ""), ("", "1990", "1991")
KINDS = st.tuples(
    st.sampled_from(TYPES), st.sampled_from(TONGUES), st.sampled_from(YEARS), st.booleans()
)
QUERIES = st.tuples(
    st.sets(st.sampled_from(TYPES[1:])), st.sets(st.sampled_from(TONGUES[:2])),
    st.sampled_from(YEARS),
)  # fmt: skip


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kinds=st.lists(KINDS, max_size=8), asked=QUERIES)
def test_counts_are_those_of_the_list_with_that_filter_alone_changed(db, kinds, asked):
    Work.objects.all().delete()
    for kind, tongue, year, is_public in kinds:
        make_work(
            "A", work_type=kind, original_language=tongue, date=year,
            status="published" if is_public else "draft",
        )  # fmt: skip
    types, tongues, year = asked
    query = QueryDict(mutable=True)
    query.setlist("type", sorted(types))
    query.setlist("language", sorted(tongues))
    query["year"] = year
    filters = WorkFilter(query, Work.objects.public())
    counts = count(filters)
    assert total_of(counts, filters) == filters.qs.count()
    for name, values in (("type", TYPES[1:]), ("language", TONGUES[:2]), ("year", YEARS[1:])):
        for value in values:
            changed = query.copy()
            changed.setlist(name, [value])
            expected = WorkFilter(changed, Work.objects.public()).qs.count()
            assert counts.get(name, {}).get(value, 0) == expected
