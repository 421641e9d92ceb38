"""The two old serials with their issues: dates, order, names and genres as found."""

import pytest

from publications.models import ArchiveRecord, Contribution, Issue, Serial, Subject, Work

pytestmark = pytest.mark.usefixtures("demonstration")


def test_kaebyok_has_its_title_reading_and_romanisation() -> None:
    serial = Serial.objects.get(slug="kaebyok")
    assert serial.original_title == "開闢"
    assert serial.original_title_reading == "개벽"
    assert serial.original_title_romanised == "Kaebyŏk"
    assert (serial.original_language, serial.start_year, serial.end_year) == ("ko", 1920, 1935)


def test_articles_stand_in_their_issues_in_order() -> None:
    first = Issue.objects.get(serial__slug="kaebyok", number="1")
    positions = list(first.works.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, 50))
    assert first.works.get(position=3).original_title == "創刊辭"


def test_article_has_its_issues_date_and_is_published() -> None:
    for work in Work.objects.filter(serial__slug="kaebyok").select_related("issue"):
        assert (work.date, work.status) == (work.issue.date, "published")


def test_issue_without_a_day_is_dated_to_its_month() -> None:
    issue = Issue.objects.get(serial__slug="kaebyok", number="5")
    assert issue.date == "1920-11"
    assert (issue.first_day, issue.last_day) == (19201101, 19201130)


def test_author_is_kept_whole() -> None:
    contribution = Contribution.objects.get(work__slug="kaebyok-1-040")
    assert contribution.name.literal == "李敦化"
    assert (contribution.name.script, contribution.name.family) == ("Hani", "")


def test_note_after_a_name_is_its_role() -> None:
    roles = Contribution.objects.filter(work__slug="kaebyok-3-400")
    assert list(roles.values_list("name__literal", "role")) == [
        ("아치바아새푸", "aut"),
        ("憑虛生", "trl"),
    ]


def test_unsigned_article_has_no_author() -> None:
    assert not Work.objects.get(slug="kaebyok-1-020").contributions.exists()


def test_genre_is_a_korean_subject() -> None:
    subject = Subject.objects.get(works__slug="kaebyok-1-030")
    assert (subject.original_label, subject.original_language) == ("논설", "ko")
    assert subject.scheme == "local"


def test_no_whole_issue_record_and_no_excerpt_came_along() -> None:
    works = Work.objects.filter(serial__slug="kaebyok")
    assert works.count() == 279
    assert not works.exclude(original_abstract="").exists()
    assert works.filter(issue__number="1", original_title="謝告").count() == 1


def test_art_and_architecture_has_51_issues_each_kept_by_the_library() -> None:
    serial = Serial.objects.get(issn="1833-2722")
    assert serial.issues.count() == 51
    kept = ArchiveRecord.objects.filter(service="nla", issue__serial=serial)
    assert kept.values("issue").distinct().count() == 51
    assert serial.archive_records.get().identifier == "nla.obj-815027576"


def test_sequence_follows_the_dates() -> None:
    for serial in Serial.objects.filter(issues__isnull=False).distinct():
        by_sequence = list(serial.issues.order_by("sequence").values_list("first_day", flat=True))
        assert by_sequence == sorted(by_sequence)


def test_no_issue_has_an_invented_cover() -> None:
    assert not Issue.objects.exclude(cover="").exists()
