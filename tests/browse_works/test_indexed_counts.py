"""The index counts what the database counts, facet by facet."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.browse.works import found, indexed, plainly, wanted
from publications.models import Issue, Work

from .making import keep, make_person, make_serial, make_subject, make_work

VALUES = {
    "type": ["essay", "book", "report"],
    "language": ["en", "fi", "zh-Hans"],
    "year": ["1901", "1950", "1999"],
    "year_min": ["1900", "1950"],
    "year_max": ["1949", "2000"],
    "subject": ["ink", "paper", "nobody"],
    "contributor": ["ada", "bo", "nobody"],
    "serial": ["letters", "notes"],
    "issue": ["letters/1", "notes/1", "letters/none"],
    "archive": ["zenodo", "trove"],
    "archive_state": ["verified", "missing"],
}
QUESTIONS = st.fixed_dictionaries(
    {}, optional={name: st.sets(st.sampled_from(values), min_size=1, max_size=2)
                  for name, values in VALUES.items()},
)  # fmt: skip


def seed() -> None:
    """Thirty works, all of whose facts differ in their own rhythm."""
    serials = [make_serial(name, slug=name.lower()) for name in ("Letters", "Notes")]
    issues = [Issue.objects.create(serial=serial, number="1", slug="1") for serial in serials]
    works = []
    for number in range(30):
        place = number % 2 if number % 3 else None
        works.append(
            make_work(
                f"Work {number}",
                work_type=["essay", "book", ""][number % 3],
                original_language=["en", "fi", "zh-Hans", ""][number % 4],
                date=["1901", "1950", "1999", "1950", ""][number % 5],
                serial=None if place is None else serials[place],
                issue=None if place is None or number % 4 else issues[place],
                status="draft" if number % 11 == 10 else "published",
            )
        )
        if number % 2:
            keep(
                works[-1],
                "zenodo",
                str(number + 100),
                ["verified", "missing", "proposed"][number % 3],
            )
        if number % 7 < 3:
            keep(works[-1], "trove", str(number + 100), ["missing", "verified"][number % 2])
    for name, step in (("Ink", 2), ("Paper", 3), ("Water", 7)):
        make_subject(name, *works[::step])
    for name, step in (("ada", 3), ("bo", 4)):
        person = make_person(*works[::step], en=name)
        type(person).objects.filter(pk=person.pk).update(slug=name)


@pytest.mark.django_db
def test_every_facet_and_total_is_counted_alike(index):
    seed()
    index()
    assert Work.objects.public().count() == 28

    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(asked=QUESTIONS)
    def check(asked):
        data = QueryDict(urlencode({name: sorted(one) for name, one in asked.items()}, doseq=True))
        by_index = indexed.answer(wanted.read(data, "en"))
        by_database = plainly.answer(wanted.read(data, "en"))
        assert by_index.keys == by_database.keys
        assert by_index.numbers[1:] == by_database.numbers[1:]
        assert {*by_index.numbers.options} == {*found.SOURCES}

    check()
