"""A small catalogue, and its pages."""

import pytest

from .making import make_catalogue


@pytest.fixture
def catalogue(db):
    """A serial with two issues, the newer one with two works."""
    return make_catalogue()


PAGES = (
    "",
    "serials/",
    "serials/the-epochal-transition/",
    "serials/the-epochal-transition/2-6/",
    "librarians/",
    "about/",
    "accessibility/",
    "no-such-page/",
)


@pytest.fixture(params=PAGES, ids=lambda path: path or "home")
def path(request):
    """Each page of this folder, without its language."""
    return request.param
