"""A real worker on Redis and PostgreSQL, with the real formatter."""

from collections.abc import Callable
from typing import Any

import pytest

from catalogue.exports.models import Citation
from publications.models import Work


@pytest.mark.worker
def test_saving_a_work_makes_the_worker_cite_it_in_ten_languages(
    celery_worker_process: Callable[..., Any],
) -> None:
    worker = celery_worker_process()
    worker.wait_for_task("catalogue.tasks.prepare_citations", 30)  # its look when it starts
    Work.objects.create(slug="a", original_title="Alles", date="1993", status="published")
    worker.wait_for("10 citations made", 30)  # well before the scheduler would ask
    assert Citation.objects.get(language="de").html.startswith("<i>Alles</i>. (1993).")
