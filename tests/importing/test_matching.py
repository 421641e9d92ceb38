"""Which work a record is of: by identifier, else by title, date and people."""

from typing import Any

import pytest

from publications.models import DOI, Contributor, Serial, Work
from publications.names import Name
from publications.records import Agent, Heading, Kept, Record
from publications.texts import Text

from .making import WU, actions, bring, record, said

pytestmark = pytest.mark.django_db
HAN = Agent((Name(literal="巫朝晖"),))


def same(first: Record, second: Record) -> bool:
    """Whether the second is taken for the first, in one batch and in two alike."""
    together = actions(first, second)[1] != "created"
    Work.objects.all().delete()
    actions(first)
    apart = actions(second) != ["created"]
    assert together == apart
    Work.objects.all().delete()
    return together


IDENTIFIED: dict[str, dict[str, Any]] = {
    "DOI": {"dois": ("10.5555/a",)},
    "DOI of all versions": {"concept_doi": "10.5555/c"},
    "handle": {"identifiers": (("handle", "2027/x"),)},
    "ARK": {"identifiers": (("ark", "ark:12148/btv1b8449691v"),)},
    "ISBN": {"isbns": ("9783161484100",)},
    "NLA": {"archives": (Kept("nla", "nla.obj-123456789"),)},
    "Trove": {"archives": (Kept("trove", "12345"),)},
    "OCLC": {"archives": (Kept("worldcat", "12345"),)},
    "Zenodo": {"archives": (Kept("zenodo", "12345"),)},
}


@pytest.mark.parametrize("given", IDENTIFIED.values(), ids=IDENTIFIED)
def test_identifier_makes_two_records_one_work(given: dict[str, Any]) -> None:
    assert same(record("Epoch", **given), record("The epoch", date="2005", **given))


def test_own_address_is_the_work_whatever_else_the_record_says(settings: Any) -> None:
    work = Work.objects.create(slug="时代", original_title="时代", original_language="zh")
    url = f"{settings.SITE_URL}/works/%E6%97%B6%E4%BB%A3"
    [outcome] = bring(record("Another title", url=url))
    assert (outcome.action, outcome.work) == ("unchanged", work.pk)


def test_doi_decides_though_the_titles_differ() -> None:
    assert same(record("Epoch", dois=("10.5555/a",)), record("Zebra", dois=("10.5555/A",)))


@pytest.mark.parametrize("kind", ["ISBN", "NLA"])
def test_number_under_clearly_another_title_is_of_another_work(kind: str) -> None:
    given = IDENTIFIED[kind]
    first, second = bring(record("Epochal transition", **given), record("A zebra’s life", **given))
    assert [first.action, second.action] == ["created", "created"]
    assert "stays there" in " ".join(said(second, "warning"))
    assert [one.slug for one in second.said if one.kind == "candidate"] == [first.slug]


def test_number_under_a_title_in_another_script_is_of_the_same_work() -> None:
    isbn = IDENTIFIED["ISBN"]
    assert same(record("Epochal transition", **isbn), record("划时代的转型", **isbn))


def test_version_of_one_concept_is_a_work_of_its_own() -> None:
    versions = [record("Epoch", dois=(f"10.5555/v{n}",), concept_doi="10.5555/c") for n in (1, 2)]
    assert not same(*versions)
    bring(*versions)
    assert DOI.objects.get(value="10.5555/c").work.slug == "epoch"


TITLES: dict[str, tuple[Record, Record]] = {
    "case and punctuation": (
        record("Epochal Transition", date="2005"), record("EPOCHAL TRANSITION.", date="2005"),
    ),
    "translated": (
        Record(titles=(Text("时代", "zh", "original"), Text("The epoch", "en")), date="2005"),
        record("The Epoch", date="2005"),
    ),
    "romanised": (
        Record(titles=(Text("時代", "ja", "original", "じだい", "Jidai"),), contributors=(WU,)),
        record("Jidai", contributors=(WU,)),
    ),
    "reading": (
        Record(titles=(Text("時代", "ja", "original", "じだい"),), contributors=(WU,)),
        record("じだい", contributors=(WU,)),
    ),
    "subtitle in the title": (
        Record(titles=(Text("Epoch"),), subtitles=(Text("an essay"),), date="2005"),
        record("Epoch: An Essay", date="2005"),
    ),
    "initials": (
        record(contributors=(WU,)), record(contributors=(Agent((Name(literal="Z. Wu"),)),)),
    ),
    "names in two scripts": (
        record(contributors=(WU,), date="2005"), record(contributors=(HAN,), date="2005"),
    ),
    "month within the year": (record("Epoch", date="2005-03"), record("Epoch", date="2005")),
    "date known on one side": (
        record("Epoch", contributors=(WU,), date="2005"), record("Epoch", contributors=(WU,)),
    ),
    "people known on one side": (
        record("Epoch", contributors=(WU,), date="2005"), record("Epoch", date="2005"),
    ),
    "long title alone": (record("Epochal Transition of an Age", date="2005"),
                         record("Epochal Transition of an Age")),
    "nothing but a title": (record("Epoch"), record("Epoch")),
    "volume written out": (
        record("Epoch", date="2005", container_titles=(Text("Transition"),), volume="3"),
        record("Epoch", date="2005", container_titles=(Text("Transition"),), volume="Vol. 3"),
    ),
    "first page": (record("Epoch", date="2005", pages="12-34"),
                   record("Epoch", date="2005", pages="12")),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second"), TITLES.values(), ids=TITLES)
def test_same_title_and_nothing_against_it_is_one_work(first: Record, second: Record) -> None:
    assert same(first, second)


OTHERS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "DOI": ({"dois": ("10.5555/a",)}, {"dois": ("10.5555/b",)}),
    "ISBN": ({"isbns": ("9783161484100",)}, {"isbns": ("9780306406157",)}),
    "year": ({"date": "2005"}, {"date": "2006"}),
    "volume": ({"volume": "3"}, {"volume": "4"}),
    "issue": ({"issue": "3"}, {"issue": "4"}),
    "pages": ({"pages": "3-5"}, {"pages": "6-7"}),
    "people": ({"contributors": (WU,)}, {"contributors": (Agent((Name("Kim", "Min"),)),)}),
    "container": ({"container_titles": (Text("Transition"),)},
                  {"container_titles": (Text("Nature"),)}),
    "ISSN": ({"issns": ("0028-0836",)}, {"issns": ("0378-5955",)}),
    "kind of work": ({"work_type": "book"}, {"work_type": "book-review"}),
    "subtitle": ({"subtitles": (Text("Part one"),)}, {"subtitles": (Text("Of the end"),)}),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second"), OTHERS.values(), ids=OTHERS)
def test_fact_that_differs_makes_another_work(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    base: dict[str, Any] = {"titles": (Text("Epochal Transition of an Age"),), "date": "2005"}
    one, other = Record(**{**base, **first}), Record(**{**base, **second})
    assert not same(one, other)
    made, near = bring(one, other)
    assert [said.slug for said in near.said if said.kind == "candidate"] == [made.slug]


def test_short_title_alone_is_too_little_beside_a_work_that_is_known_better() -> None:
    assert not same(record("Editorial", date="2005", contributors=(WU,)), record("Editorial"))


def test_pieces_of_one_title_in_several_issues_stay_apart() -> None:
    pieces = [
        record("编者的话", work_type="magazine-article", date="1926", issue=str(number),
               container_titles=(Text("新青年", "zh"),))
        for number in range(1, 8)
    ]  # fmt: skip
    assert actions(*pieces) == ["created"] * 7
    assert actions(*pieces) == ["unchanged"] * 7
    assert Serial.objects.count() == 1
    assert len({work.issue_id for work in Work.objects.all()}) == 7


def test_of_works_that_fit_alike_none_is_chosen_and_both_are_shown() -> None:
    title = "Epochal Transition of an Age"
    bring(record(title, date="2005"), record(title, date="2006"))
    [outcome] = bring(record(title, contributors=(WU,)))
    assert outcome.action == "created"
    assert len([one for one in outcome.said if one.kind == "candidate"]) == 2
    assert actions(record(title, contributors=(WU,))) == ["unchanged"]


def test_at_most_three_near_matches_are_shown() -> None:
    bring(*(record("Editorial", date=str(year), contributors=(WU,)) for year in range(2000, 2009)))
    [outcome] = bring(record("Editorial", date="2020", contributors=(WU,)))
    assert len(outcome.said) == 3


def test_record_without_title_is_refused_unless_an_identifier_is_known() -> None:
    bring(record("Epoch", dois=("10.5555/a",)))
    refused, known = bring(record("", date="2005"), record("", dois=("10.5555/a",), date="2005"))
    assert (refused.action, known.action) == ("rejected", "updated")
    assert said(refused, "reason") == [
        "It has no title, and no identifier by which it is known here."
    ]


def test_withdrawn_work_is_found_and_left_alone() -> None:
    work = Work.objects.create(slug="w", title_en="Epoch", status="withdrawn", withdrawn_reason="x")
    [outcome] = bring(record("Epoch", dois=("10.5555/a",)))
    assert (outcome.action, outcome.work) == ("unchanged", work.pk)
    assert not DOI.objects.exists()


def people(*agents: Agent) -> int:
    """How many contributors there are after works of each."""
    bring(*(record(f"Work number {n}", contributors=(one,)) for n, one in enumerate(agents)))
    return Contributor.objects.count()


def test_person_is_known_by_identifier_whatever_the_name() -> None:
    orcid = "0000-0002-1825-0097"
    assert people(Agent((Name("Wu", "Zhaohui"),), orcid=orcid),
                  Agent((Name("巫", "朝晖"),), orcid=orcid)) == 1  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [Name("Wu", "Zhaohui"), Name(literal="巫朝晖"), Name("巫", "朝晖"), Name(literal="Plato"),
     Name(literal="محمد الخطيب")],
)  # fmt: skip
def test_whole_name_that_is_the_same_is_one_person(name: Name) -> None:
    assert people(Agent((name,)), Agent((name,))) == 1


@pytest.mark.parametrize("name", [Name("Wu", "Z."), Name("Wu"), Name(literal="Z. Wu")])
def test_initials_and_family_names_alone_make_no_two_persons_one(name: Name) -> None:
    assert people(Agent((name,)), Agent((name,))) == 2


def test_same_name_with_another_orcid_is_another_person() -> None:
    wu = Name("Wu", "Zhaohui")
    assert people(Agent((wu,), orcid="0000-0002-1825-0097"),
                  Agent((wu,), orcid="0000-0001-5109-3700")) == 2  # fmt: skip


def test_person_and_organisation_of_one_name_are_two() -> None:
    name = Name(literal="Academia Sinica")
    assert people(Agent((name,)), Agent((name,), is_organisation=True)) == 2


def test_subject_is_known_by_uri_else_by_label_within_its_scheme() -> None:
    lcsh = [Heading((Text("Philosophy", "en"),), "lcsh", uri) for uri in ("", "http://id.org/a")]
    own = Heading((Text("philosophy", "en"),))
    bring(*(record(f"Work number {n}", subjects=(one,)) for n, one in enumerate((*lcsh, own))))
    subjects = [list(work.subjects.values_list("scheme", flat=True)) for work in Work.objects.all()]
    assert subjects == [[""], ["lcsh"], ["lcsh"]]
    first, second, third = (work.subjects.get() for work in Work.objects.order_by("pk"))
    assert first == second != third


def test_serials_of_one_title_with_two_issns_are_two() -> None:
    bring(*(record(f"Work number {n}", container_titles=(Text("Bulletin"),), issns=(issn,))
            for n, issn in enumerate(("0028-0836", "0378-5955", "0028-0836"))))  # fmt: skip
    assert sorted(Serial.objects.values_list("issn", flat=True)) == ["0028-0836", "0378-5955"]


def test_title_of_a_book_is_no_serial_unless_one_is_called_so() -> None:
    chapter = {"work_type": "chapter", "container_titles": (Text("Collected essays"),)}
    bring(record("One", **chapter, volume="2", container_isbns=("9783161484100",)))
    work = Work.objects.get()
    assert (work.serial, work.container_title, work.volume) == (None, "Collected essays", "2")
    assert work.container_isbn == "9783161484100"
    Serial.objects.create(slug="c", title_en="Collected Essays")
    bring(record("Two", **chapter))
    assert Work.objects.get(slug="two").serial is not None


def test_record_comes_to_the_same_work_though_another_would_fit_as_well_by_now() -> None:
    title = "Epochal Transition of an Age"
    plain = record(title, contributors=(WU,))
    editions = [record(title, contributors=(WU,), date=year) for year in ("2005", "2006")]
    assert actions(editions[0], plain, editions[1]) == ["created", "unchanged", "created"]
    assert actions(editions[0], plain, editions[1]) == ["unchanged"] * 3
    assert Work.objects.count() == 2


def test_record_whose_work_was_deleted_is_made_anew() -> None:
    actions(record("Epoch"))
    Work.objects.get().delete()
    assert actions(record("Epoch")) == ["created"]


def test_thousands_of_contributors_are_compared_in_time() -> None:
    crowd = tuple(Agent((Name(f"Family{n}", "Given"),)) for n in range(3000))
    given = record("Epoch", dois=("10.5555/a",), contributors=crowd)
    assert actions(given, record("Epoch", dois=("10.5555/a",), contributors=crowd, pages="3")) == [
        "created", "updated",
    ]  # fmt: skip
    assert Contributor.objects.count() == 3000


def test_committees_that_share_their_english_name_alone_stay_apart() -> None:
    english = Name(literal="Japanese Industrial Standards", lang="en", script="Latn")
    kitchens, concrete = (
        Agent((Name(literal=name, lang="ja"), english), is_organisation=True)
        for name in ("キッチン・バス工業会", "日本コンクリート工学会")
    )
    assert people(kitchens, concrete, kitchens) == 2


def test_person_with_one_of_the_known_forms_is_the_same() -> None:
    both = (Name("Wu", "Zhaohui"), Name(literal="巫朝晖"))
    assert people(Agent(both), Agent(both[:1]), Agent(both[1:])) == 1
