"""A batch becomes works: what is here is filled and never overwritten, one bad record costs
no other, and a second time nothing changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.assembling import records
from publications.changes import touched
from publications.demonstration.loading import load
from publications.models import (
    DOI,
    Contribution,
    Contributor,
    ContributorName,
    Identifier,
    Issue,
    Link,
    MatchKey,
    Relation,
    Serial,
    Subject,
    Translation,
    Work,
    WorkSubject,
)
from publications.names import Name
from publications.records import Agent, Attachment, Heading, Kept, Linked, Record, Related
from publications.texts import Text
from publications.translating import states

from .making import WU, actions, bring, record, said
from .test_as_if_saved import FULL

pytestmark = pytest.mark.django_db
TRACKED = (
    Work, Serial, Issue, Subject, Contributor, ContributorName, Contribution, WorkSubject, DOI,
    Identifier, Link, Relation,
)  # fmt: skip
DOIS = {"dois": ("10.5555/a",)}


def history() -> int:
    return sum(model.history.count() for model in TRACKED)  # type: ignore[attr-defined]


def test_second_run_changes_nothing_and_writes_no_history() -> None:
    batch = (FULL, record("Other", date="1999", related=(Related("Cites", doi="10.5555/a"),)))
    assert actions(*batch) == ["created", "created"]
    before = history(), Translation.objects.count(), MatchKey.objects.count()
    stamps = list(Work.objects.values_list("datestamp", flat=True))
    assert actions(*batch) == ["unchanged", "unchanged"]
    assert (history(), Translation.objects.count(), MatchKey.objects.count()) == before
    assert list(Work.objects.values_list("datestamp", flat=True)) == stamps


def test_second_record_of_one_work_in_a_batch_fills_the_first() -> None:
    first, second = bring(record("Epoch", **DOIS), record("Epoch", **DOIS, date="2005", pages="3"))
    assert (first.action, second.action) == ("created", "updated")
    work = Work.objects.get()
    assert (first.work, second.work, work.year, work.pages) == (work.pk, work.pk, 2005, "3")
    assert work.history.count() == 1  # type: ignore[attr-defined]


def test_what_this_catalogue_gave_out_comes_back_unchanged() -> None:
    load()
    given = list(records(Work.objects.order_by("pk")))
    before = history()
    outcomes = bring(*given)
    assert {one.action for one in outcomes} == {"unchanged"}
    assert [one.said for one in outcomes if one.said] == []
    assert history() == before


def test_only_empty_places_are_filled(work: Work) -> None:
    [outcome] = bring(
        record(
            "Epoch",
            **DOIS,
            date="1999",
            pages="3-5",
            publisher="Another",
            place="Sydney",
            extent="10 p.",
        )
    )
    work.refresh_from_db()
    assert outcome.action == "updated"
    assert (work.date, work.publisher, work.extent) == ("2005", "A press", "9 p.")
    assert (work.pages, work.place) == ("3-5", "Sydney")


def test_what_differs_is_noted_with_what_stands_here(work: Work) -> None:
    [outcome] = bring(record("Another title", **DOIS, date="1999"))
    notes = said(outcome, "note")
    assert outcome.action == "unchanged"
    assert len(notes) == 2
    assert "2005" in " ".join(notes)
    assert "Epoch" in " ".join(notes)


def test_translation_that_is_missing_is_added_with_its_state(work: Work) -> None:
    bring(Record(titles=(Text("Époque", "fr"), Text("Epoche", "de", "machine")), **DOIS))
    found = Work.objects.get()
    known = states.states_of(Work, [found.pk])[found.pk]
    assert (found.title_fr, found.title_de) == ("Époque", "Epoche")  # type: ignore[attr-defined]
    assert known == {("title", "fr"): "draft", ("title", "de"): "machine"}


def test_new_title_is_found_by_its_own_key(work: Work) -> None:
    bring(Record(titles=(Text("Époque", "fr"),), **DOIS))
    assert actions(record("epoque", date="2005")) == ["unchanged"]


def test_filling_is_in_the_history_with_all_that_the_work_then_is(work: Work) -> None:
    bring(record("Epoch", **DOIS, pages="3-5"))
    latest = work.history.latest()  # type: ignore[attr-defined]
    assert (latest.history_type, latest.history_change_reason) == ("~", "Import 1: a.ris")
    assert (latest.pages, latest.title_en, latest.publisher) == ("3-5", "Epoch", "A press")
    assert work.history.count() == 2  # type: ignore[attr-defined]


def test_original_beside_english_makes_states_as_saving_would(work: Work) -> None:
    work.title_fr = "Époque"  # type: ignore[attr-defined]
    work.save()
    bring(Record(language="zh", titles=(Text("时代", "zh", "original"),), **DOIS))
    found = Work.objects.get()
    stored = sorted(Translation.objects.values_list("field", "language", "state", "outdated"))
    assert found.original_title == "时代"
    found.original_title = ""
    found.save()
    found.original_title = "时代"
    found.save()
    assert stored == [("title", "en", "draft", False), ("title", "fr", "draft", True)]
    assert stored == sorted(
        Translation.objects.values_list("field", "language", "state", "outdated")
    )


@pytest.mark.parametrize("kind", ["journal-article", "chapter"])
def test_volume_and_number_are_added_to_what_the_work_appeared_in(kind: str) -> None:
    early = record("Epoch", **DOIS, work_type=kind, container_titles=(Text("Transition"),))
    final = replace(early, volume="3", issue="2", pages="5")
    together = actions(early, final), [one.issue for one in records(Work.objects.all())]
    Work.objects.all().delete()
    apart = actions(early) + actions(final), [one.issue for one in records(Work.objects.all())]
    assert together == apart == (["created", "updated"], ["2"])
    assert actions(early, final) == ["unchanged", "unchanged"]


def test_identifiers_are_added_to_the_work(work: Work) -> None:
    bring(record("Epoch", **DOIS, isbns=("9783161484100",), identifiers=(("handle", "2027/x"),)))
    assert set(work.identifiers.values_list("scheme", flat=True)) == {"isbn", "handle"}


def test_identifier_of_another_work_stays_there_and_says_so(work: Work) -> None:
    bring(record("Elsewhere", isbns=("9783161484100",)))
    [outcome] = bring(record("Epoch", **DOIS, isbns=("9783161484100",)))
    assert "stays there" in " ".join(said(outcome, "warning"))
    assert Identifier.objects.get().work.slug == "elsewhere"


def test_form_of_a_name_in_another_script_is_added_and_no_person() -> None:
    bring(record("Epoch", **DOIS, contributors=(WU,)))
    both = Agent((Name("Wu", "Zhaohui"), Name(literal="巫朝晖")), orcid="0000-0002-1825-0097")
    more = Agent((Name("Kim", "Min"),))
    [outcome] = bring(record("Epoch", **DOIS, contributors=(both, more)))
    person = Contributor.objects.get()
    assert outcome.action == "updated"
    assert person.orcid == "0000-0002-1825-0097"
    assert [str(name) for name in person.names.all()] == ["Zhaohui Wu", "巫朝晖"]


def test_name_as_printed_stands_on_each_work_of_one_person() -> None:
    orcid = "0000-0002-1825-0097"
    bring(record("One", contributors=(Agent((Name("Wu", "Zhaohui"),), orcid=orcid),)),
          record("Two", contributors=(Agent((Name("Wu", "Z. H."),), orcid=orcid),)))  # fmt: skip
    printed = Contribution.objects.order_by("pk").values_list("name__given", flat=True)
    assert list(printed) == ["Zhaohui", "Z. H."]
    assert Contributor.objects.get().slug == "zhaohui-wu"


def test_changed_name_touches_every_work_that_shows_it() -> None:
    orcid = "0000-0002-1825-0097"
    bring(record("Old", contributors=(Agent((Name("Wu", "Zhaohui"),), orcid=orcid),)))
    before = Work.objects.get().datestamp
    bring(record("New", contributors=(Agent((Name("巫", "朝晖"),), orcid=orcid),)))
    assert Work.objects.get(slug="old").datestamp > before


def test_a_batch_touches_its_works_once() -> None:
    heard: list[list[int]] = []

    def hear(ids: list[int], **_: Any) -> None:
        heard.append(ids)

    touched.connect(hear)
    try:
        bring(*(record(f"Work {n}", contributors=(WU,)) for n in range(20)))
    finally:
        touched.disconnect(hear)
    assert [len(ids) for ids in heard] == [20]


def test_relation_to_a_work_further_down_is_made_at_the_end() -> None:
    cited = Related("IsCitedBy", url="http://127.0.0.1:8000/works/first")
    bring(
        record("First", related=(Related("Cites", doi="10.5555/b"),)),
        record("Second", dois=("10.5555/b",), related=(cited,)),
    )
    relation = Relation.objects.get()
    assert (relation.source.slug, relation.kind, relation.target.slug) == (
        "first", "Cites", "second",
    )  # fmt: skip


def test_works_that_are_not_here_are_no_relations() -> None:
    bring(record("First", related=(Related("Cites", doi="10.5555/gone"),)))
    assert not Relation.objects.exists()


def test_addresses_of_work_and_files_become_links_but_never_our_own() -> None:
    bring(
        record(
            "Epoch", url="https://example.org/epoch", links=(Linked("https://example.org/b", "B"),),
            files=(Attachment("https://example.org/c.pdf", "c.pdf"),
                   Attachment("http://127.0.0.1:8000/files/3/a.pdf")),
        )
    )  # fmt: skip
    assert list(Link.objects.values_list("url", "label")) == [
        ("https://example.org/epoch", ""), ("https://example.org/b", "B"),
        ("https://example.org/c.pdf", "c.pdf"),
    ]  # fmt: skip


HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def test_mark_up_is_stored_as_the_text_it_is() -> None:
    bring(
        Record(
            titles=(Text(HOSTILE),), abstracts=(Text(HOSTILE),),
            contributors=(Agent((Name(literal=HOSTILE),)),), publisher=HOSTILE,
            container_titles=(Text(HOSTILE),), subjects=(Heading((Text(HOSTILE),)),),
            keywords=(Text(HOSTILE),),
        )
    )  # fmt: skip
    work = Work.objects.get()
    assert {work.original_title, work.original_abstract, work.publisher, work.container_title,
            work.original_keywords, str(Subject.objects.get()),
            str(Contributor.objects.get())} == {HOSTILE}  # fmt: skip
    assert "<" not in work.slug


BAD: dict[str, dict[str, Any]] = {
    "type": {"work_type": "poem"},
    "licence": {"licence": "free for all"},
    "date": {"date": "sometime"},
    "DOI": {"dois": ("doi",)},
    "ISBN": {"isbns": ("9783161484101",)},
    "ISSN": {"container_titles": (Text("Nature"),), "issns": ("0028-0837",)},
    "identifier": {"identifiers": (("pmid", "123"),)},
    "archive": {"archives": (Kept("nowhere", "1"),)},
    "address": {"links": (Linked("javascript:alert(1)"),)},
    "role": {"contributors": (Agent((Name(literal="Wu"),), "xyz"),)},
    "language": {"language": "Klingon!"},
    "long publisher": {"publisher": "x" * 400},
    "long name": {"contributors": (Agent((Name(literal="x" * 900),)),)},
    "language without a column": {
        "language": "en", "abstracts": (Text("Tiivistelmä", "fi"), Text("Abstract", "en")),
    },
}  # fmt: skip


@pytest.mark.parametrize("given", BAD.values(), ids=BAD)
def test_value_that_cannot_be_kept_is_left_out_and_told(given: dict[str, Any]) -> None:
    [outcome] = bring(record("Epoch", **given))
    assert outcome.action == "created"
    assert len(said(outcome, "warning")) == 1


def test_nul_and_surrogates_do_no_harm() -> None:
    hostile = "a\x00b\ud800c"
    bring(record(hostile, publisher=hostile, contributors=(Agent((Name(literal=hostile),)),)))
    assert Work.objects.get().original_title == "abc"


def break_on(word: str, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Storing any batch with a title of ``word`` fails, as the database might."""
    from publications.importing import storing

    real: Callable[..., None] = storing.store

    def store(decisions: Any, *args: Any, **kwargs: Any) -> None:
        real(decisions, *args, **kwargs)
        if any(word in one.prepared.facts.titles for one in decisions):
            raise error

    monkeypatch.setattr(storing, "store", store)


def test_one_bad_record_among_many_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    break_on("bad", monkeypatch, ValueError("it does not fit"))
    outcomes = bring(*(record("Bad" if n == 300 else f"Work {n}") for n in range(500)))
    refused = [one for one in outcomes if one.action == "rejected"]
    assert [(one.number, one.line) for one in refused] == [(301, 3010)]
    assert said(refused[0], "reason") == ["It could not be stored: it does not fit"]
    assert Work.objects.count() == 499


def test_record_that_the_reader_refused_keeps_its_place_and_reason() -> None:
    assert actions(record("One"), None, record("Two")) == ["created", "rejected", "created"]


def test_number_of_queries_does_not_grow_with_the_batch(django_assert_max_num_queries: Any) -> None:
    def batch(start: int, count: int) -> list[Record]:
        return [
            record(
                f"Work number {n}", dois=(f"10.5555/{n}",), date="2005", volume=str(n),
                contributors=(Agent((Name("Wu", f"Zhaohui{n}"),)),), work_type="journal-article",
                container_titles=(Text(f"Journal {n}"),), isbns=(),
                subjects=(Heading((Text(f"Subject {n}"),)),), links=(Linked(f"https://a.org/{n}"),),
                related=(Related("Cites", doi=f"10.5555/{n - 1}"),),
            )
            for n in range(start, start + count)
        ]  # fmt: skip

    bring(*batch(1, 3))
    with CaptureQueriesContext(
        connection,
    ) as few:
        bring(*batch(10, 3))
    with django_assert_max_num_queries(len(few)):
        bring(*batch(100, 60))
    with CaptureQueriesContext(connection) as again:
        bring(*batch(100, 3))
    with django_assert_max_num_queries(len(again)):
        bring(*batch(100, 60))


@pytest.fixture
def work(db: None) -> Work:
    """A work that an editor entered."""
    made: Work = Work.objects.create(
        title_en="Epoch", date="2005", publisher="A press", extent="9 p."
    )
    DOI.objects.create(work=made, value="10.5555/a")
    return made
