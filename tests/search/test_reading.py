"""What the index is made of is read in few queries, however many works there are."""

import pytest

from catalogue.search.index.reading import Reader
from publications.models import Work
from tests.browse_works.making import make_full_work

pytestmark = pytest.mark.django_db


def test_queries_do_not_grow_with_works(django_assert_num_queries):
    for number in range(6):
        make_full_work(number)
    for most in (2, 20):
        keys = list(Work.objects.order_by("pk").values_list("pk", flat=True)[:most])
        with django_assert_num_queries(12):
            assert len(list(Reader().read(keys))) == most


def test_what_works_share_is_read_once(django_assert_num_queries):
    make_full_work()
    keys = list(Work.objects.values_list("pk", flat=True))
    reader = Reader()
    list(reader.read(keys))
    with django_assert_num_queries(8):
        list(reader.read(keys))
