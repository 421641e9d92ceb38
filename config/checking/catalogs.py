"""The ``.po`` and ``.mo`` files of one language: read, brought up to date, judged."""

import re
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import to_locale

from .extracting import Text

Key = tuple[str | tuple[str, ...], str | None]
_PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")
SOURCE_LANGUAGE = "en"


def po_path(base: Path, language: str) -> Path:
    """Where the texts of ``language`` (a code of settings, ``zh-hans``) are kept."""
    return base / "locale" / to_locale(language) / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    """The catalogue at ``path``, or an empty one."""
    locale = to_locale(language)
    if not path.exists():
        return Catalog(locale=locale, project="Perdura", header_comment=f"# Perdura, {language}")
    return read_po(BytesIO(path.read_bytes()), locale=locale, domain="django")


def merged(old: Catalog, texts: Iterable[Text], language: str) -> Catalog:
    """``texts`` with the translations that ``old`` has for them; English says itself."""
    new = Catalog(
        locale=old.locale,
        domain="django",
        project="Perdura",
        version="0",  # the texts have no version of their own
        header_comment=old.header_comment,
        creation_date=old.creation_date,
        revision_date=old.creation_date,
        last_translator="The makers of Perdura",
        language_team=language,
        msgid_bugs_address="",
        fuzzy=False,
    )
    for text in texts:
        before = old.get(text.id, text.context)
        if before is None and text.plural:
            before = old.get(text.singular, text.context)
        new.add(
            text.id,
            text.id if language == SOURCE_LANGUAGE else _kept(before, text, new.num_plurals),
            locations=[(text.path, 0)],
            auto_comments=text.comments,
            user_comments=before.user_comments if before else (),
            context=text.context,
        )
    return new


def _kept(before: Message | None, text: Text, forms: int) -> str | tuple[str, ...]:
    """The translation there was, where it still has the form that is asked for."""
    empty: str | tuple[str, ...] = ("",) * forms if text.plural else ""
    if before is None or before.fuzzy:
        return empty
    kept = before.string
    if isinstance(kept, list | tuple):
        return tuple(kept) if text.plural and len(kept) == forms else empty
    return empty if text.plural else str(kept)


def po_bytes(catalog: Catalog) -> bytes:
    """The file as it is written: files named without line numbers, which change daily."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, include_lineno=False, sort_output=True)
    return buffer.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """The compiled file."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def faults(catalog: Catalog, compiled: Path, texts: Iterable[Text]) -> Iterator[str]:
    """Everything wrong with one language, a line each."""
    wanted: dict[Key, Text] = {(text.id, text.context): text for text in texts}
    there = {_key(message): message for message in catalog if message.id}
    key: Key
    for key, text in wanted.items():
        if key not in there:
            yield f"{text.path}: {_short(text.singular)} is not in the file"
    for key, message in there.items():
        if key not in wanted:
            yield f"{_short(_first(message.id))} is in no code any more"
        else:
            for fault in message_faults(message, catalog.num_plurals):
                yield f"{wanted[key].path}: {_short(_first(message.id))} {fault}"
    if not compiled.exists() or _translations(catalog) != _compiled(compiled):
        yield f"{compiled.name} does not hold what {compiled.stem}.po says"


def message_faults(message: Message, forms: int) -> Iterator[str]:
    """What is wrong with one translation."""
    if message.fuzzy:
        yield "is marked fuzzy"
    if message.pluralizable:
        strings = list(message.string) if isinstance(message.string, list | tuple) else []
        if len(strings) != forms:
            yield f"has {len(strings)} plural forms, not {forms}"
    else:
        strings = [str(message.string or "")]
    if not all(strings):
        yield "is not translated"
        return
    sources = message.id if isinstance(message.id, list | tuple) else (message.id,)
    allowed = {name for source in sources for name in _PLACEHOLDER.findall(source)}
    for string in strings:
        names = set(_PLACEHOLDER.findall(string))
        if names - allowed or (not message.pluralizable and names != allowed):
            yield f"has other placeholders in its translation: {_short(string)}"


def _key(message: Message) -> Key:
    identity = message.id
    return (tuple(identity) if isinstance(identity, list) else identity, message.context)


def _translations(catalog: Catalog) -> dict[str | tuple[str, int], str]:
    """What ``catalog`` says, in the form in which Python's gettext keeps it."""
    found: dict[str | tuple[str, int], str] = {}
    for message in catalog:
        if not message.id or message.fuzzy or not all(message.string or ("",)):
            continue
        key = _first(message.id)
        key = f"{message.context}\x04{key}" if message.context else key
        if isinstance(message.string, list | tuple):
            found |= {(key, form): string for form, string in enumerate(message.string)}
        else:
            found[key] = str(message.string)
    return found


def _compiled(path: Path) -> dict[str | tuple[str, int], str]:
    with path.open("rb") as file:
        found = vars(GNUTranslations(file))["_catalog"]
    return {key: string for key, string in found.items() if key}


def _first(identity: object) -> str:
    return str(identity[0] if isinstance(identity, list | tuple) else identity)


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")
