"""A real worker on a real Redis asks the fakes, without anyone waiting for it to be told."""

from collections.abc import Callable
from typing import Any

import pytest

from catalogue.evidence.models import Observation
from catalogue.evidence.verifying import verify
from publications.models import DOI, Work
from tests.fakes.__main__ import environment


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_worker_that_starts_proves_what_is_due(
    celery_worker_process: Callable[..., Any], fakes: Any
) -> None:
    work = Work.objects.create(slug="a", original_title="A", status="published")
    doi = DOI.objects.create(work=work, value="10.5281/zenodo.20352371")
    worker = celery_worker_process(**environment(fakes))
    worker.wait_for_task("catalogue.tasks.check_due_dois", 30)
    doi.refresh_from_db()
    assert doi.state == "findable"
    assert Observation.objects.get(kind="doi").meaning == "present"
    assert verify()[1] is None
