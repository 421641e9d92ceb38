"""What is found, and in which order."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from catalogue.search.analysis.identified import identifies
from catalogue.search.index.rebuilding import rebuild
from catalogue.search.query import Filters, keys_of, search
from publications.models import DOI, Identifier, Issue
from tests.browse_works.making import (
    keep,
    make_person,
    make_serial,
    make_subject,
    make_work,
)

pytestmark = pytest.mark.django_db


def test_work_is_found_by_its_text_in_any_language(found):
    make_work("Paper trail", title_ja="紙の記録", title_ar="أثر الورق")
    for question in ("paper", "記録", "ورق", "papers"):
        assert found(question) == ["Paper trail"]


def test_every_word_must_be_there(found):
    make_work("Paper trail")
    make_work("Paper boat")
    assert found("boat paper") == ["Paper boat"]


def test_words_that_say_nothing_are_not_asked_for(found):
    make_work("Geschichte Berlins")
    assert found("Geschichte Stadt") == []
    assert found("die Geschichte des Berlins") == ["Geschichte Berlins"]


def test_word_of_one_language_that_says_nothing_in_another_is_asked_for(found):
    make_work("History of war")
    make_work("History of peace")
    assert found("war history") == ["History of war"]


def test_word_is_found_with_and_without_its_hyphen(found):
    make_work("Post-war letters")
    make_work("Postwar letters")
    assert len(found("postwar")) == len(found("post-war")) == 2


def test_phrase_is_found_as_it_stands(found):
    make_work("Paper trail")
    make_work("Trail of paper")
    assert found('"paper trail"') == ["Paper trail"]


def test_phrase_does_not_reach_from_one_text_into_another(found):
    make_work("Paper", original_subtitle="trail")
    assert found('"paper trail"') == []
    assert found("paper trail") == ["Paper"]


def test_what_is_taken_away_is_not_found(found):
    make_work("Paper trail")
    make_work("Paper boat")
    assert found("paper -boat") == ["Paper trail"]
    assert found("-boat") == ["Paper trail"]


def test_a_word_is_taken_away_as_it_is_written_and_not_its_stem(found):
    make_work("Archive of paper")
    make_work("Archives of paper")
    assert found("paper -archive") == ["Archives of paper"]


def test_what_is_taken_away_of_a_field_may_stand_elsewhere(found):
    make_work("Paper", original_abstract="A boat")
    make_work("Paper boat")
    assert found("paper -title:boat") == ["Paper"]


def test_taking_away_a_chinese_word_leaves_what_has_its_characters_apart(found):
    make_work("档案历史", original_language="zh-Hans")
    make_work("档与案", original_language="zh-Hans")
    make_work("案档", original_language="zh-Hans")
    assert sorted(found("-档案")) == sorted(["档与案", "案档"])


def test_taking_away_three_characters_is_no_leak_of_two(found):
    make_work("图书馆", original_language="zh-Hans")
    make_work("图书与书馆", original_language="zh-Hans")
    assert found("-图书馆") == ["图书与书馆"]


def test_one_character_is_found_within_a_word(found):
    make_work("冬の記録", original_language="ja")
    assert found("録") == ["冬の記録"]


def test_chinese_words_run_together_are_found_apart(found):
    make_work("图书馆的早期历史档案", original_language="zh-Hans")
    make_work("图书评论", original_language="zh-Hans")
    assert found("图书馆历史档案") == ["图书馆的早期历史档案"]


def test_korean_is_found_with_and_without_particles(found):
    make_work("도서관의 역사", original_language="ko")
    for question in ("도서관", "도서관에서", "역사를"):
        assert found(question) == ["도서관의 역사"]


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("title:ink", ["Ink"]),
        ("author:quill", ["Paper"]),
        ("author:Mueller", ["Ink"]),
        ("subject:ink", ["Paper"]),
        ("year:1990", ["Ink"]),
        ("year:1991..", ["Paper"]),
        ("year:nonsense", []),
        ("lang:de", ["Paper"]),
        ("type:essay", ["Ink"]),
        ("archived:trove", ["Paper"]),
        ("-archived:trove", ["Ink"]),
    ],
)
def test_field_is_asked_alone(found, question, titles):
    ink = make_work("Ink", date="1990", work_type="essay")
    paper = make_work("Paper", date="1995", original_language="de")
    make_person(paper, en="Ada Quill")
    make_person(ink, de="Jörg Müller")
    make_subject("Ink", paper)
    keep(paper, "trove", "https://trove.nla.gov.au/work/12345")
    assert found(question) == titles


@pytest.mark.parametrize(
    "question",
    [
        "10.5555/AB-12", "https://doi.org/10.5555/ab-12", "doi:10.5555/ab-12",
        "978-0-306-40615-7", "9780306406157", "0306406152", "isbn:0-306-40615-2",
        "nla.obj-4204311557", "https://nla.gov.au/nla.obj-4204311557", "4204311557",
        "0317-8471", "issn:03178471", "ISSN 0317-8471",
        "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097",
    ],
)  # fmt: skip
def test_identifier_is_found_in_every_form_people_paste(found, question):
    work = make_work("Named", serial=make_serial(issn="0317-8471"))
    make_work("Other")
    DOI.objects.create(work=work, value="10.5555/ab-12")
    Identifier.objects.create(work=work, scheme="isbn", value="9780306406157")
    keep(work, "nla", "nla.obj-4204311557")
    person = make_person(work)
    person.orcid = "0000-0002-1825-0097"
    person.save()
    assert found(question) == ["Named"]


def test_title_comes_before_keyword_and_keyword_before_abstract(found):
    make_work("C", original_abstract="On paper")
    make_work("B", original_keywords="paper")
    make_work("Paper")
    assert found("paper") == ["Paper", "B", "C"]


def test_word_as_written_comes_before_its_stem(found):
    make_work("Archives")
    make_work("Archived")
    assert found("archived") == ["Archived", "Archives"]


def test_readers_language_comes_first(found):
    make_work("A", original_language="fi", title_fr="Patience")
    make_work("B", original_language="fi", title_en="Patience")
    assert found("patience", reader="fr") == ["A", "B"]
    assert found("patience", reader="en") == ["B", "A"]


def test_newer_comes_first_among_equals(found):
    make_work("Paper", date="1950", slug="old")
    make_work("Paper", date="2020", slug="new")
    assert search_slugs(found, "paper") == ["new", "old"]


def search_slugs(found: Any, question: str) -> list[str]:
    from publications.models import Work

    found(question)
    by_key = dict(Work.objects.values_list("pk", "slug"))
    return [by_key[key] for key in search(question).keys]


def test_what_nobody_may_see_is_not_in_the_index(found):
    make_work("Paper", status="draft")
    make_work("Paper", status="withdrawn", withdrawn_reason="Doubled.")
    assert found("paper") == []


def test_pages_by_date_follow_one_another_and_go_back(place):
    for number in range(7):
        make_work(f"Paper {number}", date=f"19{number}0" if number else "")
    rebuild(place)
    first = search("paper", order="oldest", size=3)
    second = search("paper", order="oldest", size=3, after=first.after)
    third = search("paper", order="oldest", size=3, after=second.after)
    assert len({*first.keys, *second.keys, *third.keys}) == 7
    back = search("paper", order="oldest", size=3, before=second.before)
    assert back.keys == first.keys
    assert first.total == third.total == 7


def test_undated_works_come_last_in_either_order(place):
    undated = make_work("Paper", slug="undated")
    make_work("Paper", date="1200", slug="dated")
    rebuild(place)
    assert search("paper", order="oldest").keys[-1] == undated.pk
    assert search("paper", order="newest").keys[-1] == undated.pk


def test_facets_keep_their_own_alternatives(place):
    make_work("Paper", work_type="essay", date="1990")
    make_work("Paper", work_type="book", date="1990")
    make_work("Paper", work_type="book", date="1991")
    rebuild(place)
    answer = search("paper", filters=Filters(type=("essay",)), facets=("type", "year"))
    assert answer.total == 1
    assert answer.counts == {"type": {"book": 2, "essay": 1}, "year": {"1990": 1}}


def test_archive_and_state_are_asked_of_one_record(place):
    work = make_work("Paper")
    keep(work, "zenodo", "1", "verified")
    keep(work, "nla", "nla.obj-17", "missing")
    rebuild(place)
    chosen = Filters(archive=("zenodo",), archive_state=("missing",))
    assert search("paper", filters=chosen).total == 0
    chosen = Filters(archive_state=("missing",))
    assert search("paper", filters=chosen, facets=("archive",)).counts == {"archive": {"nla": 1}}


def test_near_spelling_is_offered_from_the_works_own_words(place):
    make_work("Archive of paper")
    rebuild(place)
    answer = search("achive paper")
    assert answer.total == 0
    assert answer.missing == ("achive",)
    assert answer.spellings == ("archive paper",)


def test_three_words_of_which_one_is_nowhere_find_what_has_the_others(place):
    work = make_work("Archive of paper")
    rebuild(place)
    answer = search("archive paper zeppelin")
    assert answer.keys == (work.pk,)
    assert answer.is_relaxed
    assert keys_of("archive paper zeppelin") == [work.pk]


def test_without_a_question_everything_is_found(place):
    make_work("A")
    make_work("B")
    rebuild(place)
    assert search("").total == len(keys_of("")) == 2


TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["title:", "year:", "-", '"', "«", "10.5555/x", "档", "档案", "기록의", "ال", "*",
             "AND", "year:99999999..", "doi:", "(", "\\", "the", "l’", "paper",
             "a" * 300, "\U0001f600"]
        ),
        max_size=8,
    ).map(" ".join),
)  # fmt: skip


@hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TYPED, order=st.sampled_from(["relevance", "newest", "oldest", "?"]))
def test_nothing_typed_can_raise(place, text, order):
    if place.current() is None:
        make_work("Paper 档案 기록")
        rebuild(place)
    answer = search(text, order=order, facets=("type", "year"))
    assert answer.total == len(keys_of(text))


@pytest.mark.parametrize("typed", ["JIS B 8571:2022", "jis b 8571", "JISB8571:2022", '"8571:2022"'])
def test_standard_is_found_by_its_number(found, typed):
    make_work("ガスメーター", number="JIS B 8571:2022")
    make_work("Gas", number="8")
    assert found(typed) == ["ガスメーター"]


@pytest.mark.parametrize(
    ("number", "is_one"),
    [("ПМГ 02-2008", True), ("ISO 690", True), ("12", False), ("No. 3", False), ("2008", False)],
)
def test_number_that_names_a_work_is_told_from_a_mere_number(number, is_one):
    assert identifies(number) is is_one


def test_work_is_found_by_what_its_issue_is_called(found):
    serial = make_serial("Paper studies")
    issue = Issue.objects.create(
        serial=serial, volume="41", number="7", original_title="Boats", title_fr="Bateaux"
    )
    make_work("Trail", serial=serial, issue=issue)
    make_work("Other", serial=serial)
    for typed in ("studies 41 7", "bateaux", '"41 7"', "Boats trail"):
        assert found(typed) == ["Trail"]
