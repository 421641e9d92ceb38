"""Pages for when something is not there, or not working."""

import re
import sys
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from publications.identifiers import detect, find_dois

_PAGES = Path(settings.BASE_DIR) / "templates"
RETRY_AFTER = 120  # seconds
MOST_WORDS = 12
# Parts of our own addresses, which nobody looks for.
_STRUCTURE = frozenset({"works", "serials", "people", "subjects", "id", "doi"})


def words_of(path: str) -> str:
    """What to search for instead of a page that is not there, made from its address.

    ``/en/works/beyond-tokens.html`` gives “beyond tokens”; an identifier stays whole.
    """
    path = unquote(path)
    if dois := find_dois(path):
        return dois[0]
    segments = [part for part in path.split("/") if part]
    if segments and segments[0] in settings.CATALOGUE_LANGUAGES_BY_CODE:
        segments = segments[1:]
    if segments and detect(segments[-1]):
        return segments[-1]
    asked = " ".join(part for part in segments if part.lower() not in _STRUCTURE)
    words = re.findall(r"[^\W_]+", re.sub(r"\.(html?|php|aspx?)$", "", asked))
    return " ".join(words[:MOST_WORDS])


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database cannot be reached. Asks nothing of template or database."""
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    status = 503 if away else 500
    response = HttpResponse((_PAGES / f"{status}.html").read_bytes(), status=status)
    if away:
        response["Retry-After"] = str(RETRY_AFTER)
    return response
