"""Covers of issues reach the reader's browser."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from publications import covers
from publications.models import Issue, Serial

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(settings: Any, tmp_path: Path) -> Issue:
    settings.MEDIA_ROOT = tmp_path
    picture = io.BytesIO()
    Image.new("RGB", (800, 1100), "#7a1f1f").save(picture, "PNG")
    serial = Serial.objects.create(slug="s", original_title="S")
    issue = Issue(serial=serial, number="1")
    covers.attach(issue, covers.make(picture.getvalue()))
    issue.save()
    return issue


def test_every_rendition_is_a_picture_of_its_width(client: Client, issue: Issue) -> None:
    for width, url in covers.renditions(issue):
        response = client.get(url)
        assert response["Content-Type"] == "image/webp"
        assert Image.open(io.BytesIO(response.getvalue())).width == width


def test_covers_may_be_kept_for_ever(client: Client, issue: Issue) -> None:
    response = client.get(covers.renditions(issue)[0][1])
    assert "immutable" in response["Cache-Control"]


def test_issue_page_shows_its_cover(client: Client, issue: Issue) -> None:
    assert covers.renditions(issue)[0][1] in client.get("/en/serials/s/1/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/media/covers/00000000000000000000000000000000/cover.webp",
        "/media/covers/../secret_key",
        "/media/works/2026/a.pdf",
        "/media/covers/00000000000000000000000000000000/..%2F..%2Fcover.webp",
    ],
)
def test_nothing_else_is_handed_out(client: Client, issue: Issue, path: str) -> None:
    assert client.get(path, follow=True).status_code == 404
