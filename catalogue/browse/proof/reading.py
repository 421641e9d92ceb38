"""The work whose evidence is asked for."""

from publications.models import Work
from publications.multilingual import as_named, columns


def find(slug: str) -> Work | None:
    """A public work by its slug, with what its title needs. One query."""
    works = as_named(Work.objects.public().filter(slug=slug))
    return works.only(
        "pk", "slug", "serial_id", "issue_id", "original_language",
        "original_title_reading", "original_title_romanised", *columns("title"),
    ).first()  # fmt: skip
