"""Every text to translate, found in Python and in templates; without GNU gettext."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

PYTHON_FOLDERS = ("publications", "catalogue", "config")
TEMPLATE_FOLDERS = ("templates",)
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
COMMENT_TAGS = ("Translators:",)

_PLURAL = (1, 2)
_CONTEXT = ((1, "c"), 2)
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": _PLURAL,
    "pgettext_lazy": _CONTEXT,
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Text:
    """One text to translate: as written (``plural`` is "" where there is none), the file it
    stands in, and what translators are told of it."""

    singular: str
    plural: str
    context: str | None
    path: str
    comments: tuple[str, ...]

    @property
    def id(self) -> str | tuple[str, str]:
        """The form in which Babel keys a message."""
        return (self.singular, self.plural) if self.plural else self.singular


def texts(base: Path) -> Iterator[Text]:
    """All texts under ``base``, file by file."""
    for path in _files(base, PYTHON_FOLDERS, {".py"}):
        yield from _extract(path.read_bytes(), str(path.relative_to(base)))
    for path in _files(base, TEMPLATE_FOLDERS, TEMPLATE_SUFFIXES):
        yield from template_texts(path.read_text(encoding="utf-8"), str(path.relative_to(base)))


def template_texts(source: str, path: str) -> Iterator[Text]:
    """The texts of one template.

    Django's own ``templatize`` makes calls of gettext of the tags, and junk of the rest; its
    indentation is taken off, as that would not be Python's.
    """
    lines = templatize(source, origin=path).splitlines()
    yield from _extract("\n".join(line.lstrip() for line in lines).encode(), path)


def _extract(source: bytes, path: str) -> Iterator[Text]:
    found = extract(
        "python",
        BytesIO(source),
        KEYWORDS,
        COMMENT_TAGS,
        {"encoding": "utf-8"},
        strip_comment_tags=True,
    )
    for _line, message, comments, context in found:
        singular, plural = message if isinstance(message, tuple) else (message, "")
        if singular:
            yield Text(singular, plural, context, path, tuple(comments))


def _files(base: Path, folders: Iterable[str], suffixes: set[str]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((base / folder).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                yield path
