"""Tasks say how far they are while they ask, over real HTTP; a real worker leaves its rows."""

from collections.abc import Callable
from typing import Any

import pytest

from catalogue.asking.models import TaskRun
from catalogue.asking.summary import Summary
from catalogue.links import checking
from publications import clock
from publications.models import DOI, Link, Work
from tests.fakes.__main__ import environment


@pytest.mark.django_db(transaction=True)
def test_links_may_write_to_the_database_as_they_tell(fakes: Any) -> None:
    work = Work.objects.create(slug="a", original_title="A", status="published")
    Link.objects.create(work=work, url="https://example.org/page")
    told: list[tuple[int, int]] = []

    def written(done: Summary) -> None:
        told.append((done.asked, Work.objects.count()))

    checking.check_due(clock.now(), written=written)
    assert told == [(1, 1)]


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_real_worker_leaves_a_row_for_each_run(
    celery_worker_process: Callable[..., Any],
    fakes: Any,
) -> None:
    work = Work.objects.create(slug="a", original_title="A", status="published")
    DOI.objects.create(work=work, value="10.5281/zenodo.20352371")
    worker = celery_worker_process(**environment(fakes))
    worker.wait_for_task("catalogue.tasks.check_due_dois", 30)
    worker.wait_for_task("publications.tasks.import_uploads", 30)
    asked = dict(TaskRun.objects.filter(ended_at__isnull=False).values_list("task", "asked"))
    assert asked["catalogue.tasks.check_due_dois"] == 1
    assert asked["publications.tasks.import_uploads"] == 0
