"""Works that appeared in something which is no serial of the catalogue."""

import pytest
from django.test import Client

from publications.models import Serial

from .making import make_work

IN_A_BOOK = {
    "original_language": "zh-Hans",
    "work_type": "chapter",
    "container_title": "敦煌学研究",
    "container_isbn": "9787100000017",
    "volume": "3",
    "extent": "12 页",
}


@pytest.mark.django_db
def test_page_names_the_book_in_the_language_of_the_work(client: Client) -> None:
    work = make_work("写本考", **IN_A_BOOK)
    page = client.get(f"/en/works/{work.slug}/").content.decode()
    assert '<bdi lang="zh-Hans">敦煌学研究</bdi>' in page
    assert "ISBN 9787100000017" in page
    assert "12 页" in page


@pytest.mark.django_db
def test_list_names_the_book(client: Client) -> None:
    make_work("写本考", **IN_A_BOOK)
    assert '<bdi lang="zh-Hans">敦煌学研究</bdi>' in client.get("/en/works/").content.decode()


@pytest.mark.django_db
def test_serial_of_the_catalogue_stands_before_what_the_record_called_it(client: Client) -> None:
    serial = Serial.objects.create(title_en="Papers")
    work = make_work("写本考", **IN_A_BOOK, serial=serial)
    page = client.get(f"/en/works/{work.slug}/").content.decode()
    assert "Papers" in page
    assert "敦煌学研究" not in page
