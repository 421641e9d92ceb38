"""What became of each entry, and how that is kept and told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from ..formats.base import Problem
from ..identifiers.base import gettext_noop

# What a problem is: why an entry was refused; what was left out of it; what differs from the
# work and stays as it is; a work that is nearly the same.
REASON, WARNING, NOTE, CANDIDATE = "reason", "warning", "note", "candidate"
KINDS = (REASON, WARNING, NOTE, CANDIDATE)
NEAR = gettext_noop("Nearly the same as %(slug)s.")
KEPT_VALUE = 500
"""Characters of a value that the report repeats."""
MOST_PROBLEMS = 50
"""Problems of one entry that are kept; a garbled one can have thousands."""


@dataclass(frozen=True)
class Said:
    """A problem and its kind; for a candidate, the work that is nearly the same."""

    kind: str
    problem: Problem
    work: int | None = None
    slug: str = ""

    def as_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "kind": self.kind,
            "message": self.problem.message,
            "params": dict(self.problem.params),
            "field": self.problem.field,
            "value": _clean(self.problem.value)[:KEPT_VALUE],
        }
        return found | ({"work": self.work, "slug": self.slug} if self.slug else {})


@dataclass(frozen=True)
class Outcome:
    """``action``: an ImportRow.Action. ``work``: its key, None where there is none."""

    number: int
    action: str
    line: int = 0
    key: str = ""
    work: int | None = None
    slug: str = ""
    said: tuple[Said, ...] = field(default_factory=tuple)

    @property
    def is_told(self) -> bool:
        """Whether a person should know more than that it was counted."""
        return bool(self.said) or self.action == "rejected"

    @property
    def is_warned(self) -> bool:
        return self.action != "rejected" and any(one.kind == WARNING for one in self.said)

    def problems(self) -> list[dict[str, Any]]:
        """For ImportRow, and for JSON."""
        return [one.as_json() for one in self.said[:MOST_PROBLEMS]]


def sentences(problems: list[dict[str, Any]]) -> Iterator[str]:
    """Stored problems in the words of the language that is active, the value at the end."""
    for one in problems:
        said = _filled(one["message"], one["params"])
        if one["kind"] == CANDIDATE:
            said = f"{_filled(NEAR, {'slug': one['slug']})} {said}"
        value = one["value"]
        shown = one["params"].get("value", "")
        where = f"{one['field']}: " if one["field"] else ""
        yield f"{where}{said}" + (f" [{value}]" if value and value != shown else "")


def _filled(message: str, params: Mapping[str, str]) -> str:
    try:
        return str(gettext(message) % params)
    except (KeyError, ValueError, TypeError):
        return message  # a sentence that came with an error, with signs of its own


def _clean(text: str) -> str:
    """As PostgreSQL's JSON takes it: without NUL and lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
