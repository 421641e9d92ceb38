"""The bodies of answers, told from the pages of somebody else that come in their place."""

import json
from typing import Any

from publications.outbound import Answer

from ..conversation import Unlearnt
from ..readings import WRONG_KEY, Meaning, Reading, changed_shape

_HTML = frozenset({"text/html", "application/xhtml+xml"})


def unknown_shape(answer: Answer, what: str = "an answer we can read") -> Unlearnt:
    """The service answered, and not as it is documented to."""
    return Unlearnt(changed_shape(f"Status {answer.status} without {what}."))


def key_refused(answer: Answer, detail: str) -> Unlearnt:
    """The service turned our key away."""
    said = f"{detail} (status {answer.status})."
    return Unlearnt(Reading(Meaning.AUTH_ERROR, problem=WRONG_KEY, detail=said))


def json_of(answer: Answer) -> Any:
    """The JSON of ``answer``, whatever its status. Raises Unlearnt for anything else."""
    try:
        if not answer.media_type.endswith("json"):
            raise ValueError
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        raise unknown_shape(answer, "JSON") from None


def html_of(answer: Answer) -> str:
    """The text of an HTML page, whatever its status. Raises Unlearnt for anything else."""
    if answer.media_type not in _HTML:
        raise unknown_shape(answer, "a page")
    return answer.body.decode("utf-8", "replace")


def texts(value: object) -> list[str]:
    """The texts of a value that may be one, a list of some, or something else."""
    values = value if isinstance(value, list) else [value]
    return [text.strip() for text in values if isinstance(text, str) and text.strip()]


def rows(value: object) -> list[dict[str, Any]]:
    """The objects of a value that may be one, a list of some, or something else."""
    values = value if isinstance(value, list) else [value]
    return [row for row in values if isinstance(row, dict)]
