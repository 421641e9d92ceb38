"""When the workers are asked to look for what is due.

Rows say what is due; a message only says "look". So each entry expires before the next one
comes: messages never pile up while no worker runs, and one that is lost is made good.
"""

from typing import Any

MINUTE = 60.0

# Task, and seconds from one look to the next.
_LOOKS = (
    ("catalogue.tasks.check_due_links", MINUTE),
    ("catalogue.tasks.seek_copies", 10 * MINUTE),
    ("catalogue.tasks.check_due_dois", MINUTE),
    ("catalogue.tasks.check_due_archives", MINUTE),
    ("catalogue.tasks.check_due_agencies", MINUTE),
    ("catalogue.tasks.check_due_claims", 5 * MINUTE),
    ("catalogue.tasks.discover_records", 60 * MINUTE),
    ("catalogue.tasks.publish_checkpoint", 60 * MINUTE),
    ("catalogue.tasks.prepare_citations", MINUTE),
    ("catalogue.tasks.write_exports", MINUTE),
    ("publications.tasks.import_uploads", MINUTE),
)


def beat_schedule() -> dict[str, dict[str, Any]]:
    """Celery's ``beat_schedule``: static, so that nothing is written for it."""
    return {
        task: {"task": task, "schedule": seconds, "options": {"expires": seconds * 0.9}}
        for task, seconds in _LOOKS
    }
