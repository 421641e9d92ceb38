"""What the works' pages may weigh, compressed: 15 KB of HTML (design budget)."""

import gzip

import pytest

from .making import keep, make_full_work, make_person, make_serial, make_subject, make_work

pytestmark = pytest.mark.django_db
LIMIT = 15 * 1024


@pytest.mark.parametrize("language", ["en", "ar"])
def test_list_of_twenty_stays_within_its_budget(client, language):
    for number in range(40):
        work = make_work(
            f"第{number}号の論文、紙の歴史について", original_language="ja",
            title_en=f"An essay on the history of paper, with a long title, number {number}",
            date=str(1900 + number), serial=make_serial(f"Serial {number}"), work_type="essay",
        )  # fmt: skip
        make_person(work, en=f"Writer With A Name {number}", ja=f"作家{number}")
        make_subject(f"A subject of some length {number}", work)
        keep(work, "zenodo", str(number))
    html = client.get(f"/{language}/works/").content
    assert len(gzip.compress(html)) <= LIMIT


def test_full_work_stays_within_its_budget(client):
    make_full_work(rows=12)
    assert len(gzip.compress(client.get("/ar/works/title-en-1/").content)) <= LIMIT
