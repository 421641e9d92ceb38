"""What an import says of itself, in lines for a terminal and a file."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from ..models import ImportRow, ImportRun
from .outcomes import Outcome, sentences


def totals(run: ImportRun) -> list[str]:
    """How many entries became what."""
    counts = (
        (_("created"), run.created),
        (_("updated"), run.updated),
        (_("unchanged"), run.unchanged),
        (_("rejected"), run.rejected),
        (_("with warnings"), run.warned),
    )
    width = max(len(word) for word, _count in counts)
    return [f"{word:<{width}} {count:>8}" for word, count in counts]


def lines(outcome: Outcome) -> list[str]:
    """One entry: where it stands, what became of it, and what is to be said of it."""
    return _lines(
        outcome.number, outcome.line, outcome.key, outcome.action, outcome.slug, outcome.problems()
    )


def report(rows: Iterable[ImportRow]) -> Iterator[str]:
    """The stored report of a run, an entry at a time."""
    for row in rows:
        slug = row.work.slug if row.work else ""
        yield from _lines(row.number, row.line, row.key, row.action, slug, row.problems)


def _lines(number: int, line: int, key: str, action: str, slug: str,
           problems: list[dict[str, Any]]) -> list[str]:  # fmt: skip
    place = _("Entry %(number)s") % {"number": number}
    if line:
        place = _("Entry %(number)s, line %(line)s") % {"number": number, "line": line}
    named = " ".join(part for part in (plain(key), slug and f"→ {plain(slug)}") if part)
    head = f"{place}: {ImportRow.Action(action).label}" + (f" ({named})" if named else "")
    return [head, *(f"    {plain(one)}" for one in sentences(problems))]


def plain(text: str) -> str:
    """Without what could steer a terminal: it may come from anywhere."""
    return "".join(one if one.isprintable() else " " for one in text)
